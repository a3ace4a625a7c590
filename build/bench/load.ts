/**
 * Puts the window under load: a workshop of a million deals is opened, edited, simulated and put on paper, with an eye
 * on the memory of all processes; then a long day of edits, of which nothing may stay behind.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { Bridge } from '#shared/contract/bridge.ts';
import startScreen from '../../test/e2e/support/screen.ts';
import { electronBinary, environment, ROOT, SANDBOX } from './electron.ts';
import { heapInUse, type Stage, watched } from './load/memory.ts';
import { memoryOf } from './processes.ts';
import type { Bar, Report, Result } from './report.ts';

const DEALS = 1_000_000;
const TOUCHPOINTS_EACH = 5;
const MOST_BYTES = 4 * 2 ** 30;
/** About as many as a room makes in eight hours without a break, one every seven seconds. */
const EDITS = 4_000;
const QUARTERS = 4;
/**
 * What the second half of the day may add: to a heap from which all garbage is collected, and to the memory of
 * processes, which hold garbage for a while. In the first half the engine compiles what runs often, and keeps that.
 */
const MOST_GROWTH = { heap: 1.05, memory: 1.25 };
const SMALL = 240;

const WRITER = new URL('./load/write-workshop.ts', import.meta.url).pathname;

export async function bench(): Promise<Report> {
  const endScreen = await startScreen();
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-bench-'));
  try {
    const workshop = join(folder, 'load.yardstick');
    execFileSync(process.execPath, [WRITER, workshop, String(DEALS), String(TOUCHPOINTS_EACH)]);
    const { stages, electron } = await underLoad(workshop, folder);
    const day = await longDay(join(folder, 'day'));
    return report(stages, day, electron);
  } finally {
    await endScreen?.();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function started(
  dataFolder: string,
  ...args: string[]
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: [...SANDBOX, ROOT, ...args],
    env: environment(dataFolder),
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(300_000);
  return { app, page };
}

async function underLoad(workshop: string, folder: string): Promise<{ stages: Stage[]; electron: string }> {
  const { app, page } = await started(join(folder, 'data'), workshop);
  try {
    const stages: Stage[] = [];
    const stage = async (name: string, act: () => Promise<unknown>) => {
      stages.push(await watched(app, name, act));
    };
    await stage('opening', async () => {
      await page.getByRole('button', { name: 'Load', exact: true }).waitFor();
      await page.locator('[data-figure=wonCaptured]').waitFor();
    });
    await stage('20 edits, each with its verdict', async () => {
      await go(page, 'Score');
      for (let i = 0; i < 20; i++) await editAndSee(page, i % 2 === 0);
    });
    for (const step of ['Simulate', 'Compare'] as const) {
      await stage(`all of ${step}`, async () => {
        await go(page, step);
        await page.getByRole('tab', { selected: true }).last().waitFor();
        for (const tab of await page.getByRole('main').getByRole('tab').all()) {
          await tab.click();
          await settled(page);
        }
      });
    }
    for (const format of ['pdf', 'docx', 'html'] as const) {
      const place = join(folder, `page.${format}`);
      await stage(`the page as ${format.toUpperCase()}`, () => exportPage(app, page, format, place));
      if (statSync(place).size === 0) throw new Error(`Nothing is in ${place}.`);
    }
    return { stages, electron: await app.evaluate(() => process.versions.electron ?? '') };
  } finally {
    await app.close();
  }
}

interface Moment {
  /** Of the window's script, in bytes. */
  heap: number;
  /** Of all processes. */
  memory: number;
}

/** Edits by keys, steps, undo and redo; what is in use after each quarter. */
async function longDay(dataFolder: string): Promise<Moment[]> {
  const { app, page } = await started(dataFolder);
  try {
    await page.locator('[data-figure=wonCaptured]').waitFor();
    const moments: Moment[] = [];
    for (let made = 1; made <= EDITS; made++) {
      if (made % 100 === 1) {
        for (const step of ['Simulate', 'Flow', 'Compare', 'Score']) await go(page, step);
      }
      await edit(page, made % 2 === 0);
      if (made % 20 === 0) {
        await page.keyboard.press('Control+Z');
        await page.keyboard.press('Control+Y');
      }
      if (made % (EDITS / QUARTERS) === 0) {
        await settled(page);
        const moment = { heap: await heapInUse(page), memory: memoryOf(app.process().pid!) };
        moments.push(moment);
        process.stderr.write(`after ${made} edits: ${megabytes(moment.heap)}, ${megabytes(moment.memory)}\n`);
      }
    }
    return moments;
  } finally {
    await app.close();
  }
}

const go = async (page: Page, step: string): Promise<void> => {
  const steps = page.getByRole('navigation', { name: 'Steps of the workshop' });
  await steps.getByRole('button', { name: step }).click();
  await page.getByRole('main', { name: step }).waitFor();
  await settled(page);
};

const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));

