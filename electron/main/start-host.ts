/** Starts the host in a process of its own, so that a crash there costs no window. */
import { utilityProcess } from 'electron';
import type { HostProcess } from '../doors/host-line.ts';
import type { FromHost, ToHost } from '../host/protocol.ts';

/** `key` is that of the remembered passphrases; null where there is no safe keyring. */
export function startHost(bundle: string, dataFolder: string, key: Uint8Array | null): HostProcess {
  const child = utilityProcess.fork(bundle, [dataFolder], { serviceName: 'Yardstick data' });
  const post = (message: ToHost) => child.postMessage(message);
  if (key) post({ kind: 'keyring', call: 'keyring', key });
  return {
    post,
    listen: (listener) => child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
