/** Entry of the desktop's data process: the host at the other end of Electron's message port. */
import { join } from 'node:path';
// Before any schema is made.
import './schemas-without-code.ts';
import type { FromHost, ToHost } from '../host/protocol.ts';
import { serveHost } from '../host/serve.ts';
import { SHIPPED_FILES } from '../host/shipped-sample.ts';

const dataFolder = process.argv.at(-1);
if (!dataFolder) throw new Error('The data process was started without its data folder.');

const { parentPort } = process;
// The build puts the PDF's typeface and the sample workshop beside this file, dist/host/host.cjs.
serveHost(
  {
    dataFolder,
    backupFolder: join(dataFolder, 'backups'),
    fontsFolder: join(__dirname, 'fonts'),
    sampleFile: join(__dirname, SHIPPED_FILES.workshop),
    typingThread: join(__dirname, '..', 'typing', 'typing.cjs'),
  },
  {
    post: (message: FromHost) => parentPort.postMessage(message),
    listen: (listener) => parentPort.on('message', ({ data }) => listener(data as ToHost)),
  },
);
