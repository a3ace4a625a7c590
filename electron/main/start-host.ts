/** Starts the host in a process of its own, so that a crash there costs no window. */
import { type UtilityProcess, utilityProcess } from 'electron';
import type { HostProcess } from '../doors/host-line.ts';
import type { FromHost, ToHost } from '../host/protocol.ts';

/** Lets the process begin, which takes longer than anything else in a start. Only after Electron is ready. */
export const forkHost = (bundle: string, dataFolder: string): UtilityProcess =>
  utilityProcess.fork(bundle, [dataFolder], { serviceName: 'Yardstick data' });

/** The host in a process that has begun. `key` is that of the remembered passphrases; null where there is no safe keyring. */
export function hostIn(child: UtilityProcess, key: Uint8Array | null): HostProcess {
  const post = (message: ToHost) => child.postMessage(message);
  if (key) post({ kind: 'keyring', call: 'keyring', key });
  return {
    post,
    listen: (listener) => child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
