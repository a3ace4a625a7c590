/**
 * What a moved threshold costs until its verdict stands in the page, read off a trace that Chromium writes: the time
 * that script ran, in the window and in the engine's worker. Time of the processor, not of the clock, so that whatever
 * else the machine does counts little.
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
const CATEGORIES = ['devtools.timeline', 'blink.user_timing', 'v8'];
/** Within which script runs. */
const SCRIPT = new Set([
  'EventDispatch',
  'FunctionCall',
  'v8.callFunction',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
]);

/** In milliseconds. */
export interface ThresholdCost {
  window: number;
  engine: number;
  /** In the window until everything that depends on the threshold was drawn. */
  all: number;
}

/** Moves a threshold there and back, so many times. `move` presses once, one way or the other. */
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
  await app.evaluate(
    ({ contentTracing }, categories) =>
      contentTracing.startRecording({
        recording_mode: 'record-until-full',
        included_categories: categories,
        excluded_categories: ['*'],
      }),
    CATEGORIES,
  );
  await moves(times);
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] };
  rmSync(file);
  return costsIn(traceEvents);
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
