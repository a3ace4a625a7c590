/** The engine against other ways to do its job, over time, while dragged, and its memory. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { getOr } from '#shared/engine/kept/get-or.ts';
import { closures } from './engine/closures.ts';
import { type Contender, type Outcome, type Timed, TURN } from './engine/contender.ts';
import { duckDb } from './engine/duckdb.ts';
import { type JobRow, jobDefinition, jobRows, jobSample, SETTING, type Setting } from './engine/job.ts';
import { jsonLogicContender } from './engine/json-logic.ts';
import { jsonRules } from './engine/json-rules.ts';
import { ours } from './engine/ours.ts';
import { replayResults } from './engine/replay.ts';
import { sqlite } from './engine/sqlite.ts';
import { zen } from './engine/zen.ts';
import { type Bar, median, type Report, type Result } from './report.ts';

/** Deals, and how many of the contenders' rounds at most. */
const SIZES: [deals: number, rounds: number][] = [
  [10_000, 200],
  [30_000, 60],
  [100_000, 15],
  [300_000, 11],
  [1_000_000, 11],
];
/** Each is warmed up for so long before it is timed, in milliseconds; once at least. */
const WARM_UP = 1_000;
/** A contender sits out the rounds of a size after this long, in milliseconds. */
const PATIENCE = 4_000;
const FULL = 'full simulation';
const UPDATE = 're-scored after a changed weight';
const THRESHOLD = 're-scored after a changed threshold';

const makers: [
  mostDeals: number,
  make: (sample: Sample, rows: readonly JobRow[]) => Contender | Promise<Contender>,
][] = [
  [Number.POSITIVE_INFINITY, (sample) => ours(sample, 2)],
  [Number.POSITIVE_INFINITY, (sample, rows) => duckDb(sample, rows, 2)],
  [Number.POSITIVE_INFINITY, (sample, rows) => duckDb(sample, rows, 1)],
  [1_000_000, (sample) => ours(sample, 1)],
  [1_000_000, closures],
  [1_000_000, sqlite],
  [1_000_000, jsonLogicContender],
  [100_000, zen],
  [10_000, jsonRules],
];

export async function bench(): Promise<Report> {
  const results: Result[] = [];
  const packages = new Set<string>();
  for (const [deals, rounds] of SIZES) {
    process.stderr.write(`${deals} deals …\n`);
    const sample = jobSample(deals);
    const rows = jobRows(sample);
    const contenders: Contender[] = [];
    // The sizes in between show that cost is linear; there the databases and our own will do.
    const isContest = [10_000, 100_000, 1_000_000].includes(deals);
    for (const [most, make] of isContest ? makers : makers.slice(0, 2)) {
      if (deals <= most) contenders.push(await make(sample, rows));
    }
    for (const one of contenders) if (one.package) packages.add(one.package);
    results.push(...(await contest(contenders, deals, rounds)));
    for (const one of contenders) one.close?.();
    results.push(...drag(sample));
  }
  extrapolate(results);
  results.push(...replayResults());
  const memory = workerMemory();
  return {
    name: 'engine',
    about: ABOUT,
    versions: {
      node: process.version.slice(1),
      ...Object.fromEntries([...packages].map((name) => [name, versionOf(name)])),
    },
    results,
    ratios: ratiosOf(results),
    bars: barsOf(results, memory),
  };
}

/** All in turn, round after round; fails where any of them says something else than the first. */
async function contest(contenders: readonly Contender[], deals: number, rounds: number): Promise<Result[]> {
  const times = new Map<string, number[]>();
  await simulateInTurn(contenders, rounds, times);
  const updaters = contenders.filter(({ update }) => update);
  for (const one of updaters) await one.run();
  await updateInTurn(updaters, rounds, UPDATE, (i) => ({ ...SETTING, points: 10 + (i % 9) }), times);
  await updateInTurn(updaters, rounds, THRESHOLD, (i) => ({ ...SETTING, threshold: 46 + (i % 9) }), times);
  return Array.from(times, ([contender, ms]) => ({
    contender,
    deals,
    medianMs: median(ms),
    runs: ms.length,
  }));
}

type Times = Map<string, number[]>;

function note(times: Times, name: string, ms: number): void {
  getOr(times, name, () => []).push(ms);
}

