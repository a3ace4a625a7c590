import { createContext, type DragEvent, useContext, useMemo, useState } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { useSteady } from '../useSteady.ts';
import { movePart, type PartPath, stepPart } from './edit.ts';

/** Moving parts about within one criterion, by dragging or by step. */
interface Moving {
  /** What is being dragged. */
  dragged: PartPath | null;
  canStep(path: PartPath, by: -1 | 1): boolean;
  step(path: PartPath, by: -1 | 1): void;
  drag(path: PartPath | null): void;
  /** Puts what is dragged into the group, before its part at `index`. */
  drop(group: PartPath, index: number): void;
}

export const MovingContext = createContext<Moving | null>(null);

export function useMoving(): Moving {
  const moving = useContext(MovingContext);
  if (!moving) throw new Error('A part of a criterion stands outside of a CriterionEditor.');
  return moving;
}

/** The moves of a criterion's editor. */
export function useMovesOf(criterion: Criterion, onChange: (criterion: Criterion) => void): Moving {
  const [dragged, drag] = useState<PartPath | null>(null);
  const step = useSteady((path: PartPath, by: -1 | 1) => {
    const moved = stepPart(criterion, path, by);
    if (!moved) return;
    onChange(moved.criterion);
    // The part is drawn anew at its place; the focus goes with it.
    requestAnimationFrame(() => {
      const part = document.querySelector(`[data-part="${moved.path.join('.')}"]`);
      const buttons = [by, -by].map((way) =>
        part?.querySelector<HTMLElement>(`:scope > * > [data-step="${way}"]`),
      );
      buttons.find((button) => button && !button.hasAttribute('disabled'))?.focus();
    });
  });
  const drop = useSteady((group: PartPath, index: number) => {
    const moved = dragged && movePart(criterion, dragged, group, index);
    drag(null);
    if (moved) onChange(moved.criterion);
  });
  const shape = shapeOf(criterion);
  // Where a part can go hangs on how the groups lie in one another, not on what their conditions say.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () => ({ dragged, drag, step, drop, canStep: (path, by) => stepPart(criterion, path, by) !== null }),
    [dragged, shape, step, drop],
  );
}

/** Of a criterion only the groups and how many parts each has. */
const shapeOf = (criterion: Criterion): string =>
  isCombination(criterion) ? `(${criterion.of.map(shapeOf).join()})` : '';

/** What makes an element a place to drop a part at. */
export const dropPlace = (moving: Moving, group: PartPath, index: number) => ({
  onDragOver: (event: DragEvent) => {
    if (moving.dragged) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    moving.drop(group, index);
  },
});
