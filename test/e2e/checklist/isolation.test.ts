import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/room.ts';
import { canSandbox, systemCalls } from '../support/sandbox.ts';
import { describeAttacks } from './attacked.ts';

describeAttacks('the page’s process', (attacked) => {
  test('2. no Node in the page, in its workers or in frames within it', async () => {
    const { page, preferences } = attacked;
    const nodeIn = () =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis);
    expect(await page.evaluate(nodeIn)).toEqual([]);
    await eventually(() => page.workers().length).toBeGreaterThan(0);
    for (const worker of page.workers()) expect(await worker.evaluate(nodeIn), worker.url()).toEqual([]);
    const frame = await frameWithin(page);
    expect(await frame.evaluate(nodeIn)).toEqual([]);
    expect(await frame.evaluate(() => 'api' in window)).toBe(false);
    await removeFrames(page);
    expect(await preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false });
  });

  test('3. the page can’t reach into the world of the preload', async () => {
    const { page, preferences } = attacked;
    const caught = await page.evaluate(async () => {
      const got: string[] = [];
      const { call, apply } = Function.prototype;
      const { push } = Array.prototype;
      const note = (value: unknown) => {
        if (typeof value === 'object' && value !== null && 'invoke' in value) got.push('ipcRenderer');
      };
      // Whatever the bridge does by these, it would do by ours, were it in the same world.
      Function.prototype.call = function (this: () => unknown, ...args) {
        note(args[0]);
        return Reflect.apply(this, args[0], args.slice(1));
      };
      Array.prototype.push = function (...items) {
        items.forEach(note);
        return Reflect.apply(push, this, items);
      };
      Object.defineProperty(Object.prototype, 'method', { set: note, configurable: true });
      try {
        await window.api!.methods['workshop.current']({}, 'attack');
        const made = window.api!.cancel.constructor;
        try {
          if (made('return typeof process')() !== 'undefined') got.push('process');
        } catch {
          // The content policy lets nothing be made from text.
        }
        if (made !== Function) got.push('another world’s Function');
      } finally {
        Object.assign(Function.prototype, { call, apply });
        Array.prototype.push = push;
        Reflect.deleteProperty(Object.prototype, 'method');
      }
      return got;
    });
    expect(caught).toEqual([]);
    const changed = await page.evaluate(() => {
      try {
        Object.assign(window.api!, { cancel: () => 'mine' });
      } catch {
        // It is frozen.
      }
      return String(window.api!.cancel('none'));
    });
    expect(changed).not.toBe('mine');
    expect(await preferences()).toMatchObject({ contextIsolation: true });
  });

  describe('4. the page’s process is sandboxed', () => {
    test('even in the preload’s own world there is no Node', async () => {
      const { desktop, preferences } = attacked;
      const found = await desktop.app.evaluate(({ BrowserWindow }) => {
        const PRELOADS_WORLD = 999;
        const code = `['require', 'process', 'Buffer', 'global'].filter((name) => name in globalThis)`;
        return BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScriptInIsolatedWorld(
          PRELOADS_WORLD,
          [{ code }],
        );
      });
      expect(found).toEqual([]);
      expect(await preferences()).toMatchObject({ sandbox: true });
    });

    test.skipIf(process.platform !== 'linux' || !canSandbox)(
      'and the system checks each of its calls (where this machine has a sandbox)',
      async () => {
        const { desktop } = attacked;
        const pid = await desktop.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
        );
        expect(systemCalls(pid)).toBe('filtered');
      },
    );
  });
});

/** A frame of the page's own making within it. */
async function frameWithin(page: Page): Promise<Frame> {
  await page.evaluate(
    () =>
      new Promise<void>((settled) => {
        const frame = document.createElement('iframe');
        frame.className = 'attack';
        frame.srcdoc = 'a frame';
        frame.onload = () => settled();
        document.body.append(frame);
      }),
  );
  return page.frames().find((frame) => frame.url() === 'about:srcdoc')!;
}

const removeFrames = (page: Page) =>
  page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe.attack')) frame.remove();
  });
