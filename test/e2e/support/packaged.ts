/** The app as it is installed: packed by electron-builder from the product's own configuration, with its fuses set. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'app-builder-lib';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { build, Platform } from 'electron-builder';
import { chromium, type Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { binary, definedEnvironment, root, whyNot } from './desktop.ts';
import { workshopIsOpen } from './room.ts';

/** Tests of the package; skipped where it can't be built and started, with the reason in their name. */
export function describePackage(name: string, tests: () => void): void {
  const reason = process.platform === 'linux' ? whyNot() : 'it is built for Linux here';
  describe.skipIf(reason !== null)(reason ? `${name} (skipped: ${reason})` : name, tests);
}

export interface Package {
  /** What is installed. */
  folder: string;
  executable: string;
  /** What the Debian package is made with, its menu entry, and how the system tells the file type. */
  deb: { options: string[]; menuEntry: string; fileTypes: string };
  remove(): void;
}

/** Builds what the Debian package holds, all but the archive itself. */
export async function buildPackage(): Promise<Package> {
  const output = mkdtempSync(join(tmpdir(), 'yardstick-package-'));
  const config: Configuration = await getConfig(root, null, null);
  await leaveUnknownFusesOut(config);
  const configFile = join(output, 'configuration.json');
  writeFileSync(
    configFile,
    JSON.stringify({
      ...config,
      directories: { ...config.directories, output },
      electronDist: dirname(binary!),
    }),
  );
  const deb: Package['deb'] = { options: [], menuEntry: '', fileTypes: '' };
  await build({
    projectDir: root,
    config: configFile,
    targets: Platform.LINUX.createTarget('deb'),
    effectiveOptionComputed: async ([options, menuEntry]: [string[], string]) => {
      const [fileTypes] = options.find((option) => option.includes('=/usr/share/mime/packages/'))!.split('=');
      deb.options = options;
      deb.menuEntry = readFileSync(menuEntry, 'utf8');
      deb.fileTypes = readFileSync(fileTypes!, 'utf8');
      return true;
    },
  });
  const folder = join(output, 'linux-unpacked');
  const remove = () => rmSync(output, { recursive: true, force: true });
  return { folder, executable: join(folder, 'yardstick'), deb, remove };
}

/** An older runtime than the product's own has fewer fuses than the configuration names. */
async function leaveUnknownFusesOut({ electronFuses }: Configuration): Promise<void> {
  const wire = await getCurrentFuseWire(binary!);
  if (!(FuseV1Options.GrantFileProtocolExtraPrivileges in wire)) {
    delete electronFuses!.grantFileProtocolExtraPrivileges;
  }
}

/**
 * Starts the package as the system does, with a file to open if one is given, and waits for the workshop. As Node's
 * debugger is shut out by a fuse, the window is reached by Chromium's own.
 */
export async function startPackage({ executable }: Package, file?: string): Promise<Page> {
  const app = spawn(
    executable,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      ...(file === undefined ? [] : [file]),
    ],
    {
      env: { ...definedEnvironment(), YARDSTICK_DATA: temporaryFolder() },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  onTestFinished(async () => {
    const ended = once(app, 'exit');
    if (app.kill()) await ended;
  });
  const browser = await chromium.connectOverCDP(await debuggerOf(app.stderr), { noDefaults: true });
  onTestFinished(() => browser.close());
  const [context] = browser.contexts();
  const page = context!.pages()[0] ?? (await context!.waitForEvent('page'));
  page.setDefaultTimeout(20_000);
  await workshopIsOpen(page);
  return page;
}

async function debuggerOf(output: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface(output);
  for await (const line of lines) {
    const [address] = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line) ?? [];
    if (address) {
      // Whatever else it writes is let through, lest it wait for a reader.
      output.resume();
      return address;
    }
  }
  throw new Error('The app ended before its window could be reached.');
}
