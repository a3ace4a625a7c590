import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, count, plural, wholeAmount } from '../../ui/numbers.ts';
import classes from './FlowCanvas.module.css';

const SHOWN = OUTCOMES.filter((outcome) => outcome !== 'open');

/** `57 won, 44 lost, 4 rejected`. */
export const countWords = (deals: ByOutcome): string =>
  SHOWN.map((outcome) => `${count(deals[outcome])} ${OUTCOME_LABEL[outcome].toLowerCase()}`).join(', ');

interface Props {
  deals: ByOutcome;
  brief?: boolean;
  /** Whether the sum says what it counts. */
  unit?: boolean;
}

/** Characters of the three counts that fit on a card. */
const FITTING = 9;

/** Deals by how they ended; `brief`: their sum. */
export function OutcomeCounts({ deals, brief = false, unit = false }: Props) {
  if (brief) {
    const sum = SHOWN.reduce((so, outcome) => so + deals[outcome], 0);
    return <span className={classes.counts}>{unit ? plural(sum, 'deal') : amount(sum)}</span>;
  }
  const lengthIn = (written: (n: number) => string) =>
    SHOWN.map((outcome) => written(deals[outcome])).join('').length;
  const written = lengthIn(amount) <= FITTING ? amount : wholeAmount;
  return (
    <span className={classes.counts} data-tight={lengthIn(written) > FITTING || undefined}>
      {SHOWN.map((outcome) => (
        <span key={outcome} className={classes.count} data-none={deals[outcome] === 0 || undefined}>
          <OutcomeMark outcome={outcome} size={11} />
          {written(deals[outcome])}
        </span>
      ))}
    </span>
  );
}
