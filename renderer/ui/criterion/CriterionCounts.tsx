import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { CriterionCounts as Counts } from '#shared/engine/engine.ts';
import { ask } from '../../platform/engine/client.ts';
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
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    let current = true;
    if (sample) {
      ask('criterion', { definition, criterion }).then(
        (found) => current && setCounts(found),
        () => current && setCounts(null),
      );
    }
    return () => {
      current = false;
    };
  }, [sample, definition, criterion]);

  if (!sample || !counts) return <span className={classes.counts} />;
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
