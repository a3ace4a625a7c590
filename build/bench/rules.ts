/** How the cost of a full simulation grows with the rules of a definition. */
import { createEngine } from '#shared/engine/engine.ts';
import { anew } from './engine/anew.ts';
import { jobDefinition, jobSample } from './engine/job.ts';
import { median, type Report, type Result } from './report.ts';

const DEALS = 100_000;
const RULES = [12, 24, 48, 96, 192];
/** The first ones warm up. */
const WARM_UP = 20;
const RUNS = 60;

export async function bench(): Promise<Report> {
  const engine = createEngine(jobSample(DEALS));
  const times = new Map<number, number[]>(RULES.map((rules) => [rules, []]));
  let written = 0;
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    for (const rules of RULES) {
      const definition = withRules(rules, () => (written += 1));
      const begin = performance.now();
      engine.release(engine.simulate(definition));
      if (run >= 0) times.get(rules)!.push(performance.now() - begin);
    }
  }
  const results = Array.from(
    times,
    ([rules, runs]): Result => ({
      contender: `a full simulation, ${rules} rules`,
      deals: DEALS,
      medianMs: median(runs),
      runs: runs.length,
    }),
  );
  return {
    name: 'rules',
    about: [
      'The job of the engine’s benchmark, by its first 12 rules, by all 24, and by more that ask the same in other words; every condition is written anew before each simulation. On one thread, in turn.',
    ],
    versions: { node: process.version.slice(1) },
    results,
    ratios: Object.fromEntries(
      results
        .slice(1)
        .map(({ contender, medianMs }, i) => [
          `${contender} / ${RULES[i]} rules`,
          medianMs / results[i]!.medianMs,
        ]),
    ),
    bars: [],
  };
}

/** The job with so many rules, each time in words that were never used. */
function withRules(count: number, next: () => number) {
  const definition = anew(jobDefinition(), next());
  const { rules } = definition.scoring;
  while (rules.length < count) {
    const more = anew(jobDefinition(), next()).scoring.rules;
    rules.push(...more.map((rule) => ({ ...rule, id: `${rule.id} ${rules.length}` })));
  }
  return { ...definition, scoring: { ...definition.scoring, rules: rules.slice(0, count) } };
}
