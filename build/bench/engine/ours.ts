/** Yardstick's own engine, over the columns of the sample as the workshop hands them over. */
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
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
  const definitionOf = (setting: Setting) => anew(jobDefinition(setting), runs);
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

/** The definition with every condition written in a way not seen before, so that nothing kept of other runs is of use. */
function anew(definition: Definition, run: number): Definition {
  const change = (criterion: Criterion): Criterion => {
    if (isCombination(criterion)) return { ...criterion, of: criterion.of.map(change) };
    if (criterion.kind !== 'field') return criterion;
    switch (criterion.op) {
      case 'isAnyOf':
      case 'containsAnyOf':
        return { ...criterion, values: [...criterion.values.map(String), `nowhere ${run}`] };
      case 'between':
        return { ...criterion, high: Number(criterion.high) + 1 / (run + 2) };
      case 'atLeast':
        return { ...criterion, value: criterion.value - 1 / (run + 2) };
      default:
        return criterion;
    }
  };
  return {
    ...definition,
    transitions: definition.transitions.map((one) => ({ ...one, when: change(one.when) })),
    scoring: {
      ...definition.scoring,
      rules: definition.scoring.rules.map((rule) => ({ ...rule, when: change(rule.when) })),
    },
  };
}

function bitsOf(mask: Uint32Array): number {
  let bits = 0;
  for (let word of mask) for (; word !== 0; word = (word & (word - 1)) >>> 0) bits += 1;
  return bits;
}
