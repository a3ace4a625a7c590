/** The bars that scores have to clear: each score comparison on a transition, wherever it stands in its rule. */
import { useCallback, useId } from 'react';
import { replaceAt } from '#shared/domain/definition/edit-criterion.ts';
import { namesFor, stageName } from '#shared/domain/definition/names.ts';
import type { Definition, ScoreCondition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { definitionNow, useDefinitions } from '../../stores/definitions.ts';
import { useSimulation } from '../../stores/simulation.ts';

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

/** All `at least` thresholds of a definition, in the order of its transitions. */
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
export function moveThreshold(
  definition: Definition,
  { transition, path, condition, source }: Threshold,
  value: number,
): void {
  const is = { op: 'atLeast' as const, value };
  const moved: ScoreCondition =
    source === null
      ? { ...condition, is }
      : { ...condition, bySource: { ...condition.bySource, [source]: is } };
  const arrow = definition.transitions[transition]!;
  arrow.when = replaceAt(arrow.when, path, moved);
}

/** Tells a threshold from all others of its definition, and stays while its value changes. */
export const thresholdKey = ({ transition, path, source }: Threshold): string =>
  `${transition} ${path.join('.')} ${source ?? ''}`;

/** Where it leads, and for which source: `MQL from Referral`. */
export function thresholdLabel(definition: Definition, { transition, source }: Threshold): string {
  const arrow = definition.transitions[transition]!;
  const target = arrow.kind === 'disqualify' ? 'out' : stageName(namesFor(definition), arrow.to);
  return `${target}${source === null ? '' : ` from ${source}`}`;
}

/** The threshold of the definition that is being edited with this key. */
function thresholdNow(key: string): Threshold | undefined {
  const definition = definitionNow();
  return definition && thresholdsOf(definition).find((known) => thresholdKey(known) === key);
}

/** Says that a threshold, by its key, will perhaps be moved a point up or down. */
export function expectSteps(key: string): void {
  const threshold = thresholdNow(key);
  if (!threshold) return;
  const moveBy = (points: number) => (definition: Definition) =>
    moveThreshold(definition, threshold, threshold.value + points);
  useSimulation.getState().expect([moveBy(1), moveBy(-1)]);
}

/** Moves a threshold of the definition that is being edited, by its key; all moves of one are one step of undo. */
export function useMoveThreshold() {
  const edit = useDefinitions((state) => state.edit);
  const gesture = useId();
  return useCallback(
    (key: string, value: number) => {
      const definition = definitionNow();
      const threshold = thresholdNow(key);
      if (!definition || !threshold) return;
      edit(
        `Threshold for ${thresholdLabel(definition, threshold)}`,
        (changing) => moveThreshold(changing, threshold, value),
        `${gesture} ${key}`,
      );
    },
    [edit, gesture],
  );
}
