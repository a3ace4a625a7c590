/** The second door: the same app at a loopback address, for machines without Electron's binary. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dataFolder } from '../doors/data-folder.ts';
import { HostKeeper } from '../doors/host-keeper.ts';
import { openBrowserDoor } from './server.ts';
import { showInBrowser } from './show.ts';
import { startHost } from './start-host.ts';

const { values } = parseArgs({
  options: {
    /** Where workshops are kept. */
    folder: { type: 'string', default: join(homedir(), 'Yardstick') },
    /** 0 takes any that is free. */
    port: { type: 'string', default: '0' },
    /** Whether to open the address in the system's browser. */
    open: { type: 'boolean', default: false },
  },
});

const host = new HostKeeper(() => startHost(dataFolder()));
const folders = {
  window: fileURLToPath(new URL('../../dist/window', import.meta.url)),
  workshops: resolve(values.folder),
};
const door = await openBrowserDoor(host, folders, Number(values.port));

console.log(`Yardstick is open at ${door.address}`);
console.log(`The address works once. Workshops are kept in ${folders.workshops}. Ctrl+C ends Yardstick.`);
if (values.open) showInBrowser(door.address);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void door.close().finally(() => process.exit()));
}
