/** A second thread for an engine that runs in Node, as the window's engine has one. */
import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { helpWith, type SecondThread } from '#shared/engine/look/second-thread.ts';

const OWN = 'second thread';

/** Starts it; the thread ends with the one that started it. */
export async function startSecondThread(): Promise<SecondThread> {
  const worker = new Worker(new URL(import.meta.url), { workerData: OWN });
  await once(worker, 'online');
  worker.unref();
  return { isReady: () => true, post: (shared) => worker.postMessage(shared) };
}

if (workerData === OWN) parentPort!.on('message', helpWith);
