import { useRef } from 'react';
import type { Share } from '#shared/domain/statistics/share.ts';
import { count, percent } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './simulate.module.css';

interface Props {
  title: string;
  columns: readonly string[];
  /** A share for each column; null where nobody can tell. */
  rows: readonly { label: string; shares: readonly (Share | null)[] }[];
}

const LABEL = 280;
const COLUMN = 340;
const LINE = 140;
const ROW = 36;

/** Shares with their intervals as a picture to save: on the screen they stand in a table, which no slide can hold. */
export function SharesPicture({ title, columns, rows }: Props) {
  const chart = useRef<HTMLDivElement>(null);
  const width = LABEL + columns.length * COLUMN;
  const height = (rows.length + 1) * ROW;
  return (
    <>
      <SaveChart title={title} keys={[]} chart={chart} />
      <div ref={chart} className={classes.hidden} aria-hidden="true">
        <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          <g fontSize="16">
            {columns.map((column, i) => (
              <text key={column} x={LABEL + i * COLUMN} y="23" fill="var(--ink-2)">
                {column}
              </text>
            ))}
            {rows.map(({ label, shares }, i) => (
              <g key={label} transform={`translate(0 ${(i + 1) * ROW})`}>
                <text y="23" fill="var(--ink)">
                  {label}
                </text>
                {shares.map((share, column) => (
                  <ShareLine key={columns[column]} share={share} x={LABEL + column * COLUMN} />
                ))}
              </g>
            ))}
          </g>
        </svg>
      </div>
    </>
  );
}

/** From 0 to 100 %: the interval as a bar, the share as a mark, and both in words. */
function ShareLine({ share, x }: { share: Share | null; x: number }) {
  if (!share) {
    return (
      <text x={x} y="23" fill="var(--ink-2)">
        can’t tell
      </text>
    );
  }
  const part = share.hits / share.of;
  return (
    <>
      <line x1={x} x2={x + LINE} y1="18" y2="18" stroke="var(--edge)" />
      <rect
        x={x + share.low * LINE}
        y="15"
        width={Math.max(1, (share.high - share.low) * LINE)}
        height="6"
        fill="var(--ink-2)"
      />
      <rect x={x + part * LINE - 1.5} y="8" width="3" height="20" fill="var(--ink)" />
      <text x={x + LINE + 14} y="23" fill="var(--ink)">
        {percent(part)} · {count(share.hits)} of {count(share.of)}
      </text>
    </>
  );
}