const threshold = (page: Page) => page.getByRole('slider', { name: /^Threshold for/ }).first();

/** Moves the first threshold there or back. */
async function edit(page: Page, up: boolean): Promise<void> {
  const before = await threshold(page).getAttribute('aria-valuenow');
  await threshold(page).press(up ? 'PageUp' : 'PageDown');
  await page.waitForFunction(
    (old) => document.querySelector('[role=slider]')?.getAttribute('aria-valuenow') !== old,
    before,
  );
}

/** The same, until the verdict follows. */
async function editAndSee(page: Page, up: boolean): Promise<void> {
  const strip = page.locator('section[aria-label="Verdict"]');
  const before = await strip.textContent();
  await edit(page, up);
  await page.waitForFunction(
    (old) => document.querySelector('section[aria-label="Verdict"]')?.textContent !== old,
    before,
  );
}

async function exportPage(
  app: ElectronApplication,
  page: Page,
  format: 'pdf' | 'docx' | 'html',
  path: string,
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await page.evaluate(async (form) => {
    const { methods, choose } = (window as unknown as { api: Bridge }).api;
    const drafts = await methods['definitions.list']({}, 'bench');
    if (!drafts.ok) throw new Error(drafts.error.message);
    const purpose = { pdf: 'exportPdf', docx: 'exportDocx', html: 'exportHtml' } as const;
    const chosen = await choose(purpose[form], 'page');
    const { id } = drafts.value[0]!;
    const answer = await methods['document.export'](
      { definition: id, paper: 'A4', format: form, place: chosen!.place },
      'export',
    );
    if (!answer.ok) throw new Error(answer.error.message);
  }, format);
}

function report(stages: Stage[], day: Moment[], electron: string): Report {
  const results: Result[] = stages.map(({ name, ms }) => ({
    contender: name,
    deals: DEALS,
    medianMs: ms,
    runs: 1,
  }));
  const [half, end] = [day[QUARTERS / 2 - 1]!, day.at(-1)!];
  const most = stages.reduce((high, stage) => (stage.peak > high.peak ? stage : high));
  const bars: Bar[] = [
    {
      bar: `a million deals and five million touchpoints: all processes within ${gigabytes(MOST_BYTES)}`,
      measured: `${gigabytes(most.peak)} at most (${most.name})`,
      isMet: most.peak <= MOST_BYTES,
    },
    {
      bar: `${EDITS.toLocaleString('en')} edits of ${SMALL} deals leave nothing behind in the window’s heap`,
      measured: day.map(({ heap }) => megabytes(heap)).join(', '),
      isMet: end.heap <= half.heap * MOST_GROWTH.heap,
    },
    {
      bar: 'nor in the memory of all processes',
      measured: day.map(({ memory }) => megabytes(memory)).join(', '),
      isMet: end.memory <= half.memory * MOST_GROWTH.memory,
    },
  ];
  return {
    name: 'load',
    about: [
      'A workshop of 1,000,000 deals with 5,000,000 touchpoints in the window, one thing after another. Memory is what all processes have of their own, and their share of what several have in common (PSS), looked at four times a second.',
      'The long day: thresholds moved by keys, undone and redone, with a walk through the steps every hundred edits. The heap is looked at after a quarter, half, three quarters and all of it, when all garbage is collected.',
    ],
    versions: { electron },
    results,
    ratios: {},
    bars,
  };
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`;
const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toPrecision(3)} GiB`;
