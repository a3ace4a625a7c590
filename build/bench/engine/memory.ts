/** Prints how many megabytes the job's sample of 1,000,000 deals and its engine take, after some edits. */
import { createEngine } from '#shared/engine/engine.ts';
import { jobDefinition, jobSample, SETTING } from './job.ts';

const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};
const before = used();
const sample = jobSample(1_000_000);
const engine = createEngine(sample);
let simulation = engine.simulate(jobDefinition());
for (let points = 10; points < 20; points += 1)
  simulation = engine.simulate(jobDefinition({ ...SETTING, points }));
// What the screens read of a simulation: its masks too.
const { ruleTrue, ruleUnknown, reached, taken } = simulation;
const after = used();
if (ruleTrue.length + ruleUnknown.length + reached.length + taken.length > 0) console.log(after - before);
