import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import classes from './Histogram.module.css';
import type { HistogramScale } from './histogram-scale.ts';
import { expectMoves } from './thresholds.ts';

interface Props {
  /** The threshold's key. */
  of: string;
  name: string;
  value: number;
  x: number;
  /** Where its line begins and ends, and the top of its label. */
  top: number;
  bottom: number;
  /** What its label says, and where that stands. */
  label: string;
  left: number;
  width: number;
  height: number;
  scale: HistogramScale;
  onMove: (of: string, value: number) => void;
}

/** A threshold as a line across the histogram, to be dragged or moved by the arrow keys. */
export const ThresholdHandle = memo(function ThresholdHandle({
  of,
  name,
  value,
  x,
  top,
  bottom,
  label,
  left,
  width,
  height,
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
  return (
    // A slider of the browser can't stand in a drawing.
    <g
      className={classes.handle}
      role="slider"
      tabIndex={0}
      aria-label={`Threshold for ${name}`}
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
      <line x1={x} x2={x} y1={top + height / 2} y2={bottom} className={classes.focusLine} />
      <rect className={classes.tag} x={left} y={top} width={width} height={height} rx={5} />
      <text className={classes.tagText} x={left + width / 2} y={top + height * 0.71}>
        {label}
      </text>
    </g>
  );
});

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
