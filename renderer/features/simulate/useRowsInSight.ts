import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** So many rows come and go together: scrolling by one draws nothing. */
const BLOCK = 8;
/** As many as a window usually shows: drawn before anybody knows how many it does. */
const USUAL = 2 * BLOCK;
/** Rows drawn beyond these, before and after, so that scrolling finds them there. */
const AHEAD = 8;

/**
 * Which rows of a long list are in sight, `from` and up to `to`; all are equally high. However long the list is, nothing
 * is done for each of its rows.
 * @param rem the height of a row
 */
export function useRowsInSight(
  scroll: RefObject<HTMLElement | null>,
  count: number,
  rem: number,
): { from: number; to: number } {
  const [{ first, last }, setSight] = useState({ first: 0, last: USUAL });
  useEffect(() => {
    const view = scroll.current!;
    const look = (): void => {
      const height = rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const sight = {
        first: BLOCK * Math.floor(view.scrollTop / height / BLOCK),
        last: BLOCK * Math.ceil((view.scrollTop + view.clientHeight) / height / BLOCK),
      };
      setSight((before) => (before.first === sight.first && before.last === sight.last ? before : sight));
    };
    // It looks once the list is laid out, for the first time too, and before it is painted.
    const resized = new ResizeObserver(() => flushSync(look));
    resized.observe(view);
    view.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      view.removeEventListener('scroll', look);
    };
  }, [scroll, rem]);
  // A list that has become shorter is scrolled back once it is drawn.
  const end = Math.min(count, last + AHEAD);
  return { from: Math.max(0, Math.min(first - AHEAD, end - (last - first) - AHEAD)), to: end };
}
