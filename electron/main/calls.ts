/** The window's calls, checked for which method they name, and passed on to the host; progress comes back. */
import * as z from 'zod/mini';
import type { Answer } from '#shared/contract/failure.ts';
import { isMethodName } from '#shared/contract/method-names.ts';
import type { MethodName } from '#shared/contract/methods.ts';
import type { HostKeeper } from '../doors/host-keeper.ts';
import { CHANNELS } from '../preload/channels.ts';
import { answerOwnPage, hearOwnPage } from '../security/own-page.ts';

/** The host checks `args` by the method's own schema. */
const callSchema = z.object({
  method: z.custom<MethodName>(isMethodName),
  args: z.unknown(),
  call: z.string().check(z.minLength(1), z.maxLength(100)),
});

const REFUSED: Answer<never> = {
  ok: false,
  error: { code: 'badInput', message: 'Yardstick does not know this request.' },
};

export function relayCalls(host: HostKeeper): void {
  const running = new Map<string, AbortController>();

  answerOwnPage<Answer<unknown>>(CHANNELS.call, REFUSED, async (event, sent) => {
    const { success, data } = callSchema.safeParse(sent);
    if (!success) return REFUSED;
    const { method, args, call } = data;
    // Two windows, or one that was loaded again, may use the same name for different calls.
    const name = nameOf(event, call);
    const stop = new AbortController();
    running.set(name, stop);
    try {
      return await host.call(method, args, {
        signal: stop.signal,
        onProgress: (progress) => {
          if (!event.sender.isDestroyed()) event.sender.send(CHANNELS.progress, call, progress);
        },
      });
    } finally {
      if (running.get(name) === stop) running.delete(name);
    }
  });

  hearOwnPage(CHANNELS.cancel, (event, call) => running.get(nameOf(event, String(call)))?.abort());
}

function nameOf(event: { sender: { id: number } }, call: string): string {
  return `${event.sender.id}/${call}`;
}
