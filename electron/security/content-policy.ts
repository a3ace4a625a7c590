/** What a page of ours may load and run: its own files, and nothing else. */

/** In the built index.html, where a page's own nonce goes; Vite writes it there (see build/vite.window.config.ts). */
export const NONCE_MARK = '__CSP_NONCE__';

/** The content policy for one load of the page. The nonce lets the page's style elements in, and scripts never. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    // The page to be signed carries its font within itself, and is previewed in a sandboxed frame.
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every file that a door serves. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
