import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** How wide an element is, in pixels; null before it is laid out, which is told in time for the frame that shows it. */
export function useWidth(of: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const seen = new ResizeObserver(([entry]) => flushSync(() => setWidth(entry!.contentRect.width)));
    seen.observe(of.current!);
    return () => seen.disconnect();
  }, [of]);
  return width;
}