async function simulateInTurn(contenders: readonly Contender[], rounds: number, times: Times): Promise<void> {
  const spent = new Map<Contender, number>();
  const check = agreement();
  for (const one of contenders) {
    const ms = await warmUp(() => one.run());
    if (ms > PATIENCE) note(times, `${one.name}: ${FULL}`, ms);
    spent.set(one, ms > PATIENCE ? ms : 0);
    await check(one);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const one of contenders) {
      if (spent.get(one)! > PATIENCE) continue;
      await takeTurn(
        () => one.run(),
        (ms) => {
          note(times, `${one.name}: ${FULL}`, ms);
          spent.set(one, spent.get(one)! + ms);
        },
      );
      if (round === 0) await check(one);
    }
  }
}

async function updateInTurn(
  contenders: readonly Contender[],
  rounds: number,
  name: string,
  settingOf: (round: number) => Setting,
  times: Times,
): Promise<void> {
  for (const one of contenders) await warmUp((run) => one.update!(settingOf(run)));
  for (let round = 0; round < rounds; round += 1) {
    const check = agreement();
    for (const one of contenders) {
      await takeTurn(
        (run) => one.update!(settingOf(round + run)),
        (ms) => note(times, `${one.name}: ${name}`, ms),
      );
      if (round < 2) {
        await one.update!(settingOf(round));
        await check(one);
      }
    }
  }
}

/** Does something once at least, and for a turn; `take` takes the milliseconds of each time. */
async function takeTurn(act: (run: number) => Timed, take: (ms: number) => void): Promise<void> {
  for (let run = 0, spent = 0; spent < TURN; run += 1) {
    for (const ms of await timesOf(() => act(run))) {
      take(ms);
      spent += ms;
    }
  }
}

/** Does something once at least, and for a second; the milliseconds of the last time. */
async function warmUp(act: (run: number) => Timed): Promise<number> {
  let last = 0;
  for (let run = 0, spent = 0; spent < WARM_UP; run += 1) {
    const times = await timesOf(() => act(run));
    last = times.at(-1)!;
    spent += sum(times);
  }
  return last;
}

