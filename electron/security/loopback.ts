/** Who may talk to the loopback page's server: our own page, in the browser that opened the printed address. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface LoopbackRequest {
  method: string;
  headers: IncomingHttpHeaders;
}

/**
 * Whether the request was meant for this server and comes from its own page. The Host check ends DNS rebinding,
 * where a foreign name points to 127.0.0.1; the Origin check ends requests that foreign pages send.
 */
export function isForUs({ method, headers }: LoopbackRequest, port: number): boolean {
  const own = `127.0.0.1:${port}`;
  if (headers.host !== own) return false;
  if (headers.origin === undefined) return method === 'GET' || method === 'HEAD';
  return headers.origin === `http://${own}`;
}

/** One browser's session: a token that works once, and the cookie that it is exchanged for. */
export class LoopbackSession {
  readonly token = randomBytes(32).toString('base64url');
  readonly #cookieName: string;
  readonly #secret = randomBytes(32).toString('base64url');
  #tokenIsGood = true;

  /** Cookies know no ports; so that two servers don't take each other's, the name has it. */
  constructor(port: number) {
    this.#cookieName = `yardstick-${port}`;
  }

  /** The cookie for the token, or null where it is wrong or was used before. */
  redeem(token: string): string | null {
    if (!this.#tokenIsGood || !isSame(token, this.token)) return null;
    this.#tokenIsGood = false;
    return `${this.#cookieName}=${this.#secret}; HttpOnly; SameSite=Strict; Path=/`;
  }

  knows({ headers }: LoopbackRequest): boolean {
    const start = `${this.#cookieName}=`;
    const sent = headers.cookie?.split('; ').find((cookie) => cookie.startsWith(start));
    return sent !== undefined && isSame(sent.slice(start.length), this.#secret);
  }
}

/** Compares without telling by its duration how much was right. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
