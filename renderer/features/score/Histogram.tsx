import { useElementSize } from '@mantine/hooks';
import { memo, useMemo, useRef } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { type Threshold, thresholdKey } from '#shared/domain/definition/thresholds.ts';
import type { ScoreHistogram } from '#shared/engine/score/histogram.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { OUTCOME_FILL, OUTCOME_LABEL } from '../../ui/marks.tsx';
import { count } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './Histogram.module.css';
import { type HistogramScale, histogramScale, labelRows, rangeOf, ticks } from './histogram-scale.ts';
import { labelSize } from './label-size.ts';
import { ThresholdHandle } from './ThresholdHandle.tsx';
import { thresholdLabel, useMoveThreshold } from './thresholds.ts';
import { useHistogram } from './useHistogram.ts';

const BARS = 150;
const AXIS = 24;
/** Between a label and the one below it. */
const GAP = 4;
const KEYS = (['won', 'lost', 'rejected'] as const).map((outcome) => ({
  label: OUTCOME_LABEL[outcome],
  color: OUTCOME_FILL[outcome],
}));

interface Props {
  definition: Definition;
  /** Of one score. */
  thresholds: readonly Threshold[];
  of: Threshold['condition']['of'];
}

/** How the deals score, won above the axis and the others below it, with the thresholds as handles. */
export function Histogram({ definition, thresholds, of }: Props) {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const { ref, width } = useElementSize();
  const figure = useRef<HTMLElement>(null);
  const histogram = useHistogram(definition, of);
  const move = useMoveThreshold();
  const presentation = useScreen((state) => state.presentation);
  const values = thresholds.map(({ value }) => value);
  const [low, high] = histogram ? rangeOf(histogram, values) : [0, 0];
  const scale = useMemo(
    () => histogram && histogramScale(histogram, [low, high], { width, height: BARS }),
    [histogram, low, high, width],
  );
  if (!sample) return null;

  const boxes = thresholds.map((threshold) => {
    const text = `${thresholdLabel(definition, threshold)} ${count(threshold.value)}`;
    const size = labelSize(text, presentation);
    const x = scale?.x(threshold.value) ?? 0;
    // Where there is no room to its right, and some to its left.
    const left = x + size.width > width ? Math.max(0, x - size.width) : x;
    return { text, left, ...size };
  });
  const rows = labelRows(boxes.map(({ left, width }) => ({ x: left, width: width + GAP })));
  const row = Math.max(0, ...boxes.map(({ height }) => height)) + GAP;
  const top = (Math.max(-1, ...rows) + 1) * row + GAP;
  const bottom = top + BARS;
  return (
    <figure className={classes.figure} ref={figure}>
      <div ref={ref}>
        <svg className={classes.drawing} height={bottom + AXIS} role="presentation">
          {histogram && scale && width > 0 && (
            <>
              <Bars histogram={histogram} scale={scale} top={top} />
              <Ticks scale={scale} most={width / 70} y={bottom + 18} />
              {/* Under all labels, which cover the lines that come down from those above them. */}
              {thresholds.map((threshold, i) => (
                <line
                  key={thresholdKey(threshold)}
                  x1={scale.x(threshold.value)}
                  x2={scale.x(threshold.value)}
                  y1={rows[i]! * row + boxes[i]!.height / 2}
                  y2={bottom}
                  className={classes.line}
                />
              ))}
              {/* Ever in the same order: a handle that changes its place in the page loses the focus and the mouse. */}
              {thresholds.map((threshold, i) => (
                <ThresholdHandle
                  key={thresholdKey(threshold)}
                  of={thresholdKey(threshold)}
                  name={thresholdLabel(definition, threshold)}
                  label={boxes[i]!.text}
                  left={boxes[i]!.left}
                  width={boxes[i]!.width}
                  height={boxes[i]!.height}
                  value={threshold.value}
                  x={scale.x(threshold.value)}
                  top={rows[i]! * row}
                  bottom={bottom}
                  scale={scale}
                  onMove={move}
                />
              ))}
            </>
          )}
        </svg>
      </div>
      <figcaption className={classes.caption}>
        The highest score of each deal: won ones above the line, lost and rejected ones below it.
        <SaveChart title={`Scores of the deals by ${definition.name}`} keys={KEYS} chart={figure} />
      </figcaption>
    </figure>
  );
}

const Ticks = memo(function Ticks({ scale, most, y }: { scale: HistogramScale; most: number; y: number }) {
  return ticks(scale.low, scale.high, most).map((points) => (
    <text key={points} className={classes.tick} x={scale.x(points)} y={y}>
      {count(points)}
    </text>
  ));
});

/** Of each bin the won deals upwards, lost and rejected ones downwards. */
const Bars = memo(function Bars({
  histogram: { from, width, bins },
  scale,
  top,
}: {
  histogram: ScoreHistogram;
  scale: HistogramScale;
  top: number;
}) {
  const axis = top + scale.above;
  return (
    <g>
      {bins.map(({ won, lost, rejected }, i) => {
        const x = scale.x(from + i * width) + 0.5;
        const across = scale.x(from + (i + 1) * width) - x - 1;
        const stack = [
          { outcome: 'won' as const, y: axis - scale.height(won), height: scale.height(won) },
          { outcome: 'lost' as const, y: axis, height: scale.height(lost) },
          { outcome: 'rejected' as const, y: axis + scale.height(lost), height: scale.height(rejected) },
        ];
        return stack.map(
          ({ outcome, y, height }) =>
            height > 0 && (
              <rect
                key={`${i} ${outcome}`}
                x={x}
                y={y}
                width={Math.max(1, across)}
                height={height}
                fill={OUTCOME_FILL[outcome]}
              />
            ),
        );
      })}
      <line x1={scale.x(scale.low)} x2={scale.x(scale.high)} y1={axis} y2={axis} className={classes.axis} />
    </g>
  );
});
