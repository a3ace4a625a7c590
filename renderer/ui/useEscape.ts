import { useEffect } from 'react';
import { useScreen } from '../stores/screen.ts';
import { opensSomething } from './keys.ts';

/** Escape closes the side panel and gives the focus back to what it was about. */
export function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { selection, select } = useScreen.getState();
      if (event.key !== 'Escape' || !selection || opensSomething(event.target)) return;
      select(null);
      if (!('id' in selection)) return;
      const id = CSS.escape(selection.id);
      const place = `[data-${selection.kind}="${id}"], .react-flow__node[data-id="${id}"]`;
      requestAnimationFrame(() => document.querySelector<HTMLElement>(place)?.focus());
    };
    // Before whatever the key closes is gone.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
