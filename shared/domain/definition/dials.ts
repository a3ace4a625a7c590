/** The numbers that people turn while the rest of a definition stays: thresholds, and the points of rules. */
import type { Definition } from './schema.ts';
import { thresholdBy, thresholdKey, thresholdsOf, withThreshold } from './thresholds.ts';

/** A threshold by its key, or the points of a rule by its id. */
export type Dial = { kind: 'threshold'; key: string } | { kind: 'points'; rule: string };

export const dialsOf = (definition: Definition): Dial[] => [
  ...thresholdsOf(definition).map((one) => ({ kind: 'threshold' as const, key: thresholdKey(one) })),
  ...definition.scoring.rules.map(({ id }) => ({ kind: 'points' as const, rule: id })),
];

/** What a dial stands at, in points; null where the definition has no such dial. */
export function dialAt(definition: Definition, dial: Dial): number | null {
  if (dial.kind === 'threshold') return thresholdBy(definition, dial.key)?.value ?? null;
  return definition.scoring.rules.find(({ id }) => id === dial.rule)?.points ?? null;
}

/** The definition with a dial turned there; what it has not is let alone. */
export function turned(definition: Definition, dial: Dial, to: number): Definition {
  const { transitions, scoring } = definition;
  if (dial.kind === 'points') {
    const rules = scoring.rules.map((rule) => (rule.id === dial.rule ? { ...rule, points: to } : rule));
    return { ...definition, scoring: { ...scoring, rules } };
  }
  const threshold = thresholdBy(definition, dial.key);
  if (!threshold) return definition;
  const when = withThreshold(definition, threshold, to);
  return {
    ...definition,
    transitions: transitions.map((one, i) => (i === threshold.transition ? { ...one, when } : one)),
  };
}
