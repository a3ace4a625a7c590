/**
 * Times the window itself, in Electron: how soon the verdict follows a threshold, whether the canvas of a large flow
 * pans smoothly, and whether typing into a rule ever holds the window up, with few deals and with many.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { Bridge } from '#shared/contract/bridge.ts';
import startScreen from '../../test/e2e/support/screen.ts';
import { electronBinary, environment, ROOT, SANDBOX } from './electron.ts';
import { type Bar, median, type Report, type Result } from './report.ts';
import { busyFlow, manyDeals } from './window/job.ts';
import {
  framesWhile,
  framesWhilePanning,
  keepCount,
  verdictAfterKeys,
  verdictWhileDragging,
} from './window/measure.ts';
import { measureThresholds } from './window/sample.ts';
import { tasksDuring } from './window/trace.ts';

const MANY = 100_000;
const TOUCHPOINTS_EACH = 20;
const WRITER = fileURLToPath(new URL('./load/write-workshop.ts', import.meta.url));
/** The place of a rule of the benchmark’s definitions that is true of most deals. */
const DEMO_REQUEST = 16;
const FRAME = 1000 / 60;

export async function bench(): Promise<Report> {
  const endScreen = await startScreen();
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-bench-'));
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: [...SANDBOX, ROOT],
    env: environment(folder),
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(300_000);
    const versions = await app.evaluate(() => ({
      electron: process.versions.electron ?? '',
      chromium: process.versions.chrome ?? '',
    }));
    const results: Result[] = [];
    const bars: Bar[] = [];
    await page.locator('[data-figure=wonCaptured]').waitFor();
    const thresholds = await measureThresholds(app, page, (step) => go(page, step));
    results.push(...thresholds.results);
    bars.push(...thresholds.bars);
    await measure(app, page, 'the sample workshop', 240, results, bars);

    const deals = join(folder, 'many deals.csv');
    writeFileSync(deals, manyDeals(MANY));
    await importInto(app, page, join(folder, 'bench.yardstick'), deals);
    await measure(app, page, 'many deals', MANY, results, bars);
    await measureOverTime(folder, results, bars);
    return {
      name: 'window',
      about: [
        'The sample’s own Marketing definition: what its script took of the processor in a trace of Chromium, from a key or click in a threshold to the changed verdict, on each screen that has thresholds.',
        'What a person feels in the window. A threshold: from the key press, or a move of the mouse, to the verdict that shows it, script, engine and the paint together; where deals are replayed over time it was pointed at for a second before. Frames: time between two, while a canvas of 30 stages and 60 arrows is panned. Typing: the longest time that the window’s own thread worked without looking up while a criterion is typed, of the processor, in a trace.',
      ],
      versions,
      results,
      ratios: {},
      bars,
    };
  } finally {
    await app.close();
    await endScreen?.();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How soon the verdict follows a threshold where many deals are replayed over time. */
async function measureOverTime(folder: string, results: Result[], bars: Bar[]): Promise<void> {
  const workshop = join(folder, 'over time.yardstick');
  execFileSync(process.execPath, [WRITER, workshop, String(MANY), String(TOUCHPOINTS_EACH)]);
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: [...SANDBOX, ROOT, workshop],
    env: environment(join(folder, 'over time')),
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(300_000);
    await page.getByRole('tab', { name: 'Ours' }).waitFor();
    await page.locator('[data-figure=wonCaptured]').waitFor();
    await keepCount(page);
    await go(page, 'Score');
    // Ever on, so that no verdict was there before.
    const onwards = await verdictAfterKeys(page, 20, { keys: ['ArrowRight'], pause: 300 });
    await page.getByRole('tab', { name: 'Theirs' }).click();
    // To and fro, so that nobody could guess the next.
    const keys = ['Shift+ArrowRight', 'ArrowRight', 'Shift+ArrowLeft', 'ArrowRight'];
    const jumps = await verdictAfterKeys(page, 20, { keys, pause: 300 });
    await page.getByRole('tab', { name: 'Ours' }).click();
    const handle = page.getByRole('slider', { name: /^Threshold for/ }).first();
    const dragged = await verdictWhileDragging(page, handle, 48, 8);
    const points = page.getByLabel(/^Points of/).nth(DEMO_REQUEST);
    const scrubbed = await verdictWhileDragging(page, points, 48, 8);
    const touchpoints = (MANY * TOUCHPOINTS_EACH).toLocaleString('en');
    const tell = (how: string, verdict: number[]) => {
      const medianMs = median(verdict);
      const contender = `to the verdict, ${touchpoints} touchpoints: ${how}`;
      results.push({ contender, deals: MANY, medianMs, runs: verdict.length });
      bars.push({
        bar: `verdict within a frame (16 ms), ${touchpoints} touchpoints: ${how}`,
        measured: `${medianMs.toFixed(1)} ms`,
        isMet: medianMs <= FRAME,
      });
    };
    tell('a threshold by keys, a point at a time, three a second', onwards.verdict);
    tell('a threshold by keys, ten points or one, to and fro, three a second', jumps.verdict);
    tell('a threshold dragged by the mouse, each move as soon as the verdict before stands', dragged);
    tell('the points of a rule dragged by the mouse, likewise', scrubbed);
  } finally {
    await app.close();
  }
}

