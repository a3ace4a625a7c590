/** The only bridge into the window: named methods, nothing raw. Runs sandboxed, as one file. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, ShellCommand } from '#shared/contract/bridge.ts';
import { METHOD_NAMES } from '#shared/contract/method-names.ts';
import type { Progress } from '#shared/contract/methods.ts';
import { CHANNELS } from './channels.ts';

const methods = Object.fromEntries(
  METHOD_NAMES.map((method) => [
    method,
    (args: unknown, call: string) => ipcRenderer.invoke(CHANNELS.call, { method, args, call }),
  ]),
) as Bridge['methods'];

/** Passes what arrives on a channel to the listener, without Electron's event; returns a function that stops it. */
function listen<T extends unknown[]>(channel: string, listener: (...sent: T) => void): () => void {
  const pass = (_event: unknown, ...sent: unknown[]) => listener(...(sent as T));
  ipcRenderer.on(channel, pass);
  return () => {
    ipcRenderer.off(channel, pass);
  };
}

const bridge: Bridge = {
  door: 'desktop',
  methods,
  cancel: (call) => ipcRenderer.send(CHANNELS.cancel, call),
  onProgress: (listener) => listen<[string, Progress]>(CHANNELS.progress, listener),
  choose: (purpose, suggestedName) => ipcRenderer.invoke(CHANNELS.choose, purpose, suggestedName),
  shippedSample: () => ipcRenderer.invoke(CHANNELS.shippedSample),
  dropped: async (file) => ipcRenderer.invoke(CHANNELS.dropped, pathOf(file)),
  onCommand: (listener) => {
    const stop = listen<[ShellCommand]>(CHANNELS.command, listener);
    ipcRenderer.send(CHANNELS.listening);
    return stop;
  },
};

/** Only the browser itself makes files with a path, so that the page can't name one. */
function pathOf(file: unknown): string {
  if (!isFile(file)) throw new Error('This is not a file.');
  // Electron before 29 has no webUtils and keeps the path on the file.
  const path = webUtils
    ? webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])
    : (file as { path: string }).path;
  if (!path) throw new Error('This is not a file on this computer’s disk.');
  return path;
}

/** Asks the browser, which knows its own files: an object of the page's can look like one in every other way. */
function isFile(value: unknown): boolean {
  const { File } = globalThis as unknown as { File: { prototype: object } };
  try {
    Reflect.get(File.prototype, 'lastModified', value);
    return true;
  } catch {
    return false;
  }
}

contextBridge.exposeInMainWorld('api', bridge);
