/** What thresholds are called, and how they are moved. */
import { useCallback, useId } from 'react';
import { namesFor, stageName } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { moveThreshold, type Threshold, thresholdBy } from '#shared/domain/definition/thresholds.ts';
import { definitionNow, useDefinitions } from '../../stores/definitions.ts';
import { useSimulation } from '../../stores/simulation.ts';

/** Where it leads, and for which source: `MQL from Referral`. */
export function thresholdLabel(definition: Definition, { transition, source }: Threshold): string {
  const arrow = definition.transitions[transition]!;
  const target = arrow.kind === 'disqualify' ? 'out' : stageName(namesFor(definition), arrow.to);
  return `${target}${source === null ? '' : ` from ${source}`}`;
}

/** The threshold of the definition that is being edited with this key. */
function thresholdNow(key: string): Threshold | undefined {
  const definition = definitionNow();
  return definition ? thresholdBy(definition, key) : undefined;
}

/** Says that a threshold, by its key, will perhaps be moved. */
export const expectMoves = (key: string): void =>
  useSimulation.getState().expectTurns({ kind: 'threshold', key });

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
