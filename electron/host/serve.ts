/** Answers a door's messages with the host's methods. */
import { type Answer, asFailure } from '#shared/contract/failure.ts';
import { createHost, type HostOptions } from './host.ts';
import type { FromHost, Port, ToHost } from './protocol.ts';

export function serveHost(options: HostOptions, port: Port<FromHost, ToHost>): void {
  const host = createHost({ ...options, onOpened: (opened) => port.post({ kind: 'opened', opened }) });
  const running = new Map<string, AbortController>();

  const answer = async (call: string, work: () => Promise<Answer<unknown>> | Answer<unknown>) => {
    let outcome: Answer<unknown>;
    try {
      outcome = await work();
    } catch (thrown) {
      outcome = { ok: false, error: asFailure(thrown) };
    }
    port.post({ kind: 'answer', call, answer: outcome });
  };

  const run = async (message: Extract<ToHost, { kind: 'call' }>) => {
    const { call, method, args } = message;
    const stop = new AbortController();
    running.set(call, stop);
    await answer(call, () =>
      host.call(method, args, {
        signal: stop.signal,
        onProgress: (progress) => port.post({ kind: 'progress', call, progress }),
      }),
    );
    running.delete(call);
  };

  port.listen((message) => {
    switch (message.kind) {
      case 'call':
        void run(message);
        break;
      case 'cancel':
        running.get(message.call)?.abort();
        break;
      case 'register':
        void answer(message.call, () => ({ ok: true, value: host.places.register(message.path) }));
        break;
      case 'keyring':
        void answer(message.call, () => {
          host.useKeyring(message.key);
          return { ok: true, value: null };
        });
        break;
      case 'reopen':
        void answer(message.call, () => host.reopen(message.opened));
        break;
      case 'close':
        for (const stop of running.values()) stop.abort();
        void answer(message.call, async () => {
          await host.close();
          return { ok: true, value: null };
        });
        break;
    }
  });
}
