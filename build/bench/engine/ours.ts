/** Yardstick's own engine, over the columns of the sample as the workshop hands them over. */
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import type { Contender } from './contender.ts';
import { jobDefinition, SETTING, type Setting } from './job.ts';
import { type Totals, totalsOf } from './outcome.ts';

export function ours(sample: Sample): Contender {
  const engine = createEngine(sample);
  let simulation: Simulation;
  let totals: Totals = [];
  let runs = 0;
  /** A rule that says something new each time, so that nothing kept of the run before is of use. */
  const definitionOf = (setting: Setting) => {
    const definition = jobDefinition(setting);
    const values = ['Country 20', 'Country 21', `Country ${runs + 100}`];
    definition.scoring.rules[23]!.when = { kind: 'field', field: 'country', op: 'isAnyOf', values };
    return definition;
  };
  const simulate = (setting: Setting): void => {
    simulation = engine.simulate(definitionOf(setting));
    totals = totalsOf(simulation.reached, sample);
  };
  return {
    name: 'Yardstick',
    package: null,
    run() {
      runs += 1;
      simulate(SETTING);
    },
    update: simulate,
    outcome() {
      const { score, low, high, undecidedBy, ruleTrue, ruleUnknown } = simulation;
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
