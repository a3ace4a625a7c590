import { useEffect, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Clause } from '#shared/domain/definition/clauses.ts';
import { adopt, type Choice } from '#shared/domain/definition/merge.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import type { Moved } from '#shared/engine/compare/moves.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { ask } from '../../platform/engine/client.ts';
import { useSummary } from '../../stores/simulation.ts';
import { decimal, plural, signed, unitOf } from '../../ui/numbers.ts';
import type { CountedDeals, SentenceParts } from '../../ui/sentence-parts.ts';

/** What taking a side's clause would do to the verdict on the agreed definition; [] until it is known. */
export function useChoiceEffect(
  agreed: Draft,
  source: Definition,
  clause: Clause,
  choice: Choice | null,
): SentenceParts {
  const before = useSummary(agreed.id);
  const [said, say] = useState<SentenceParts>([]);
  useEffect(() => {
    let isCurrent = true;
    if (choice === null || !before) return undefined;
    const tried = adopt(agreed.definition, source, clause, choice);
    if (!tried.ok) {
      say(['Does not fit as it stands']);
      return undefined;
    }
    const asked = { draft: agreed.id, stage: before.verdict.stage, definition: tried.definition };
    const would = `were “${clause.name}” as ${source.name} has it`;
    ask('try', asked).then(
      ({ after, moved }) => isCurrent && say(effectOf(before, after, moved, { draft: agreed.id, would })),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [agreed.id, agreed.definition, source, clause, choice, before]);
  return said;
}

/** `+3 won captured, −12 junk let in, −0.4 leads a week`. */
function effectOf(
  before: Summary,
  after: Summary,
  { anywhere, across }: Moved,
  { draft, would }: { draft: string; would: string },
): SentenceParts {
  const [was, is] = [before.verdict, after.verdict];
  const won = (is.wonCaptured?.hits ?? 0) - (was.wonCaptured?.hits ?? 0);
  const junk = (is.junkLetThrough?.hits ?? 0) - (was.junkLetThrough?.hits ?? 0);
  const work = Math.round(((is.arrivalsPerWeek ?? 0) - (was.arrivalsPerWeek ?? 0)) * 10) / 10;
  const crossing = (number: string, of: string, outcomes?: Outcome[]): CountedDeals => ({
    number,
    words: `${of} that would get in or no longer get in, ${would}`,
    query: { among: across, ...(outcomes && { outcomes }) },
    draft,
  });
  const parts = [
    ...(won === 0 ? [] : [crossing(`${signed(won)} won captured`, 'won', ['won'])]),
    ...(junk === 0 ? [] : [crossing(`${signed(junk)} junk let in`, 'junk', ['lost', 'rejected'])]),
    ...(work === 0
      ? []
      : [crossing(`${signed(work, decimal)} ${unitOf(decimal(Math.abs(work)), 'lead')} a week`, 'leads')]),
  ];
  if (parts.length > 0) return parts.flatMap((part, i) => (i === 0 ? [part] : [', ', part]));
  if (anywhere.length === 0) return ['Changes no count'];
  return [
    'Moves ',
    {
      number: plural(anywhere.length, 'deal'),
      words: `end up at another stage, ${would}`,
      query: { among: anywhere },
      draft,
    },
    across.length === 0 ? ' at other stages' : ', as many in as out',
  ];
}
