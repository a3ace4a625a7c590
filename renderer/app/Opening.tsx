import { Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useOpening } from '../stores/opening.ts';
import { restoreFocus } from '../ui/focus.ts';
import classes from './Shell.module.css';

/** How long opening may take before the window shows that it does, in ms. */
const PATIENCE = 300;

/** Says over the frame that another workshop is being opened, if that takes a while; then the focus comes back. */
export function Opening() {
  const words = useOpening((state) => state.words);
  const isOpening = words !== null;
  useEffect(() => (isOpening ? restoreFocus : undefined), [isOpening]);
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
