import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';

/** The definition with every condition written in a way not seen before, so that nothing kept of other runs is of use. */
export function anew(definition: Definition, run: number): Definition {
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
