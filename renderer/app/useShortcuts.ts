import { useEffect } from 'react';
import { STEPS } from '#shared/domain/agenda/steps.ts';
import { useRounds } from '../features/calibrate/rounds-store.ts';
import { useDefinitions } from '../stores/definitions.ts';
import { useScreen } from '../stores/screen.ts';
import { goToWork } from '../ui/focus.ts';
import { useHelp } from './dialogs/dialogs-state.ts';

const writesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable=true]') !== null;

/** Whoever answers a round sees nothing else until they hand the laptop on. */
const isShortcut = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  (ctrlKey || metaKey) && !altKey && !useRounds.getState().answering;

/** F1: Help. Ctrl or Cmd with Z, Shift+Z or Y: undo and redo, unless text is being written; with 1 to 7: a step. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'F1') {
        event.preventDefault();
        useHelp.setState({ opened: true });
        return;
      }
      if (!isShortcut(event)) return;
      const key = event.key.toLowerCase();
      const step = event.shiftKey ? undefined : STEPS[Number(key) - 1];
      if (step) {
        event.preventDefault();
        useScreen.getState().go(step);
        goToWork();
        return;
      }
      if (writesText(event.target)) return;
      const { undo, redo } = useDefinitions.getState();
      if (key === 'z') {
        event.preventDefault();
        if (event.shiftKey) redo();
        else undo();
      }
      if (key === 'y') {
        event.preventDefault();
        redo();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
