/**
 * Times the engine: the first simulation of a definition, and those after an edit. Prints medians; with `--json`
 * as data for scripts.
 */
import { cpus } from 'node:os';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { benchDefinition, benchSample } from './job.ts';

interface Timing {
  contender: string;
  deals: number;
  touchpoints: number;
  medianMs: number;
  runs: number;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

function time(run: () => void): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

/** Definitions that differ by what a person edits: run `i` is another one than run `i - 1`. */
const EDITS: Record<string, (i: number) => Definition> = {
  'a changed threshold': (i) => benchDefinition(40 + (i % 10)),
  'a changed weight': (i) => benchDefinition(45, 10 + (i % 10)),
  'a changed rule': (i) =>
    changedRule(benchDefinition(), (definition) => {
      const rule = definition.scoring.rules[17]!;
      if (rule.when.kind === 'touchpoints') rule.when.withinDays = 30 + i / 100;
    }),
  'a changed fading rule': (i) =>
    changedRule(benchDefinition(), (definition) => {
      definition.scoring.rules[17]!.halfLifeDays = 20 + i / 100;
    }),
  'a changed rule that counts several times': (i) =>
    changedRule(benchDefinition(), (definition) => {
      definition.scoring.rules[13]!.times = 2 + i;
    }),
};

function changedRule(definition: Definition, change: (definition: Definition) => void): Definition {
  change(definition);
  return definition;
}

function timings(sample: Sample, runs: number): Timing[] {
  const report = (contender: string, times: number[]): Timing => ({
    contender,
    deals: sample.deals,
    touchpoints: sample.touchpoints.at.length,
    medianMs: median(times),
    runs: times.length,
  });
  const first = Array.from({ length: Math.max(3, Math.ceil(runs / 4)) }, () => {
    const engine = createEngine(sample);
    return time(() => engine.simulate(benchDefinition()));
  });
  const engine = createEngine(sample);
  engine.simulate(benchDefinition());
  return [
    report('the first simulation', first),
    ...Object.entries(EDITS).map(([name, edit]) => {
      engine.simulate(edit(0));
      return report(
        name,
        Array.from({ length: runs }, (_, i) => time(() => engine.simulate(edit(i + 1)))),
      );
    }),
  ];
}

const SIZES: [deals: number, touchpointsEach: number, runs: number][] = [
  [240, 12, 60],
  [8_800, 0, 40],
  [10_000, 20, 20],
  [100_000, 20, 9],
];

const results = SIZES.flatMap(([deals, each, runs]) => timings(benchSample(deals, each), runs));
if (process.argv.includes('--json')) {
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`;
  console.log(
    JSON.stringify({ name: 'engine', machine, versions: { node: process.version }, results, ratios: {} }),
  );
} else {
  for (const { contender, deals, touchpoints, medianMs, runs } of results) {
    console.log(
      `${deals} deals, ${touchpoints} touchpoints: ${contender}: ${medianMs.toFixed(2)} ms (median of ${runs})`,
    );
  }
}
