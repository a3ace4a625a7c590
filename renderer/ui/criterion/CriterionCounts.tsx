import { memo } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { CriterionCounts as Counts } from '#shared/engine/simulation.ts';
import { Hint } from '../Hint.tsx';
import { OUTCOME_LABEL, OutcomeMark } from '../marks.tsx';
import { count, plural } from '../numbers.ts';
import classes from './criterion.module.css';
import { useCriterionCounts } from './useCriterionCounts.ts';

const SHOWN = OUTCOMES.filter((outcome) => outcome !== 'open');

/** How many won, lost and rejected deals meet a criterion at their end, live, and for how many nobody can tell. */
export function CriterionCounts({ criterion }: { criterion: Criterion }) {
  const counts = useCriterionCounts(criterion);
  return counts ? <OutcomeTally counts={counts} /> : <span className={classes.counts} />;
}

/** The deals for which something is true in the end, by outcome, and those for which nobody can tell. */
export const OutcomeTally = memo(function OutcomeTally({ counts }: { counts: Counts }) {
  const unknown = sumOf(counts.unknown);
  const words = `Met at the end by ${SHOWN.map((outcome) => `${count(counts.true[outcome])} ${OUTCOME_LABEL[outcome].toLowerCase()}`).join(', ')}; cannot be told for ${plural(unknown, 'deal')}, for want of data.`;
  return (
    <Hint label={words}>
      <span className={classes.counts} role="img" aria-label={words}>
        {SHOWN.map((outcome) => (
          <span key={outcome} className={classes.count}>
            <OutcomeMark outcome={outcome} size={11} />
            {count(counts.true[outcome])}
          </span>
        ))}
        {unknown > 0 && <span className={classes.count}>? {count(unknown)}</span>}
      </span>
    </Hint>
  );
});
