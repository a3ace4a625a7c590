import { useEffect } from 'react';
import { useScreen } from '../../stores/screen.ts';
import { opensSomething, writesText } from '../../ui/keys.ts';
import { takeOutTransition } from './edits.ts';
import { useFlow } from './flow-state.ts';

/** Delete removes what is selected; of a stage it asks first. */
export function useFlowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Delete' && event.key !== 'Backspace') return;
      if (writesText(event.target) || opensSomething(event.target)) return;
      const { selection } = useScreen.getState();
      if (selection?.kind === 'stage') useFlow.getState().askToRemove(selection.id);
      if (selection?.kind === 'transition') takeOutTransition(selection.id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