async function measure(
  app: ElectronApplication,
  page: Page,
  what: string,
  deals: number,
  results: Result[],
  bars: Bar[],
): Promise<void> {
  await showBusyFlow(page);
  await keepCount(page);

  await go(page, 'Score');
  const { verdict, script } = await verdictAfterKeys(page, 20);
  results.push({
    contender: 'from a threshold to its verdict',
    deals,
    medianMs: median(verdict),
    runs: verdict.length,
  });
  results.push({
    contender: 'script for it in the window',
    deals,
    medianMs: median(script),
    runs: script.length,
  });
  if (deals < MANY) {
    bars.push({
      bar: `verdict within a frame (16 ms) of a threshold, ${what}`,
      measured: `${median(verdict).toFixed(1)} ms`,
      isMet: median(verdict) <= FRAME,
    });
  }

  await go(page, 'Flow');
  await page.locator('.react-flow__node').first().waitFor();
  const frames = await framesWhilePanning(page);
  results.push({ contender: 'a frame while panning', deals, medianMs: median(frames), runs: frames.length });
  const late = frames.filter((ms) => ms > 1.5 * FRAME).length;
  bars.push({
    bar: `60 frames a second while panning, ${what}`,
    measured: `${late} of ${frames.length} frames late`,
    isMet: late <= frames.length * 0.02,
  });

  await page.locator('[data-transition="first"]').click();
  await page.getByRole('button', { name: 'Type it' }).click();
  const typed = page.getByRole('textbox', { name: /, typed$/ });
  await typed.fill('');
  const write = (delay: number) =>
    typed.pressSequentially('employees at least 100 and industry contains any of Retail, Software', {
      delay,
    });
  const tasks = await tasksDuring(app, page, () => write(25));
  const longest = Math.max(...tasks);
  bars.push({
    bar: `typing into a rule never blocks for 50 ms, ${what}`,
    measured: `${longest.toFixed(1)} ms at most`,
    isMet: tasks.length > 0 && longest <= 50,
  });
  const editing = await framesWhile(page, async () => {
    for (let time = 0; time < 3; time++) {
      await typed.fill('');
      await write(60);
    }
  });
  const missed = editing.filter((ms) => ms > 1.5 * FRAME).length;
  bars.push({
    bar: `60 frames a second while a rule is typed, ${what}`,
    measured: `${missed} of ${editing.length} frames late`,
    isMet: missed <= editing.length * 0.02,
  });
  await page.keyboard.press('Escape');
}

const go = (page: Page, step: string) =>
  page.getByRole('navigation', { name: 'Steps of the workshop' }).getByRole('button', { name: step }).click();

/** Puts the large flow into the open workshop and shows it. */
async function showBusyFlow(page: Page): Promise<void> {
  const sizeField = await page.evaluate(async () => {
    const { methods } = (window as unknown as { api: Bridge }).api;
    const answer = await methods['sample.manifest']({}, 'bench');
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value?.fields.find(({ label }) => label === 'Employees')?.key ?? '';
  });
  await page.evaluate(async (definition) => {
    const { methods } = (window as unknown as { api: Bridge }).api;
    const answer = await methods['definitions.create']({ definition }, 'bench');
    if (!answer.ok) throw new Error(answer.error.message);
  }, busyFlow(sizeField));
  await page.reload();
  await page.getByRole('tab', { name: 'Busy' }).click();
  await page.locator('[data-figure=wonCaptured]').waitFor();
}

async function importInto(
  app: ElectronApplication,
  page: Page,
  workshop: string,
  deals: string,
): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, workshop);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, deals);
  await page.evaluate(async () => {
    const { methods, choose } = (window as unknown as { api: Bridge }).api;
    const sound = <T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    const there = await choose('createWorkshop', 'bench.yardstick');
    sound(await methods['workshop.create']({ place: there!.place, name: 'Bench' }, 'create'));
    const file = await choose('importDeals');
    const { mapping } = sound(await methods['deals.preview']({ place: file!.place }, 'preview'));
    sound(await methods['deals.import']({ place: file!.place, mapping }, 'import'));
  });
}
