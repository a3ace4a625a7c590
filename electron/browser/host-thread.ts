/** Entry of the loopback page's data thread: the host at the other end of a worker's port. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromHost, ToHost } from '../host/protocol.ts';
import { serveHost } from '../host/serve.ts';

const port = parentPort;
if (!port) throw new Error('This file is started as a worker.');

const { dataFolder } = workerData as { dataFolder: string };
serveHost(
  { dataFolder, backupFolder: join(dataFolder, 'backups') },
  {
    post: (message: FromHost) => port.postMessage(message),
    listen: (listener) => port.on('message', (message: ToHost) => listener(message)),
  },
);
