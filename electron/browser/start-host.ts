/** Starts the host in a thread of its own, so that long work keeps no request waiting. */
import { Worker } from 'node:worker_threads';
import type { HostProcess } from '../doors/host-line.ts';
import type { FromHost, ToHost } from '../host/protocol.ts';

export function startHost(dataFolder: string): HostProcess {
  const worker = new Worker(new URL('./host-thread.ts', import.meta.url), { workerData: { dataFolder } });
  // What ends the thread is told by its exit; an unheard error would end the server too.
  worker.on('error', (error) => console.error('The data thread stopped:', error));
  return {
    post: (message: ToHost) => worker.postMessage(message),
    listen: (listener) => worker.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => worker.once('exit', listener),
    kill: () => void worker.terminate(),
  };
}
