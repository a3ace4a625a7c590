/**
 * Times how long the app takes from its start to the sample's verdict, and to the changed one of a key that was pressed as
 * soon as it stood, beside an empty Electron window that is started the same way, in turn.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
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
const EDITED = 'Yardstick, to the verdict changed by a threshold key pressed as soon as it stands';

const VERDICT = '[data-figure=wonCaptured]';
const FIGURES = 'section[aria-label=Verdict]';
const THRESHOLD = '[role=slider][aria-label="Threshold for MQL"]';

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
    const note = async (contender: string, started: Promise<Start>) => {
      electron = (await started).version;
      starts.set(contender, [...(starts.get(contender) ?? []), await started]);
    };
    const empty = join(ROOT, 'build/bench/start/empty-window.cjs');
    const left = join(folder, 'left at Score');
    await leaveAtScore(left);
    // The first round fills the system's memory with the runtime's files, and is not counted.
    for (let run = 0; run <= RUNS; run += 1) {
      process.stderr.write(`round ${run} of ${RUNS} …\n`);
      const again = join(folder, `again ${run}`);
      cpSync(left, again, { recursive: true });
      await note(
        EMPTY,
        start(empty, join(folder, 'empty'), (page) => untilUsable(page, 'main')),
      );
      await note(
        FIRST,
        start(ROOT, join(folder, `first ${run}`), (page) => untilUsable(page, VERDICT)),
      );
      await note(
        AGAIN,
        start(ROOT, again, (page) => untilUsable(page, VERDICT)),
      );
      await note(EDITED, start(ROOT, again, untilEdited));
      if (run === 0) starts.clear();
    }
  } finally {
    await endScreen?.();
    rmSync(folder, { recursive: true, force: true });
  }
  const of = (contender: string, what: 'ms' | 'processor') =>
    median(starts.get(contender)!.map((started) => started[what]));
  const ratios = Object.fromEntries(
    [FIRST, AGAIN, EDITED].flatMap((contender) => [
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
      'From the start of the process to what is to be seen: of an Electron app that has nothing but a window with a word in it, and of Yardstick, with the sample’s verdict. The first start makes the sample workshop; the others find it as it was made, and the window as it was left, at Score. There the threshold’s handle is given the focus and a key as soon as it is there after the verdict. Processor time is that of all processes together.',
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

/** Starts an app and ends it as soon as its page has got somewhere. */
async function start(
  app: string,
  dataFolder: string,
  until: (page: Page) => Promise<unknown>,
): Promise<Start> {
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
    await until(page);
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

/** Starts the app for the first time, and ends it once the sample workshop is made and the window shows Score. */
async function leaveAtScore(dataFolder: string): Promise<void> {
  await start(ROOT, dataFolder, async (page) => {
    await untilUsable(page, VERDICT);
    await page.keyboard.press('Control+3');
    await untilUsable(page, `${THRESHOLD} text`);
    while (!existsSync(join(dataFolder, 'Sample workshop.yardstick'))) await pause(50);
  });
}

/** Until the verdict changes by a key that is pressed on a threshold when the first verdict stands. */
async function untilEdited(page: Page): Promise<void> {
  await untilUsable(page, VERDICT);
  await untilUsable(page, `${THRESHOLD} text`);
  const before = await page.evaluate(
    ([threshold, figures]) => {
      document.querySelector<HTMLElement>(threshold)!.focus();
      return document.querySelector<HTMLElement>(figures)!.textContent;
    },
    [THRESHOLD, FIGURES] as const,
  );
  await page.keyboard.press('PageUp');
  await page.waitForFunction(
    ([figures, text]) => document.querySelector<HTMLElement>(figures)!.textContent !== text,
    [FIGURES, before] as const,
  );
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
