import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useSummary } from '../../stores/simulation.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, count } from '../../ui/numbers.ts';
import classes from './FlowCanvas.module.css';

const SHOWN = OUTCOMES.filter((outcome) => outcome !== 'open');

/** How many won, lost and rejected deals get to a stage. */
export function StageCounts({ stage }: { stage: number }) {
  const summary = useSummary(useDefinitions((state) => state.selected));
  const reached = summary?.stages[stage]?.byOutcome;
  if (!reached) return <div className={classes.counts} />;
  return (
    <div
      className={classes.counts}
      role="img"
      aria-label={SHOWN.map(
        (outcome) => `${count(reached[outcome])} ${OUTCOME_LABEL[outcome].toLowerCase()}`,
      ).join(', ')}
    >
      {SHOWN.map((outcome) => (
        <span key={outcome} className={classes.count}>
          <OutcomeMark outcome={outcome} size={13} />
          {amount(reached[outcome])}
        </span>
      ))}
    </div>
  );
}
