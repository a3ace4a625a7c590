import { riskRatio } from '#shared/domain/statistics/ratio.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import type { RuleCounts } from '#shared/engine/simulate/summary.ts';
import { Hint } from '../../ui/Hint.tsx';
import { OutcomeMark } from '../../ui/marks.tsx';
import { count, decimal, percent } from '../../ui/numbers.ts';
import classes from './RuleEvidence.module.css';

/** How often a rule is true of won deals and of the others, and how many times as often. */
export function RuleEvidence({ counts, deals }: { counts: RuleCounts; deals: ByOutcome }) {
  const won = { hits: counts.true.won, of: deals.won };
  const others = { hits: counts.true.lost + counts.true.rejected, of: deals.lost + deals.rejected };
  const unknown = counts.unknown.won + counts.unknown.lost + counts.unknown.rejected;
  return (
    <div className={classes.evidence}>
      <Share label="won" {...won}>
        <OutcomeMark outcome="won" size={11} />
      </Share>
      <Lift won={won} others={others} />
      <Share label="lost or rejected" {...others}>
        <OutcomeMark outcome="lost" size={11} />
      </Share>
      <span className={classes.unknown}>
        {unknown > 0 && (
          <Hint label={`For ${count(unknown)} ended deals nobody can tell, for want of data.`}>
            <span>? {count(unknown)}</span>
          </Hint>
        )}
      </span>
    </div>
  );
}

interface Hits {
  hits: number;
  of: number;
}

function Share({ label, hits, of, children }: Hits & { label: string; children: React.ReactNode }) {
  if (of === 0) return <span className={classes.share}>no {label} deals</span>;
  return (
    <span
      className={classes.share}
      role="img"
      aria-label={`True of ${count(hits)} of ${count(of)} ${label} deals`}
      title={`True of ${count(hits)} of ${count(of)} ${label} deals`}
    >
      {children}
      <span className={classes.bar}>
        <span className={classes.fill} data-of={label} style={{ width: `${(hits / of) * 100}%` }} />
      </span>
      <span className={classes.percent}>{percent(hits / of)}</span>
    </span>
  );
}

/** `×1.6` where the sample shows a difference; else it says that it can't tell. */
function Lift({ won, others }: { won: Hits; others: Hits }) {
  if (won.of === 0 || others.of === 0) return <span className={classes.lift} />;
  if (won.hits + others.hits === 0) return <span className={classes.lift}>never true</span>;
  const { ratio, low, high } = riskRatio(won.hits, won.of, others.hits, others.of);
  const range = `${decimal(low)} to ${high > 99 ? 'over 99' : decimal(high)}`;
  if (low <= 1 && high >= 1) {
    return (
      <Hint label={`Between ${range} times as often among won deals: the sample can’t tell them apart.`}>
        <span className={classes.lift}>can’t tell</span>
      </Hint>
    );
  }
  return (
    <Hint
      label={`${decimal(ratio)} times as often true of won deals; with ${percent(0.95)} confidence ${range} times.`}
    >
      <span className={classes.lift}>
        <strong>×{ratio > 99 ? '99+' : decimal(ratio)}</strong> <span className={classes.range}>{range}</span>
      </span>
    </Hint>
  );
}
