import type { Difference } from '#shared/engine/compare/compare.ts';
import classes from './compare.module.css';

export const WHISKER_WIDTH = 160;
export const WHISKER_HEIGHT = 20;

interface Props {
  difference: Difference;
  /** The largest distance from zero that several whiskers have to hold. */
  reach: number;
}

/** A difference as a dot with its interval, beside the line where there is none. The words stand next to it. */
export const Whisker = (props: Props) => (
  <svg viewBox={`0 0 ${WHISKER_WIDTH} ${WHISKER_HEIGHT}`} className={classes.whisker} aria-hidden="true">
    <WhiskerLine {...props} />
  </svg>
);

/** The same within another drawing. */
export function WhiskerLine({ difference, reach }: Props) {
  const middle = WHISKER_WIDTH / 2;
  const at = (n: number) => middle + (reach === 0 ? 0 : (n / reach) * (middle - 8));
  const isSure = difference.tells === 'more' || difference.tells === 'less';
  return (
    <>
      <line x1={middle} x2={middle} y1="1" y2="19" stroke="var(--edge)" strokeDasharray="2 2" />
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
    </>
  );
}
