import type { Share } from '#shared/domain/statistics/share.ts';
import { count, percent } from '../../ui/numbers.ts';
import classes from './simulate.module.css';

interface Props {
  share: Share | null;
  band?: { low: number; high: number } | null;
  /** What stands where there is no share. */
  none?: string;
}

/** A share with its count, its interval as a whisker from 0 to 100 %, and its band as a quiet ground. */
export function ShareBar({ share, band, none = '–' }: Props) {
  if (!share) return <span className={classes.none}>{none}</span>;
  const part = share.hits / share.of;
  return (
    <span className={classes.share}>
      <svg viewBox="0 0 100 20" preserveAspectRatio="none" className={classes.whisker} aria-hidden="true">
        {band && (
          <rect
            x={band.low * 100}
            width={(band.high - band.low) * 100}
            y="0"
            height="20"
            className={classes.bandGround}
          />
        )}
        <line x1="0" x2="100" y1="10" y2="10" stroke="var(--hairline)" strokeWidth="1" />
        <rect
          x={share.low * 100}
          width={Math.max(0.5, (share.high - share.low) * 100)}
          y="8"
          height="4"
          fill="var(--ink-2)"
        />
        <rect x={Math.min(98, Math.max(0, part * 100 - 1))} width="2" y="2" height="16" fill="var(--ink)" />
      </svg>
      <span title={`Probably between ${percent(share.low)} and ${percent(share.high)} (${percent(0.95)})`}>
        <b>{percent(part)}</b>{' '}
        <span className={classes.quiet}>
          {count(share.hits)} of {count(share.of)}
        </span>
      </span>
    </span>
  );
}
