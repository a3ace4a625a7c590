/** Small common steps of the server's answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../security/content-policy.ts';

/** Definitions and mappings are small; what is larger is no request of ours. */
const LARGEST_BODY = 32 * 1024 * 1024;

/** A request that ends with this status and sentence. */
export class HttpRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The headers of what is no page: nothing in it may run. */
export function dataHeaders(contentType: string): Record<string, string> {
  return { ...securityHeaders('none'), 'Content-Type': contentType };
}

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, dataHeaders('application/json')).end(JSON.stringify(value));
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json')
    throw new HttpRefusal(415, 'JSON is expected here.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new HttpRefusal(413, 'This request is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpRefusal(400, 'This is no JSON.');
  }
}
