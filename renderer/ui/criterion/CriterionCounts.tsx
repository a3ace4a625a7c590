import { Tooltip } from '@mantine/core';
import { useMemo } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { CriterionCounts as Counts } from '#shared/engine/engine.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../marks.tsx';
import { count, plural } from '../numbers.ts';
import classes from './criterion.module.css';
import { useCriterionScope } from './scope.ts';

const SHOWN = OUTCOMES.filter((outcome) => outcome !== 'open');

/** How many won, lost and rejected deals meet a criterion at their end, live, and for how many nobody can tell. */
export function CriterionCounts({ criterion }: { criterion: Criterion }) {
  const { definition } = useCriterionScope();
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  // Only scores, bands and checklist items look at the rest of the definition.
  const around = conditionsOf(criterion).some(
    ({ condition }) => condition.kind !== 'field' && condition.kind !== 'touchpoints',
  )
    ? definition
    : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another definition around makes no difference
  const args = useMemo(() => (sample ? { definition, criterion } : null), [sample, criterion, around]);
  const counts = useAnswer('criterion', args);
  return counts ? <OutcomeTally counts={counts} /> : <span className={classes.counts} />;
}

/** The deals for which something is true in the end, by outcome, and those for which nobody can tell. */
export function OutcomeTally({ counts }: { counts: Counts }) {
  const unknown = OUTCOMES.reduce((sum, outcome) => sum + counts.unknown[outcome], 0);
  const words = `Met at the end by ${SHOWN.map((outcome) => `${count(counts.true[outcome])} ${OUTCOME_LABEL[outcome].toLowerCase()}`).join(', ')}; cannot be told for ${plural(unknown, 'deal')}, for want of data.`;
  return (
    <Tooltip label={words}>
      <span className={classes.counts} role="img" aria-label={words}>
        {SHOWN.map((outcome) => (
          <span key={outcome} className={classes.count}>
            <OutcomeMark outcome={outcome} size={11} />
            {count(counts.true[outcome])}
          </span>
        ))}
        {unknown > 0 && <span className={classes.count}>? {count(unknown)}</span>}
      </span>
    </Tooltip>
  );
}
