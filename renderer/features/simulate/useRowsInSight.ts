import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond those in sight, before and after, so that scrolling finds them there. */
const AHEAD = 12;

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
  const [{ first, last }, setSight] = useState({ first: 0, last: 0 });
  useLayoutEffect(() => {
    const view = scroll.current!;
    const look = (): void => {
      const height = rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const sight = {
        first: Math.floor(view.scrollTop / height),
        last: Math.ceil((view.scrollTop + view.clientHeight) / height),
      };
      setSight((before) => (before.first === sight.first && before.last === sight.last ? before : sight));
    };
    const resized = new ResizeObserver(look);
    resized.observe(view);
    view.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      view.removeEventListener('scroll', look);
    };
  }, [scroll, rem]);
  // A list that has become shorter is scrolled back once it is drawn.
  const end = Math.min(count, last + AHEAD);
  return { from: Math.max(0, Math.min(first - AHEAD, end - (last - first) - AHEAD)), to: end };
}
