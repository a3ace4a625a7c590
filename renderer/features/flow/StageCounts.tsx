import type { StageSummary } from '#shared/engine/simulate/summary.ts';
import { countWords, OutcomeCounts } from './Counts.tsx';
import classes from './FlowCanvas.module.css';

/** How many won, lost and rejected deals come to a stage, and how many go on from it. */
export function StageCounts({
  counts,
  brief = false,
}: {
  counts: StageSummary | undefined;
  brief?: boolean;
}) {
  if (!counts) return <div className={classes.inAndOut} />;
  const { byOutcome: came, standing } = counts;
  const left = {
    won: came.won - standing.won,
    lost: came.lost - standing.lost,
    rejected: came.rejected - standing.rejected,
    open: came.open - standing.open,
  };
  return (
    <div
      className={classes.inAndOut}
      role="img"
      aria-label={`In: ${countWords(came)}. Out again: ${countWords(left)}`}
    >
      <span className={classes.way}>in</span>
      <OutcomeCounts deals={came} brief={brief} />
      <span className={classes.way}>out</span>
      <OutcomeCounts deals={left} brief={brief} />
    </div>
  );
}
