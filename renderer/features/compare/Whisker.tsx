import type { Difference } from '#shared/engine/compare.ts';
import classes from './compare.module.css';

const WIDTH = 160;

/** A difference as a dot with its interval, beside the line where there is none. The words stand next to it. */
export function Whisker({ difference, reach }: { difference: Difference; reach: number }) {
  const at = (n: number) => WIDTH / 2 + (reach === 0 ? 0 : (n / reach) * (WIDTH / 2 - 8));
  const isSure = difference.tells === 'more' || difference.tells === 'less';
  return (
    <svg viewBox={`0 0 ${WIDTH} 20`} className={classes.whisker} aria-hidden="true">
      <line x1={WIDTH / 2} x2={WIDTH / 2} y1="1" y2="19" stroke="var(--edge)" strokeDasharray="2 2" />
      <line
        x1={at(difference.low)}
        x2={at(difference.high)}
        y1="10"
        y2="10"
        stroke="var(--ink-2)"
        strokeWidth="2"
      />
      <circle
        cx={at(difference.value)}
        cy="10"
        r="5"
        fill={isSure ? 'var(--ink)' : 'var(--sheet)'}
        stroke="var(--ink)"
        strokeWidth="2"
      />
    </svg>
  );
}
