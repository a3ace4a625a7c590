/** Times the replay over time: the first simulation of a definition and those after an edit, each with its summary. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine, type Engine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { median, type Result } from '../report.ts';
import { benchDefinition, benchSample } from './replay-job.ts';

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

function simulate(engine: Engine, sample: Sample, definition: Definition): void {
  summarize(sample, definition, engine.simulate(definition));
}

function timings(sample: Sample, runs: number): Result[] {
  const report = (contender: string, times: number[]): Result => ({
    contender: `over time: ${contender}, ${sample.touchpoints.at.length} touchpoints`,
    deals: sample.deals,
    medianMs: median(times),
    runs: times.length,
  });
  const first = Array.from({ length: Math.max(3, Math.ceil(runs / 4)) }, () => {
    const engine = createEngine(sample);
    return time(() => simulate(engine, sample, benchDefinition()));
  });
  const engine = createEngine(sample);
  engine.simulate(benchDefinition());
  return [
    report('the first simulation', first),
    ...Object.entries(EDITS).map(([name, edit]) => {
      engine.simulate(edit(0));
      return report(
        name,
        Array.from({ length: runs }, (_, i) => time(() => simulate(engine, sample, edit(i + 1)))),
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

/** Of all sizes. */
export const replayResults = (): Result[] =>
  SIZES.flatMap(([deals, each, runs]) => timings(benchSample(deals, each), runs));
