/** Starts the host in a process of its own, so that a crash there costs no window. */
import { utilityProcess } from 'electron';
import type { HostProcess } from '../doors/host-line.ts';
import type { FromHost, ToHost } from '../host/protocol.ts';

/** `readKey` gives that of the remembered passphrases; null where there is no safe keyring. */
export function startHost(bundle: string, dataFolder: string, readKey: () => Uint8Array | null): HostProcess {
  const child = utilityProcess.fork(bundle, [dataFolder], { serviceName: 'Yardstick data' });
  const post = (message: ToHost) => child.postMessage(message);
  // The system's keyring may take its time, in which the process begins.
  const key = readKey();
  if (key) post({ kind: 'keyring', call: 'keyring', key });
  return {
    post,
    listen: (listener) => child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
