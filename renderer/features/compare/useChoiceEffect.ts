import { useEffect, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Clause } from '#shared/domain/definition/clauses.ts';
import { adopt, type Choice } from '#shared/domain/definition/merge.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Summary } from '#shared/engine/summary.ts';
import { ask } from '../../platform/engine/client.ts';
import { useSummary } from '../../stores/simulation.ts';
import { decimal, plural, signed } from '../../ui/numbers.ts';

/** What taking a side's clause would do to the verdict on the agreed definition, in words; '' until it is known. */
export function useChoiceEffect(
  agreed: Draft,
  source: Definition,
  clause: Clause,
  choice: Choice | null,
): string {
  const before = useSummary(agreed.id);
  const [words, setWords] = useState('');
  useEffect(() => {
    let isCurrent = true;
    if (choice === null || !before) return undefined;
    const tried = adopt(agreed.definition, source, clause, choice);
    if (!tried.ok) {
      setWords('Does not fit as it stands');
      return undefined;
    }
    ask('try', { definition: tried.definition, stage: before.verdict.stage }).then(
      (after) => isCurrent && setWords(effectWords(before, after)),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [agreed.definition, source, clause, choice, before]);
  return words;
}

/** `+3 won captured, −12 junk let in, −0.4 leads a week`. */
function effectWords(before: Summary, after: Summary): string {
  const [was, is] = [before.verdict, after.verdict];
  const won = (is.wonCaptured?.hits ?? 0) - (was.wonCaptured?.hits ?? 0);
  const junk = (is.junkLetThrough?.hits ?? 0) - (was.junkLetThrough?.hits ?? 0);
  const work = Math.round(((is.arrivalsPerWeek ?? 0) - (was.arrivalsPerWeek ?? 0)) * 10) / 10;
  const parts = [
    ...(won === 0 ? [] : [`${signed(won)} won captured`]),
    ...(junk === 0 ? [] : [`${signed(junk)} junk let in`]),
    ...(work === 0 ? [] : [`${signed(work, decimal)} ${Math.abs(work) === 1 ? 'lead' : 'leads'} a week`]),
  ];
  if (parts.length > 0) return parts.join(', ');
  const elsewhere = after.stages.reduce(
    (sum, stage, i) => sum + Math.abs(total(stage.byOutcome) - total(before.stages[i]?.byOutcome)),
    0,
  );
  return elsewhere === 0 ? 'Changes no count' : `Moves ${plural(elsewhere, 'deal')} at other stages`;
}

const total = (of: Summary['deals'] | undefined): number =>
  of ? of.won + of.lost + of.rejected + of.open : 0;
