/** Calls to the host as promises: a failure is thrown as a Refusal, whose message is meant for people. */
import { Refusal } from '#shared/contract/failure.ts';
import type { Args, MethodName, Progress, Result } from '#shared/contract/methods.ts';
import { bridge } from './bridge.ts';

interface CallOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

let calls = 0;

export async function call<M extends MethodName>(
  method: M,
  args: Args<M>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<M>> {
  const name = `call-${++calls}`;
  const stopListening = onProgress
    ? bridge.onProgress((of, progress) => {
        if (of === name) onProgress(progress);
      })
    : undefined;
  const cancel = () => bridge.cancel(name);
  signal?.addEventListener('abort', cancel);
  try {
    const answer = await bridge.methods[method](args, name);
    if (!answer.ok) throw new Refusal(answer.error.code, answer.error.message, answer.error.details);
    return answer.value;
  } finally {
    signal?.removeEventListener('abort', cancel);
    stopListening?.();
  }
}
