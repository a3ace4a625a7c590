import { useRef } from 'react';
import { OUTCOMES, type Outcome } from '#shared/domain/sample/sample.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import { OUTCOME_LABEL } from '../../ui/marks.tsx';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './simulate.module.css';

export interface BarsRow {
  label: string;
  deals: ByOutcome;
  /** What stands beside the bar. */
  words: string;
}

/** More rows than this nobody reads on a slide. */
export const MOST_PICTURED = 16;

const WIDTH = 960;
const LABEL = 280;
const BAR = 400;
const ROW = 36;
const KEYS = OUTCOMES.map((outcome) => ({ label: OUTCOME_LABEL[outcome], color: `var(--${outcome}-fill)` }));

/** Bars by outcome as a picture to save: on the screen they stand in a table, which no slide can hold. */
export function BarsPicture({ title, rows }: { title: string; rows: readonly BarsRow[] }) {
  const chart = useRef<HTMLDivElement>(null);
  const largest = Math.max(1, ...rows.map(({ deals }) => sumOf(deals)));
  return (
    <>
      <SaveChart title={title} keys={KEYS} chart={chart} />
      <div ref={chart} className={classes.hidden} aria-hidden="true">
        <svg
          aria-hidden="true"
          width={WIDTH}
          height={rows.length * ROW}
          viewBox={`0 0 ${WIDTH} ${rows.length * ROW}`}
        >
          {rows.map(({ label, deals, words }, i) => (
            <g key={label} fontSize="16">
              <text x="0" y={i * ROW + 23} fill="var(--ink)">
                {label.length > 34 ? `${label.slice(0, 33)}…` : label}
              </text>
              <Bar deals={deals} y={i * ROW + 8} scale={BAR / largest} />
              <text x={LABEL + BAR + 16} y={i * ROW + 23} fill="var(--ink-2)">
                {words}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}

function Bar({ deals, y, scale }: { deals: ByOutcome; y: number; scale: number }) {
  const before = (outcome: Outcome) =>
    OUTCOMES.slice(0, OUTCOMES.indexOf(outcome)).reduce((sum, one) => sum + deals[one], 0);
  return OUTCOMES.filter((outcome) => deals[outcome] > 0).map((outcome) => (
    <rect
      key={outcome}
      x={LABEL + before(outcome) * scale}
      y={y}
      width={deals[outcome] * scale}
      height="20"
      fill={`var(--${outcome}-fill)`}
      stroke={outcome === 'open' ? 'var(--open)' : 'none'}
    />
  ));
}
