import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A handler that stays the same function while it does what the newest drawing says, so that a part that is given it
 * need not be drawn anew. Not to be called while drawing.
 */
export function useSteady<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: A) => newest.current(...args), []);
}
