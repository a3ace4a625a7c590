/** Entry of the loopback page's data thread: the host at the other end of a worker's port. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromHost, ToHost } from '../host/protocol.ts';
import { serveHost } from '../host/serve.ts';

const port = parentPort;
if (!port) throw new Error('This file is started as a worker.');

serveHost(
  { dataFolder: (workerData as { dataFolder: string }).dataFolder },
  {
    post: (message: FromHost) => port.postMessage(message),
    listen: (listener) => port.on('message', (message: ToHost) => listener(message)),
  },
);
