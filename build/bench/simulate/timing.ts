/**
 * Times what the Simulate and Compare screens ask of the engine, at 100,000 deals with 2,000,000 touchpoints: as the
 * worker answers it, after a simulation that stands ready, as after an edit, and lists that were prepared in the
 * background. Each question's first answer counts too.
 */
import { parentPort } from 'node:worker_threads';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { prepareLists } from '#shared/engine/simulate/deal-list.ts';
import { benchDefinition } from '../engine/replay-job.ts';
import { median, type Report, type Result } from '../report.ts';
import { questions, type Subject } from './questions.ts';
import { screenSample } from './sample.ts';

const DEALS = 100_000;
const TOUCHPOINTS_EACH = 20;
const RUNS = 5;
/** How long a list or chart may take, and the bootstrap, in milliseconds. */
const LIST_MS = 100;
const BOOTSTRAP_MS = 5_000;
/** How long a question may keep the thread from a verdict: a frame. */
const FRAME_MS = 1000 / 60;

interface Timed {
  ms: number;
  /** The longest that it kept the thread. */
  kept: number;
}

parentPort!.postMessage(report());

function report(): Report {
  const sample = screenSample(DEALS, TOUCHPOINTS_EACH);
  const engine = createEngine(sample);
  const preparing = prepareLists(sample);
  while (!preparing.next().done);
  const judge = (name: string, definition: Definition) => {
    const named = { ...definition, name };
    return { definition: named, simulation: engine.simulate(named, name), stage: 1 };
  };
  const timings = new Map<string, Timed[]>();
  for (let run = 0; run < RUNS; run += 1) {
    process.stderr.write(`round ${run + 1} of ${RUNS} …\n`);
    const subject: Subject = {
      sample,
      engine,
      judged: [judge('left', benchDefinition(45 + run)), judge('right', benchDefinition(38, 26 + run))],
    };
    for (const [name, ask] of Object.entries(questions)) {
      timings.set(name, [...(timings.get(name) ?? []), time(() => ask(subject))]);
    }
  }
  const results = [...timings].map(
    ([name, times]): Result => ({
      contender: name,
      deals: DEALS,
      medianMs: median(times.map(({ ms }) => ms)),
      runs: times.length,
    }),
  );
  const [bootstraps, others] = [true, false].map((is) =>
    results.filter(({ contender }) => contender.includes('bootstrap') === is),
  ) as [Result[], Result[]];
  const slowest = others.reduce((slow, one) => (one.medianMs > slow.medianMs ? one : slow));
  const [busiest, keeps] = [...timings]
    .filter(([, times]) => times.every(({ ms, kept }) => kept < ms))
    .map(([name, times]) => [name, median(times.map(({ kept }) => kept))] as const)
    .reduce((most, one) => (one[1] > most[1] ? one : most));
  return {
    name: 'simulate',
    about: [
      'What the Simulate and Compare screens ask of the engine, one question after another, each right after its definition was simulated anew. The sample: 100,000 deals with 12 fields and 20 touchpoints each; the definitions: 24 rules, windows, thresholds, disqualifiers.',
    ],
    versions: { node: process.version.slice(1) },
    results,
    ratios: {},
    bars: [
      {
        bar: `Any list or chart within ${LIST_MS} ms of its click`,
        measured: `${Math.round(slowest.medianMs)} ms at most (${slowest.contender})`,
        isMet: slowest.medianMs <= LIST_MS,
      },
      {
        bar: `The bootstrap (2,000 resamples, seeded) within ${BOOTSTRAP_MS / 1000} s`,
        measured: bootstraps.map(({ medianMs }) => `${Math.round(medianMs)} ms`).join(', '),
        isMet: bootstraps.every(({ medianMs }) => medianMs <= BOOTSTRAP_MS),
      },
      {
        bar: 'Questions answered step by step keep an edit waiting for at most a frame',
        measured: `${Math.round(keeps)} ms at most (${busiest})`,
        isMet: keeps <= FRAME_MS,
      },
    ],
  };
}

/** Takes all steps of a question that is answered in steps. */
function time(ask: () => unknown): Timed {
  const begin = performance.now();
  const given = ask();
  let since = begin;
  let kept = 0;
  const breathe = () => {
    const now = performance.now();
    kept = Math.max(kept, now - since);
    since = now;
  };
  if (typeof given === 'object' && given !== null && 'next' in given) {
    const steps = given as Generator;
    while (!steps.next().done) breathe();
  }
  breathe();
  return { ms: since - begin, kept };
}
