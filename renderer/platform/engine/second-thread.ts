/** Starts a second thread for the engine, which shares its memory. */
import type { SecondThread } from '#shared/engine/look/second-thread.ts';

/** Null where the page shares no memory, or the machine has one processor. */
export function startSecondThread(): SecondThread | null {
  if (typeof SharedArrayBuffer === 'undefined' || navigator.hardwareConcurrency < 2) return null;
  const worker = new Worker(new URL('./second-worker.ts', import.meta.url), {
    type: 'module',
    name: 'second thread',
  });
  let isReady = false;
  worker.onmessage = () => {
    isReady = true;
  };
  return { isReady: () => isReady, post: (shared) => worker.postMessage(shared) };
}
