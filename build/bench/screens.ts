/**
 * Walks through the tabs of Simulate and Compare with many deals, in Electron: how long it takes from a click until the
 * screen stands still, the first time and later. Before each round a threshold is moved, so that all that is shown is
 * anew. Before each click one rests for a moment, as people do who look at what they see.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Locator, type Page } from 'playwright-core';
import startScreen from '../../test/e2e/support/screen.ts';
import { electronBinary, environment, ROOT, SANDBOX } from './electron.ts';
import { median, type Report, type Result } from './report.ts';

const DEALS = 100_000;
const TOUCHPOINTS_EACH = 20;
/** How often the window is opened, and how often one goes through all tabs each time. */
const SESSIONS = 5;
const ROUNDS = 2;
/** How long a list or chart may take, in milliseconds. */
const MOST = 100;
/** A screen that nothing changes for so long stands still, in milliseconds. */
const STILL = 400;

const WRITER = new URL('./load/write-workshop.ts', import.meta.url).pathname;

/** By tab, in milliseconds: when it is shown for the first time since the window was opened, and later. */
type Times = Record<'first' | 'later', Map<string, number[]>>;

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
    const times: Times = { first: new Map(), later: new Map() };
    let electron = '';
    for (let session = 0; session < SESSIONS; session += 1) {
      process.stderr.write(`session ${session + 1} of ${SESSIONS} …\n`);
      electron = await walk(workshop, join(folder, `data ${session}`), times);
    }
    return report(times, electron);
  } finally {
    await endScreen?.();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The version of Electron in which it was done. */
async function walk(workshop: string, dataFolder: string, times: Times): Promise<string> {
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
    await still(page);
    const shown = new Set<string>();
    const note = (name: string, took: number) => {
      const of = shown.has(name) ? times.later : times.first;
      of.set(name, [...(of.get(name) ?? []), took]);
      shown.add(name);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      await clickAndSee(page, step(page, 'Score'));
      const threshold = page.getByRole('slider', { name: /^Threshold for/ }).first();
      await threshold.press(round % 2 ? 'PageDown' : 'PageUp');
      await still(page);
      for (const screen of ['Simulate', 'Compare']) {
        note(screen, await clickAndSee(page, step(page, screen)));
        for (const tab of await page.getByRole('main').getByRole('tab').all()) {
          const name = `${screen}: ${(await tab.textContent())?.trim()}`;
          // That is where the screen begins, or where the round before has ended.
          if ((await tab.getAttribute('aria-selected')) === 'true') continue;
          note(name, await clickAndSee(page, tab));
        }
      }
    }
    return await app.evaluate(() => process.versions.electron ?? '');
  } finally {
    await app.close();
  }
}

function report({ first, later }: Times, electron: string): Report {
  const resultOf = (contender: string, times: readonly number[]): Result => ({
    contender,
    deals: DEALS,
    medianMs: median(times),
    runs: times.length,
  });
  const results = [...first].flatMap(([name, times]) => {
    const again = later.get(name);
    return [resultOf(`${name}, the first time`, times), ...(again ? [resultOf(name, again)] : [])];
  });
  const barOf = (bar: string, of: readonly Result[]) => {
    const slowest = of.reduce((a, b) => (b.medianMs > a.medianMs ? b : a));
    return {
      bar,
      measured: `${Math.round(slowest.medianMs)} ms at most (${slowest.contender})`,
      isMet: slowest.medianMs <= MOST,
    };
  };
  const isTab = ({ contender }: Result) => contender.includes(': ');
  return {
    name: 'screens',
    about: [
      'From a click on a step or a tab until the screen stands still, in the window, with 100,000 deals and 2,000,000 touchpoints, one tab after the other, all anew after an edit; whoever walks through them rests for 0.4 s on each screen, from the first verdict on.',
    ],
    versions: { electron },
    results,
    ratios: {},
    bars: [
      barOf(
        `Any tab of Simulate and Compare within ${MOST} ms of its click, the first time too`,
        results.filter(isTab),
      ),
      barOf(
        `Simulate and Compare themselves within ${MOST} ms of a click on their step`,
        results.filter((result) => !isTab(result)),
      ),
    ],
  };
}

const step = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Steps of the workshop' }).getByRole('button', { name });

/** From now on the page keeps when it was clicked and when it last changed. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { clickedAt: 0, changedAt: performance.now() };
    Object.assign(window, { watched });
    window.addEventListener(
      'pointerdown',
      (event) => {
        watched.clickedAt = event.timeStamp;
      },
      true,
    );
    // Screens that are drawn ahead, or were left, stay in the page out of sight; of styles, only what shows them counts,
    // and not the mark of a choice that glides to its place.
    const isSeen = ({ type, target }: MutationRecord) => {
      const element = target instanceof Element ? target : target.parentElement;
      const isScreen = element?.parentElement?.tagName === 'MAIN';
      return !element?.closest('[style*="display: none"]') && (type !== 'attributes' || isScreen);
    };
    new MutationObserver((changes) => {
      if (changes.some(isSeen)) watched.changedAt = performance.now();
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['style'],
    });
  });
}

/** Until the page stands still after a click. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction((long) => {
    const { clickedAt, changedAt } = (window as unknown as WatchedWindow).watched;
    return changedAt > clickedAt && performance.now() - changedAt > long;
  }, STILL);
}

/** The milliseconds from a click until the last change that it made. */
async function clickAndSee(page: Page, what: Locator): Promise<number> {
  await what.click();
  await still(page);
  return page.evaluate(() => {
    const { clickedAt, changedAt } = (window as unknown as WatchedWindow).watched;
    return changedAt - clickedAt;
  });
}
