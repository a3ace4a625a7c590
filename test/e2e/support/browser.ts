/** The loopback page in the machine's own Chromium, for machines without Electron. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { workshopIsOpen } from './room.ts';

const root = join(import.meta.dirname, '../../..');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const browserPath = PLACES.find(mayRun);

/** Tests of the loopback page; skipped where there is no Chromium, with the reason in their name. */
export function describeBrowser(name: string, tests: () => void): void {
  describe.skipIf(!browserPath)(browserPath ? name : `${name} (skipped: there is no Chromium)`, tests);
}

export interface BrowserRoom {
  page: Page;
  /** As it was printed, with the token that works once. */
  address: string;
  /** What the page complained of: errors, and what the content policy refused. */
  complaints: string[];
}

/** Starts the second door in folders of the test's own, opens the address that it prints, and waits for the workshop. */
export async function openInBrowser(): Promise<BrowserRoom> {
  const door = spawn(
    process.execPath,
    [join(root, 'electron', 'browser', 'main.ts'), '--folder', temporaryFolder()],
    {
      env: { ...process.env, YARDSTICK_DATA: temporaryFolder() },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => door.once('exit', resolve));
  onTestFinished(async () => {
    door.kill();
    await ended;
  });
  const address = await printedAddress(door.stdout);

  const browser = await chromium.launch({
    executablePath: browserPath!,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await workshopIsOpen(page);
  return { page, address, complaints };
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error('The door closed before it printed its address.');
}
