/** The bars that scores have to clear: each `at least` of a score on a transition, wherever it stands in its rule. */
import { replaceAt } from './edit-criterion.ts';
import type { Criterion, Definition, ScoreCondition } from './schema.ts';
import { conditionsOf } from './walk.ts';

export interface Threshold {
  /** Index of the transition. */
  transition: number;
  path: readonly number[];
  condition: ScoreCondition;
  /** Null for the comparison of all other sources. */
  source: string | null;
  /** In points. */
  value: number;
}

/** All thresholds of a definition, in the order of its transitions. */
export function thresholdsOf(definition: Definition): Threshold[] {
  return definition.transitions.flatMap(({ when }, transition) =>
    conditionsOf(when).flatMap(({ path, condition }): Threshold[] => {
      if (condition.kind !== 'score') return [];
      const sources = [[null, condition.is] as const, ...Object.entries(condition.bySource ?? {})];
      return sources.flatMap(([source, is]) =>
        is.op === 'atLeast' ? [{ transition, path, condition, source, value: is.value }] : [],
      );
    }),
  );
}

/** Moves a threshold of the definition (a draft that may be changed in place). */
export function moveThreshold(definition: Definition, threshold: Threshold, value: number): void {
  definition.transitions[threshold.transition]!.when = withThreshold(definition, threshold, value);
}

/** The criterion of the threshold's transition with the threshold there. */
export function withThreshold(
  { transitions }: Definition,
  { transition, path, condition, source }: Threshold,
  value: number,
): Criterion {
  const is = { op: 'atLeast' as const, value };
  const moved: ScoreCondition =
    source === null
      ? { ...condition, is }
      : { ...condition, bySource: { ...condition.bySource, [source]: is } };
  return replaceAt(transitions[transition]!.when, path, moved);
}

/** Tells a threshold from all others of its definition, and stays while its value changes. */
export const thresholdKey = ({ transition, path, source }: Threshold): string =>
  `${transition} ${path.join('.')} ${source ?? ''}`;

export const thresholdBy = (definition: Definition, key: string): Threshold | undefined =>
  thresholdsOf(definition).find((one) => thresholdKey(one) === key);
