/**
 * Times how long the app takes from its start to the sample that can be worked with, beside an empty Electron window
 * that is started the same way, in turn.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import startScreen from '../../test/e2e/support/screen.ts';
import { electronBinary, environment, ROOT, SANDBOX } from './electron.ts';
import { processorTime } from './processes.ts';
import { median, type Report } from './report.ts';

const RUNS = 15;
const DEALS = 240;
const MOST = 1.5;

const EMPTY = 'an empty window';
const FIRST = 'Yardstick’s first start, to the sample’s verdict';
const AGAIN = 'Yardstick, to the sample’s verdict';

interface Start {
  ms: number;
  /** Of all its processes, in milliseconds; it tells more than the clock where the machine does other things. */
  processor: number;
  version: string;
}

export async function bench(): Promise<Report> {
  const endScreen = await startScreen();
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-bench-'));
  const starts = new Map<string, Start[]>();
  let electron = '';
  try {
    const note = async (contender: string, app: string, usable: string, dataFolder: string) => {
      const started = await start(app, usable, dataFolder);
      electron = started.version;
      starts.set(contender, [...(starts.get(contender) ?? []), started]);
    };
    // The first round fills the system's memory with the runtime's files, and is not counted.
    for (let run = 0; run <= RUNS; run += 1) {
      process.stderr.write(`round ${run} of ${RUNS} …\n`);
      const own = join(folder, `data ${run}`);
      await note(EMPTY, join(ROOT, 'build/bench/start/empty-window.cjs'), 'main', join(folder, 'empty'));
      await note(FIRST, ROOT, '[data-figure=wonCaptured]', own);
      await note(AGAIN, ROOT, '[data-figure=wonCaptured]', own);
      if (run === 0) starts.clear();
    }
  } finally {
    await endScreen?.();
    rmSync(folder, { recursive: true, force: true });
  }
  const of = (contender: string, what: 'ms' | 'processor') =>
    median(starts.get(contender)!.map((started) => started[what]));
  const ratios = Object.fromEntries(
    [FIRST, AGAIN].flatMap((contender) => [
      [`${contender} / ${EMPTY}`, of(contender, 'ms') / of(EMPTY, 'ms')],
      [`${contender} / ${EMPTY}, processor time`, of(contender, 'processor') / of(EMPTY, 'processor')],
    ]),
  );
  const results = [...starts].flatMap(([contender, { length }]) =>
    (['ms', 'processor'] as const).map((what) => ({
      contender: what === 'ms' ? contender : `${contender}: processor time`,
      deals: contender === EMPTY ? 0 : DEALS,
      medianMs: of(contender, what),
      runs: length,
    })),
  );
  return {
    name: 'start',
    about: [
      'From the start of the process to what is to be seen: of an Electron app that has nothing but a window with a word in it, and of Yardstick, with the sample’s verdict. The first start makes the sample workshop. Processor time is that of all processes together.',
    ],
    versions: { electron },
    results,
    ratios,
    bars: [FIRST, AGAIN].map((contender) => {
      const ratio = of(contender, 'ms') / of(EMPTY, 'ms');
      return {
        bar: `${contender}: in under ${MOST} times what ${EMPTY} takes`,
        measured: ratio.toFixed(2),
        isMet: ratio < MOST,
      };
    }),
  };
}

/** Starts an app and ends it as soon as an element of its window can be seen and clicked. */
async function start(app: string, usable: string, dataFolder: string): Promise<Start> {
  const begin = performance.now();
  const running = spawn(electronBinary(), [...SANDBOX, '--remote-debugging-port=0', app], {
    env: environment(dataFolder),
    stdio: ['ignore', 'ignore', 'pipe'],
    // As the leader of a group, by which its processes are found.
    detached: true,
  });
  const ended = once(running, 'exit');
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(running.stderr), { noDefaults: true });
    const [context] = browser.contexts();
    const page = context!.pages()[0] ?? (await context!.waitForEvent('page'));
    await untilUsable(page, usable);
    const ms = performance.now() - begin;
    const processor = processorTime(running.pid!);
    const [, version = ''] = /Electron\/(\S+)/.exec(await page.evaluate(() => navigator.userAgent)) ?? [];
    await browser.close();
    return { ms, processor, version };
  } finally {
    running.kill();
    await ended;
  }
}

/**
 * Until an element is drawn and nothing lies over it, looked for in each frame: a locator's own looks are up to half a
 * second apart.
 */
async function untilUsable(page: Page, selector: string): Promise<void> {
  for (;;) {
    try {
      return await page.evaluate(inEachFrame, selector);
    } catch (error) {
      // The page that was looked at gave way to the app's own.
      if (page.isClosed() || !/context was destroyed|navigation/i.test(String(error))) throw error;
    }
  }
}

function inEachFrame(selector: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector(selector);
      const { left = 0, top = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
      if (element && width > 0 && height > 0 && element.contains(onTop)) resolve();
      else requestAnimationFrame(look);
    };
    // The frame after the one that drew it finds it.
    requestAnimationFrame(look);
  });
}

/** The address at which Chromium can be talked to, which it writes once it listens. */
async function debuggerOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [address] = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line) ?? [];
    if (address) {
      output.resume();
      return address;
    }
  }
  throw new Error('The app ended before its window could be reached.');
}
