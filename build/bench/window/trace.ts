/**
 * What the window does, read off a trace that Chromium writes. Times are the processor's, not the clock's, so that
 * whatever else the machine does counts little.
 */
import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** In microseconds: when it began, how long it took, and how long its thread really ran in it. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

const PRESSED = 'bench pressed';
const VERDICT = 'bench verdict';
const BEGUN = 'bench begun';
/** A piece of work that a thread does without looking up. */
const TASK = 'ThreadControllerImpl::RunTask';
const CATEGORIES = ['devtools.timeline', 'blink.user_timing', 'v8', 'toplevel'];
/** Within which script runs. */
const SCRIPT = new Set([
  'EventDispatch',
  'FunctionCall',
  'v8.callFunction',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
]);

/** What Chromium writes of itself while something is done. */
async function traced(app: ElectronApplication, act: () => Promise<void>): Promise<TraceEvent[]> {
  await app.evaluate(
    ({ contentTracing }, categories) =>
      contentTracing.startRecording({
        recording_mode: 'record-until-full',
        included_categories: categories,
        excluded_categories: ['*'],
      }),
    CATEGORIES,
  );
  await act();
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] };
  rmSync(file);
  return traceEvents;
}

/** How long the window's own thread worked without looking up, of all pieces of work while something is done. */
export async function tasksDuring(
  app: ElectronApplication,
  page: Page,
  act: () => Promise<void>,
): Promise<number[]> {
  const events = await traced(app, async () => {
    await page.evaluate((name) => performance.mark(name), BEGUN);
    await act();
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  });
  const begun = events.find(({ name }) => name === BEGUN);
  return events
    .filter(
      ({ name, pid, tid, ts }) => name === TASK && pid === begun?.pid && tid === begun.tid && ts > begun.ts,
    )
    .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
}

/** In milliseconds. */
export interface ThresholdCost {
  window: number;
  engine: number;
  /** In the window until everything that depends on the threshold was drawn. */
  all: number;
}

/**
 * Moves a threshold there and back, so many times: the time that script ran for it, in the window and in the engine's
 * worker. `move` presses once, one way or the other.
 */
export async function costOfThreshold(
  app: ElectronApplication,
  page: Page,
  move: (up: boolean) => Promise<void>,
  times: number,
): Promise<ThresholdCost[]> {
  const moves = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const before = await verdictOf(page);
      await move(i % 2 === 0);
      await page.waitForFunction((old) => document.body.dataset.benchVerdict !== old, before);
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    }
  };
  await markVerdicts(page);
  // What a person has long used by then is compiled.
  await moves(12);
  return costsIn(await traced(app, () => moves(times)));
}

const verdictOf = (page: Page) => page.evaluate(() => document.body.dataset.benchVerdict);

/** Marks in the trace when something is pressed and when the verdict has changed. */
async function markVerdicts(page: Page): Promise<void> {
  await page.evaluate(
    ([pressed, verdict]) => {
      const { body } = document;
      if (body.dataset.benchVerdict) return;
      body.dataset.benchVerdict = '1';
      const mark = () => performance.mark(pressed!);
      window.addEventListener('keydown', mark, true);
      window.addEventListener('pointerdown', mark, true);
      new MutationObserver(() => {
        performance.mark(verdict!);
        body.dataset.benchVerdict = String(Number(body.dataset.benchVerdict) + 1);
      }).observe(document.querySelector('section[aria-label="Verdict"]')!, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    },
    [PRESSED, VERDICT],
  );
}

function costsIn(events: readonly TraceEvent[]): ThresholdCost[] {
  const marks = events.filter(({ name }) => name === PRESSED || name === VERDICT);
  const { pid, tid } = marks[0] ?? {};
  const workers = new Set(
    events.flatMap((event) =>
      event.pid === pid && event.name === 'thread_name' && event.args?.name?.startsWith('DedicatedWorker')
        ? [event.tid]
        : [],
    ),
  );
  const scripts = outermost(events.filter((event) => event.pid === pid && SCRIPT.has(event.name)));
  const pressed = marks.filter(({ name }) => name === PRESSED).sort((a, b) => a.ts - b.ts);
  return pressed.flatMap(({ ts: begin }, i) => {
    const next = pressed[i + 1]?.ts ?? Number.POSITIVE_INFINITY;
    const verdict = marks.find(({ name, ts }) => name === VERDICT && ts > begin && ts < next);
    if (!verdict) return [];
    const ran = (isMeant: (event: TraceEvent) => boolean, end: number) =>
      scripts
        .filter((event) => isMeant(event) && event.ts + (event.dur ?? 0) > begin && event.ts < end)
        // The press that follows is no longer this one's.
        .filter((event) => event.ts + (event.dur ?? 0) < next)
        .reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0) / 1000, 0);
    const isWindow = (event: TraceEvent) => event.tid === tid;
    return [
      {
        window: ran(isWindow, verdict.ts),
        engine: ran((event) => workers.has(event.tid), verdict.ts),
        all: ran(isWindow, next),
      },
    ];
  });
}

/** Without those that lie within another of their thread. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const ends = new Map<number, number>();
  return events
    .filter(({ ph }) => ph === 'X')
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ tid, ts, dur = 0 }) => {
      if (ts < (ends.get(tid) ?? 0)) return false;
      ends.set(tid, ts + dur);
      return true;
    });
}
