/** The window's files, and only those: what a door may read from disk for a path in an address. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { NONCE_MARK, securityHeaders } from './content-policy.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface WindowFile {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/** The file in `folder` that an address's path names; null for all that would leave the folder or is no such file. */
export function fileFor(folder: string, addressPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(addressPath);
  } catch {
    return null;
  }
  if (path === '/') path = '/index.html';
  // A colon is a drive or a stream on Windows, a backslash a folder; our own files have neither.
  if (!path.startsWith('/') || /[\\:\0]/.test(path) || path.split('/').includes('..')) return null;
  if (!(extname(path) in CONTENT_TYPES)) return null;
  const file = join(folder, path);
  return file.startsWith(folder + sep) ? file : null;
}

/** Reads a file for the page, with the headers it is served with; index.html gets a nonce of its own each time. */
export async function readWindowFile(folder: string, addressPath: string): Promise<WindowFile> {
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders(nonce);
  const file = fileFor(folder, addressPath);
  try {
    if (!file) throw new Error('not ours');
    const bytes = await readFile(file);
    const type = CONTENT_TYPES[extname(file)] ?? '';
    const body = extname(file) === '.html' ? withNonce(bytes, nonce) : bytes;
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body };
  } catch {
    const body = new TextEncoder().encode('There is no such page.');
    return { status: 404, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }, body };
  }
}

function withNonce(html: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(new TextDecoder().decode(html).replaceAll(NONCE_MARK, nonce));
}
