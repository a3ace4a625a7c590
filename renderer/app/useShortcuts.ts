import { useEffect } from 'react';
import { STEPS, useScreen } from '../stores/screen.ts';

/** Ctrl or Cmd with 1 to 7 goes to a step. Undo, redo and the file commands come from the shell. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[Number(event.key) - 1];
      if (!step || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      useScreen.getState().go(step);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
