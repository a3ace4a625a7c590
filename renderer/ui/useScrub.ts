import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useSteady } from './useSteady.ts';

/** How far the pointer goes for one step, and before it counts as dragging, in pixels. */
const STEP = 4;
const SLACK = 4;
/** How many steps at once with Shift. */
export const COARSE = 5;

interface Scrub {
  value: number;
  min: number;
  max: number;
  /** `drag` tells this drag from all others. */
  onScrub: (value: number, drag: string) => void;
  /** Escape: the value is to be what it was. */
  onGiveUp: (drag: string) => void;
}

interface Begun {
  /** Where the pointer came down, or where Shift last changed how fast the value goes, and the value there. */
  x: number;
  from: number;
  isCoarse: boolean;
  isMoving: boolean;
  name: string;
}

let drags = 0;

/**
 * A number in a field, changed by dragging it sideways; with Shift by fives, given up by Escape. A click is a click:
 * it takes the focus and all of the number, to be typed over. While one types, the mouse marks text as ever.
 */
export function useScrub({ value, min, max, onScrub, onGiveUp }: Scrub) {
  const begun = useRef<Begun | null>(null);
  const [isScrubbing, setScrubbing] = useState(false);
  const end = () => {
    begun.current = null;
    setScrubbing(false);
  };

  const giveUp = useSteady((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !begun.current) return;
    // It closes nothing else.
    event.stopImmediatePropagation();
    event.preventDefault();
    onGiveUp(begun.current.name);
    end();
  });
  useEffect(() => {
    if (!isScrubbing) return;
    window.addEventListener('keydown', giveUp, true);
    return () => window.removeEventListener('keydown', giveUp, true);
  }, [isScrubbing, giveUp]);

  return {
    'data-scrubbing': isScrubbing || undefined,
    onPointerDown: (event: PointerEvent<HTMLInputElement>) => {
      if (event.button !== 0 || document.activeElement === event.currentTarget) return;
      // Neither focus nor marked text, until it is known to be a click.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      drags += 1;
      begun.current = {
        x: event.clientX,
        from: value,
        isCoarse: event.shiftKey,
        isMoving: false,
        name: `scrub ${drags}`,
      };
    },
    onPointerMove: (event: PointerEvent<HTMLInputElement>) => {
      const { current } = begun;
      if (!current) return;
      if (!current.isMoving) {
        if (Math.abs(event.clientX - current.x) < SLACK) return;
        Object.assign(current, { isMoving: true, x: event.clientX });
        setScrubbing(true);
      }
      if (event.shiftKey !== current.isCoarse) {
        Object.assign(current, { isCoarse: event.shiftKey, x: event.clientX, from: value });
      }
      const steps = Math.round((event.clientX - current.x) / STEP) * (current.isCoarse ? COARSE : 1);
      const to = Math.max(min, Math.min(max, current.from + steps));
      if (to !== value) onScrub(to, current.name);
    },
    onPointerUp: (event: PointerEvent<HTMLInputElement>) => {
      const { current } = begun;
      if (!current) return;
      if (!current.isMoving) event.currentTarget.select();
      end();
    },
    onPointerCancel: end,
  };
}
