import { Loader, Text } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import { useOpening } from '../stores/opening.ts';
import classes from './Shell.module.css';

/** How long opening may take before the window shows that it does, in ms. */
const PATIENCE = 300;

/** Says over the frame that another workshop is being opened, if that takes a while. */
export function Opening() {
  const words = useOpening((state) => state.words);
  return words !== null && <Sign words={words} />;
}

function Sign({ words }: { words: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), PATIENCE);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    isLong && (
      <div className={classes.veil}>
        <div className={classes.sign} role="status">
          <Loader size="sm" color="var(--ink-2)" aria-hidden="true" />
          <Text>{words}</Text>
        </div>
      </div>
    )
  );
}

// Before any other listener on the window, as this one alone may stop them.
window.addEventListener(
  'keydown',
  (event) => {
    const isInDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    if (useOpening.getState().words !== null && !isInDialog) event.stopImmediatePropagation();
  },
  true,
);

/** Once the workshop is open, gives the focus back to what had it in the frame, or to its main part where that is gone. */
export function useFocusKept(frame: RefObject<HTMLElement | null>): void {
  const isOpening = useOpening((state) => state.words !== null);
  const [last] = useState<{ focused: Element | null }>({ focused: null });
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.focused = target as Element;
    };
    const { current } = frame;
    current?.addEventListener('focusin', remember);
    return () => current?.removeEventListener('focusin', remember);
  }, [frame, last]);
  useEffect(() => {
    if (!isOpening) return;
    return () => {
      if (document.activeElement !== document.body) return;
      const { focused } = last;
      const place = focused?.isConnected ? focused : frame.current?.querySelector('main');
      if (place instanceof HTMLElement) place.focus();
    };
  }, [isOpening, frame, last]);
}
