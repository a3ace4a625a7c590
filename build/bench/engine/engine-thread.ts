/** Yardstick's engine in a thread of its own, asked by messages. It times itself. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import type { SecondThread } from '#shared/engine/look/second-thread.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { anew } from './anew.ts';
import { type Outcome, TURN } from './contender.ts';
import { jobDefinition, jobSample, SETTING, type Setting } from './job.ts';
import { type Totals, totalsOf } from './outcome.ts';
import { startSecondThread } from './second-thread.ts';

export type Task =
  | { task: 'load'; deals: number }
  | { task: 'run' | 'outcome' }
  | { task: 'update'; setting: Setting };

const port = parentPort!;
const second = workerData.threads === 2 ? await startSecondThread() : null;
let own: ReturnType<typeof contender>;
port.on('message', (asked: Task) => {
  if (asked.task === 'load') {
    own = contender(jobSample(asked.deals), second);
    port.postMessage(own.run());
  } else if (asked.task === 'outcome') port.postMessage(own.outcome());
  else port.postMessage(asked.task === 'update' ? own.update(asked.setting) : own.run());
});

function contender(sample: Sample, second: SecondThread | null) {
  const engine = createEngine(sample, second);
  let simulation: Simulation | undefined;
  let totals: Totals = [];
  let runs = 0;
  /** Milliseconds that it takes. */
  const simulate = (setting: Setting): number => {
    const definition = anew(jobDefinition(setting), runs);
    const begin = performance.now();
    // As the app does with what an edit replaces.
    if (simulation) engine.release(simulation);
    simulation = engine.simulate(definition);
    totals = totalsOf(simulation.reached, sample);
    return performance.now() - begin;
  };
  return {
    run() {
      const times: number[] = [];
      for (let spent = 0; spent < TURN; spent += times.at(-1)!) {
        runs += 1;
        times.push(simulate(SETTING));
      }
      return times;
    },
    update: (setting: Setting) => [simulate(setting)],
    outcome(): Outcome {
      const { score, low, high, undecidedBy, ruleTrue, ruleUnknown } = simulation!;
      const add = (numbers: { forEach(visit: (one: number) => void): void }) => {
        let sum = 0;
        numbers.forEach((one) => {
          sum += one;
        });
        return sum / 1000;
      };
      return {
        byStageAndSource: totals,
        scores: add(score),
        ruleHits: ruleTrue.map(bitsOf),
        doubts: {
          undecided: undecidedBy.reduce((sum, by) => sum + (by === -1 ? 0 : 1), 0),
          unknownRules: ruleUnknown.map(bitsOf).reduce((sum, bits) => sum + bits, 0),
          lows: add(low),
          highs: add(high),
        },
      };
    },
  };
}

function bitsOf(mask: Uint32Array): number {
  let bits = 0;
  for (let word of mask) for (; word !== 0; word = (word & (word - 1)) >>> 0) bits += 1;
  return bits;
}
