/** Starts the host in a process of its own, so that a crash there costs no window. */
import { utilityProcess } from 'electron';
import type { HostProcess } from '../doors/host-line.ts';
import type { FromHost, ToHost } from '../host/protocol.ts';

export function startHost(bundle: string, dataFolder: string): HostProcess {
  const child = utilityProcess.fork(bundle, [dataFolder], { serviceName: 'Yardstick data' });
  return {
    post: (message: ToHost) => child.postMessage(message),
    listen: (listener) => child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
