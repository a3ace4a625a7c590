/**
 * `POST /call/<method>`: the arguments as JSON; the answer as lines of JSON, progress first (`{"progress"}`, then
 * `{"answer"}`), or as plain bytes where the result is bytes. A page that goes away cancels what it asked for.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isMethodName } from '#shared/contract/method-names.ts';
import type { HostKeeper } from '../doors/host-keeper.ts';
import { dataHeaders, HttpRefusal, readJson } from './http.ts';

export class Calls {
  readonly #host: HostKeeper;
  readonly #running = new Map<string, AbortController>();

  constructor(host: HostKeeper) {
    this.#host = host;
  }

  async run(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isMethodName(method)) throw new HttpRefusal(404, 'Yardstick does not know this request.');
    const call = String(request.headers['x-yardstick-call'] ?? '');
    const args = await readJson(request);
    const stop = new AbortController();
    this.#running.set(call, stop);
    response.on('close', () => stop.abort());

    const line = (value: unknown) => {
      if (!response.headersSent) response.writeHead(200, dataHeaders('application/x-ndjson'));
      response.write(`${JSON.stringify(value)}\n`);
    };
    const answer = await this.#host.call(method, args, {
      signal: stop.signal,
      onProgress: (progress) => line({ progress }),
    });
    if (this.#running.get(call) === stop) this.#running.delete(call);
    if (answer.ok && answer.value instanceof Uint8Array && !response.headersSent) {
      response.writeHead(200, dataHeaders('application/octet-stream')).end(answer.value);
      return;
    }
    line({ answer });
    response.end();
  }

  cancel(call: string): void {
    this.#running.get(call)?.abort();
  }
}
