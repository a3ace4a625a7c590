import type { Definition } from '#shared/domain/definition/schema.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count, percent, plural } from '../../ui/numbers.ts';
import type { SentenceParts } from '../../ui/sentence-parts.ts';

/** What a simulation found, as the title of its page. */
export function finding(definition: Definition, { verdict }: Summary): SentenceParts {
  const won = verdict.wonCaptured;
  if (!won) return [`No won deal to hold ${definition.name} against`];
  const stage = definition.stages[verdict.stage]!.name;
  const missed = won.of - won.hits;
  if (missed === 0) return [`Every won deal would have got to ${stage}`];
  if (missed === won.of) return [`No won deal would have got to ${stage}`];
  return [
    { number: plural(missed, 'won deal'), words: 'Won, missed', query: { group: 'wonMissed' } },
    ' of ',
    { number: count(won.of), words: 'won', query: { outcomes: ['won'] } },
    ` would never have got to ${stage}`,
  ];
}

/** What it was found on, and how far it can be relied upon. */
export function Purpose({ definition, summary }: { definition: Definition; summary: Summary }) {
  const { deals, undecided, verdict } = summary;
  const all = sumOf(deals);
  const doubtful = sumOf(undecided);
  return (
    <>
      <DealsLink words="All" query={{}} none={all === 0}>
        {plural(all, 'deal')}
      </DealsLink>{' '}
      replayed. <Junk verdict={verdict} stage={definition.stages[verdict.stage]!.name} />
      {doubtful > 0 && (
        <>
          {' '}
          For{' '}
          <DealsLink words="Undecided" query={{ group: 'undecided' }}>
            {count(doubtful)}
          </DealsLink>{' '}
          of them, missing data leaves a doubt.
        </>
      )}
    </>
  );
}

function Junk({ verdict, stage }: { verdict: Summary['verdict']; stage: string }) {
  const { precision, noPrecision, junkLetThrough } = verdict;
  if (noPrecision === 'noLostOrRejected') {
    return 'There are no lost or rejected deals among them, so nobody can say how much junk would have come through.';
  }
  if (noPrecision === 'noWon') {
    return 'There are no won deals among them, so nobody can say what would have been missed.';
  }
  if (!precision || !junkLetThrough) return `None got to ${stage}.`;
  return (
    <>
      Of{' '}
      <DealsLink
        words={`ended, get to ${stage}`}
        query={{ atLeast: verdict.stage, outcomes: ['won', 'lost', 'rejected'] }}
      >
        {count(precision.of)}
      </DealsLink>{' '}
      that got to {stage} and have ended,{' '}
      <DealsLink words="Won, caught" query={{ group: 'wonCaught' }} none={precision.hits === 0}>
        {count(precision.hits)}
      </DealsLink>{' '}
      were won: {percent(precision.hits / precision.of)}.
    </>
  );
}
