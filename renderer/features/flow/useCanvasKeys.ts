import type { KeyboardEvent } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { shiftStage } from './edits.ts';

/**
 * Left and Right go from card to card, with Alt they move the focused card. (Enter selects; Delete and Escape are
 * the screen's, see useFlowKeys.)
 */
export function useCanvasKeys({ stages }: Definition) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const card = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node');
    if (by === 0 || !card || card !== event.target) return;
    event.preventDefault();
    event.stopPropagation();
    const index = stages.findIndex(({ id }) => id === card.dataset.id);
    const stage = stages[index];
    if (!stage) return;
    if (event.altKey) shiftStage(stage, by);
    const next = event.altKey ? stage.id : stages[index + by]?.id;
    // Cards may be drawn anew where they moved.
    requestAnimationFrame(() => cardOf(next)?.focus());
  };
}

const cardOf = (stage: string | undefined) =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(stage ?? '')}"]`);