/** The milliseconds of each time that something is done in a turn. */
async function timesOf(act: () => Timed): Promise<number[]> {
  const begin = performance.now();
  return (await act()) ?? [performance.now() - begin];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Fails where a contender says something else than the first that was asked. */
function agreement(): (one: Contender) => Promise<void> {
  let expected: Outcome | undefined;
  return async (one) => {
    const outcome = await one.outcome();
    expected ??= outcome;
    agree(one.name, expected, outcome);
  };
}

function agree(name: string, expected: Outcome, outcome: Outcome): void {
  const same = outcome.doubts ? expected : { ...expected, doubts: null };
  if (!isDeepStrictEqual(outcome, same)) {
    throw new Error(`${name} counts otherwise:\n${JSON.stringify(outcome)}\n${JSON.stringify(same)}`);
  }
}

/** The ticks of a dragged threshold and a dragged weight, which must say what simulations say. */
function drag(sample: Sample): Result[] {
  const engine = createEngine(sample);
  const handles = {
    threshold: { kind: 'threshold', transition: 'mql', path: [] },
    weight: { kind: 'weight', rule: 'r16' },
  } as const;
  return Object.entries(handles).map(([what, dragged]) => {
    const handle = engine.beginDrag(jobDefinition(), dragged);
    if (!handle) throw new Error('The job can be dragged.');
    const ticks = Array.from({ length: 2_000 }, (_, i) => {
      const begin = performance.now();
      handle.tick(i % 60);
      return performance.now() - begin;
    });
    return {
      contender: `Yardstick: a tick of a dragged ${what}`,
      deals: sample.deals,
      medianMs: median(ticks),
      runs: ticks.length,
    };
  });
}

/** What is too slow for the largest size is said to take as long for each deal as at its own largest. */
function extrapolate(results: Result[]): void {
  for (const name of ['zen-engine', 'json-rules-engine']) {
    const largest = results.filter(({ contender }) => contender === `${name}: ${FULL}`).at(-1);
    if (!largest) continue;
    const medianMs = (largest.medianMs * 1_000_000) / largest.deals;
    results.push({
      contender: `${name}: ${FULL}, extrapolated from ${largest.deals} deals`,
      deals: 1_000_000,
      medianMs,
      runs: 0,
    });
  }
}

function find(results: readonly Result[], contender: string, deals: number): number {
  const found = results.find((one) => one.deals === deals && one.contender.startsWith(contender));
  if (!found) throw new Error(`Nothing was measured of “${contender}” at ${deals} deals.`);
  return found.medianMs;
}

function ratiosOf(results: readonly Result[]): Record<string, number> {
  const own = (task: string) => find(results, `Yardstick: ${task}`, 1_000_000);
  const others = [
    'DuckDB, 2 threads',
    'DuckDB, 1 thread:',
    'closures',
    'SQLite',
    'json-logic-js',
    'zen-engine',
    'json-rules-engine',
  ];
  return {
    ...Object.fromEntries(
      others.map((name) => [
        `${name.replace(':', '')} / Yardstick, full, 1,000,000 deals`,
        find(results, name, 1_000_000) / own(FULL),
      ]),
    ),
    ...Object.fromEntries(
      [UPDATE, THRESHOLD].map((task) => [
        `DuckDB, 2 threads / Yardstick, ${task}, 1,000,000 deals`,
        find(results, `DuckDB, 2 threads: ${task}`, 1_000_000) / own(task),
      ]),
    ),
    'Yardstick, full, 1,000,000 / 10,000 deals': own(FULL) / find(results, `Yardstick: ${FULL}`, 10_000),
  };
}

function barsOf(results: readonly Result[], memory: number): Bar[] {
  const ratios = ratiosOf(results);
  const atLeast = (bar: string, ratio: string, least: number): Bar => ({
    bar,
    measured: `1/${ratios[ratio]!.toFixed(1)}`,
    isMet: ratios[ratio]! >= least,
  });
  const atMost = (bar: string, ms: number, most: number): Bar => ({
    bar,
    measured: `${Number(ms.toPrecision(3))} ms`,
    isMet: ms <= most,
  });
  const ticks = results
    .filter(({ contender }) => contender.includes('a tick of'))
    .map(({ medianMs }) => medianMs);
  const small = [FULL, UPDATE, THRESHOLD].map((task) => find(results, `Yardstick: ${task}`, 10_000));
  const replayed = results.filter(
    ({ contender, deals }) =>
      contender.startsWith('over time:') && contender.includes('changed') && deals === 100_000,
  );
  return [
    atLeast(
      'Full simulation of 1,000,000 deals in at most 1/30 of DuckDB’s time on two threads',
      `DuckDB, 2 threads / Yardstick, full, 1,000,000 deals`,
      30,
    ),
    ...[UPDATE, THRESHOLD].map((task) =>
      atLeast(
        `1,000,000 deals ${task} in at most 1/10 of DuckDB’s update`,
        `DuckDB, 2 threads / Yardstick, ${task}, 1,000,000 deals`,
        10,
      ),
    ),
    atMost('A tick of a drag under 0.1 ms, at any size', Math.max(...ticks), 0.1),
    atMost('At 10,000 deals everything under 1 ms', Math.max(...small), 1),
    atMost(
      '100,000 deals with 2,000,000 touchpoints replayed and summed up within 100 ms of an edit',
      Math.max(...replayed.map(({ medianMs }) => medianMs)),
      100,
    ),
    {
      bar: 'Under 400 MB for 1,000,000 deals with 12 fields, 12 counts and their masks',
      measured: `${Math.round(memory)} MB`,
      isMet: memory < 400,
    },
  ];
}

/** Megabytes that the job's sample and its engine take in a process of their own. */
function workerMemory(): number {
  const script = fileURLToPath(new URL('./engine/memory.ts', import.meta.url));
  return Number(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }));
}

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  const paths = require.resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      return (require(`${path}/${name}/package.json`) as { version: string }).version;
    } catch {
      // It lies further up.
    }
  }
  return '?';
}

const ABOUT = [
  'The job: 24 scoring rules, four disqualifiers, two gates of and/or and two thresholds over deals of 12 fields and 12 counts, all known from the start; for each deal score, stage and mask of rules, and the totals by stage and source. Yardstick’s engine runs bundled, as it is shipped, and has a second thread for many deals, as in its window; beside it stands what it takes on one. Data are loaded, dictionaries and indexes made. Contenders alternate; whoever is quick takes turns of ten milliseconds. DuckDB, SQLite and Yardstick answer in three values (what is missing makes a rule unknown; they also give the range of the score and whether the stage is in doubt), the others in two. All must give the same counts, or the benchmark fails. Before each full simulation of Yardstick every condition is written anew, so that nothing it keeps from one edit to the next is of use.',
  'Re-scoring begins from what the last full run left: DuckDB from its stored result. “Over time” is the replay of deals with touchpoints, windows, fading and rules that count several times, with the summary that the screens show.',
];
