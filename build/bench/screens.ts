/**
 * Walks through the tabs of Simulate and Compare with many deals, in Electron: how long it takes from a click until the
 * screen stands still. Before each round a threshold is moved, so that all that is shown is anew.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Locator, type Page } from 'playwright-core';
import startScreen from '../../test/e2e/support/screen.ts';
import { electronBinary, environment, ROOT, SANDBOX } from './electron.ts';
import { median, type Report } from './report.ts';

const DEALS = 100_000;
const TOUCHPOINTS_EACH = 20;
const ROUNDS = 9;
/** How long a list or chart may take, in milliseconds. */
const MOST = 100;
/** A screen that nothing changes for so long stands still, in milliseconds. */
const STILL = 400;

const WRITER = new URL('./load/write-workshop.ts', import.meta.url).pathname;

interface Watched {
  clickedAt: number;
  changedAt: number;
}
type WatchedWindow = Window & { watched: Watched };

export async function bench(): Promise<Report> {
  const endScreen = await startScreen();
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-bench-'));
  try {
    const workshop = join(folder, 'screens.yardstick');
    execFileSync(process.execPath, [WRITER, workshop, String(DEALS), String(TOUCHPOINTS_EACH)]);
    return await walked(workshop, join(folder, 'data'));
  } finally {
    await endScreen?.();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function walked(workshop: string, dataFolder: string): Promise<Report> {
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: [...SANDBOX, ROOT, workshop],
    env: environment(dataFolder),
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(120_000);
    await page.locator('[data-figure=wonCaptured]').waitFor();
    await watch(page);
    const times = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      process.stderr.write(`round ${round + 1} of ${ROUNDS} …\n`);
      await step(page, 'Score').click();
      await page
        .getByRole('slider', { name: /^Threshold for/ })
        .first()
        .press(round % 2 ? 'PageDown' : 'PageUp');
      for (const screen of ['Simulate', 'Compare']) {
        await clickAndSee(page, step(page, screen));
        for (const tab of await page.getByRole('main').getByRole('tab').all()) {
          const name = `${screen}: ${(await tab.textContent())?.trim()}`;
          // That is where the screen begins, or where the round before has ended.
          if ((await tab.getAttribute('aria-selected')) === 'true') continue;
          times.set(name, [...(times.get(name) ?? []), await clickAndSee(page, tab)]);
        }
      }
    }
    const electron = await app.evaluate(() => process.versions.electron ?? '');
    return report(times, electron);
  } finally {
    await app.close();
  }
}

function report(times: ReadonlyMap<string, readonly number[]>, electron: string): Report {
  const results = Array.from(times, ([name, [first, ...others]]) => [
    { contender: `${name}, the first time`, deals: DEALS, medianMs: first!, runs: 1 },
    { contender: name, deals: DEALS, medianMs: median(others), runs: others.length },
  ]);
  const slowest = results.flat().reduce((a, b) => (b.medianMs > a.medianMs ? b : a));
  return {
    name: 'screens',
    about: [
      'From a click on a tab until the screen stands still, in the window, with 100,000 deals and 2,000,000 touchpoints, one tab after the other, all anew after an edit.',
    ],
    versions: { electron },
    results: results.flat(),
    ratios: {},
    bars: [
      {
        bar: `Any tab of Simulate and Compare within ${MOST} ms of its click, the first time too`,
        measured: `${Math.round(slowest.medianMs)} ms at most (${slowest.contender})`,
        isMet: slowest.medianMs <= MOST,
      },
    ],
  };
}

const step = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Steps of the workshop' }).getByRole('button', { name });

/** From now on the page keeps when it was clicked and when it last changed. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { clickedAt: 0, changedAt: 0 };
    Object.assign(window, { watched });
    window.addEventListener(
      'pointerdown',
      (event) => {
        watched.clickedAt = event.timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      watched.changedAt = performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** The milliseconds from a click until the last change that it made. */
async function clickAndSee(page: Page, what: Locator): Promise<number> {
  await what.click();
  await page.waitForFunction((still) => {
    const { clickedAt, changedAt } = (window as unknown as WatchedWindow).watched;
    return changedAt > clickedAt && performance.now() - changedAt > still;
  }, STILL);
  return page.evaluate(() => {
    const { clickedAt, changedAt } = (window as unknown as WatchedWindow).watched;
    return changedAt - clickedAt;
  });
}
