import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import { useScreen } from '../../stores/screen.ts';
import { count } from '../../ui/numbers.ts';
import classes from './Histogram.module.css';
import type { HistogramScale } from './histogram-scale.ts';
import { expectMoves } from './thresholds.ts';

interface Props {
  /** The threshold's key. */
  of: string;
  label: string;
  value: number;
  x: number;
  /** Where its line begins and ends, and the top of its label. */
  top: number;
  bottom: number;
  /** Whether its label stands to the left of the line. */
  flipped: boolean;
  scale: HistogramScale;
  onMove: (of: string, value: number) => void;
}

/** A threshold as a line across the histogram, to be dragged or moved by the arrow keys. */
export const ThresholdHandle = memo(function ThresholdHandle({
  of,
  label,
  value,
  x,
  top,
  bottom,
  flipped,
  scale,
  onMove,
}: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event.key, value, event.shiftKey, scale);
    if (to === null) return;
    event.preventDefault();
    onMove(of, to);
  };
  const onPointerDown = (event: PointerEvent<SVGGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const drawing = event.currentTarget.ownerSVGElement!.getBoundingClientRect();
    const to = scale.pointsAt(event.clientX - drawing.left);
    if (to !== value) onMove(of, to);
  };
  const text = `${label} ${count(value)}`;
  const width = labelWidth(
    text,
    useScreen((state) => state.presentation),
  );
  const left = flipped ? x - width : x;
  return (
    // A slider of the browser can't stand in a drawing.
    <g
      className={classes.handle}
      role="slider"
      tabIndex={0}
      aria-label={`Threshold for ${label}`}
      aria-orientation="horizontal"
      aria-valuemin={scale.low}
      aria-valuemax={scale.high}
      aria-valuenow={value}
      onFocus={() => expectMoves(of)}
      onPointerEnter={() => expectMoves(of)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <rect className={classes.grab} x={x - 12} y={top} width={24} height={bottom - top} />
      <line x1={x} x2={x} y1={top + 11} y2={bottom} className={classes.line} />
      <rect className={classes.tag} x={left} y={top} width={width} height={24} rx={5} />
      <text className={classes.tagText} x={left + 8} y={top + 17}>
        {text}
      </text>
    </g>
  );
});

/** Type in a presentation is so much larger (`tokens.css`). */
const LARGER = 1.25;

/** As wide as the text of a label may get: capital letters are wider than others. */
export function labelWidth(text: string, presentation: boolean): number {
  const capitals = text.replace(/[^\p{Lu}]/gu, '').length;
  return (text.length * 7.2 + capitals * 3) * (presentation ? LARGER : 1) + 16;
}

function moved(key: string, value: number, far: boolean, { low, high }: HistogramScale): number | null {
  const step = far ? 10 : 1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step;
    case 'PageDown':
      return value - 10;
    case 'PageUp':
      return value + 10;
    case 'Home':
      return Math.ceil(low);
    case 'End':
      return Math.floor(high);
    default:
      return null;
  }
}
