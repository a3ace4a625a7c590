import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import classes from './simulate.module.css';

/** Deals by how they ended, as a bar on a scale that several share; the numbers stand beside it. */
export function OutcomeBar({ deals, largest }: { deals: ByOutcome; largest: number }) {
  return (
    <span className={classes.bar} aria-hidden="true">
      {OUTCOMES.map((outcome) => (
        <span
          key={outcome}
          data-outcome={outcome}
          style={{ width: `${largest === 0 ? 0 : (deals[outcome] / largest) * 100}%` }}
        />
      ))}
    </span>
  );
}

/** Which part of a bar stands for which outcome. */
export function OutcomeLegend() {
  return (
    <span className={classes.legend}>
      {OUTCOMES.map((outcome) => (
        <span key={outcome}>
          <OutcomeMark outcome={outcome} /> {OUTCOME_LABEL[outcome]}
        </span>
      ))}
    </span>
  );
}
