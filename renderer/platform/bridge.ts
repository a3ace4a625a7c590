/** The one way from the window to its shell: the preload's bridge, or the same over HTTP in a browser. */
import type { Bridge } from '#shared/contract/bridge.ts';
import { createBrowserBridge } from './browser-bridge.ts';
import { undoesTyping } from './text-fields.ts';

declare global {
  interface Window {
    /** Put there by the preload; missing in a browser. */
    readonly api?: Bridge;
  }
}

const shell = window.api ?? createBrowserBridge();

export const bridge: Bridge = {
  ...shell,
  onCommand: (listener) =>
    shell.onCommand((command) => {
      if (!undoesTyping(command)) listener(command);
    }),
};
