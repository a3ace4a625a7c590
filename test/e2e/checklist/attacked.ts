/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), point by point and by its
 * numbers: each test here holds the attack that a point is about, on the window as it runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Desktop, describeDesktop, launchDesktop } from '../support/desktop.ts';
import { verdict } from '../support/room.ts';
import { sandboxed } from '../support/sandbox.ts';

export const OWN_PAGE = 'app://yardstick/index.html';

/** The window that all attacks of a file are tried on. */
export interface Attacked {
  desktop: Desktop;
  page: Page;
  /** The attacker's files. */
  folder: string;
  /** Host and port of a site that an attacker would send data to, or fetch a script from. */
  address: string;
  /** After an attack the window is as it was: one window, our page, the workshop, and nothing of the attacker's. */
  expectUnharmed(): Promise<void>;
  /** What the running window was given, as Electron tells it. */
  preferences(): Promise<Record<string, unknown>>;
}

/** Attacks on one window, which is opened before the first and closed after the last. */
export function describeAttacks(name: string, attacks: (window: Attacked) => void): void {
  describeDesktop(`Electron’s security checklist: ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'yardstick-test-'));
    const visits: string[] = [];
    const attacked = { folder, expectUnharmed, preferences } as Attacked;
    let site: Server;

    beforeAll(async () => {
      site = createServer(({ url }, response) => {
        visits.push(url ?? '');
        response.setHeader('Access-Control-Allow-Origin', '*').end('window.taken = true');
      });
      site.on('connection', () => visits.push('connection'));
      await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
      attacked.address = `127.0.0.1:${(site.address() as AddressInfo).port}`;
      attacked.desktop = await launchDesktop({
        dataFolder: join(folder, 'data'),
        ...sandboxed(folder),
        switches: ['--use-fake-device-for-media-stream'],
      });
      attacked.page = attacked.desktop.page;
    });
    afterAll(async () => {
      await attacked.desktop?.kill();
      site.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function expectUnharmed(): Promise<void> {
      const { desktop, page } = attacked;
      expect(page.url().startsWith(OWN_PAGE)).toBe(true);
      expect(await verdict(page).isVisible()).toBe(true);
      // What every attack tries to leave behind in the page.
      expect(await page.evaluate(() => 'taken' in window)).toBe(false);
      const windows = await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
      expect(windows).toBe(1);
      expect(visits).toEqual([]);
    }

    function preferences(): Promise<Record<string, unknown>> {
      return attacked.desktop.app.evaluate(({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        return (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
      });
    }

    attacks(attacked);
  });
}
