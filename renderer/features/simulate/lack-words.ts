/** What near misses and missing data come to, in words. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import type { LackGroup, Lacks } from '#shared/engine/simulate/lacks.ts';
import { count, plural } from '../../ui/numbers.ts';
import type { SentenceParts } from '../../ui/sentence-parts.ts';

/** The fewest points that a way on from a stage before this one asks for; null where none asks for any. */
export function lowestBar({ stages, transitions }: Definition, stage: number): number | null {
  const before = new Set(stages.slice(0, stage).map(({ id }) => id));
  const bars = transitions.flatMap(({ kind, from, when }) =>
    before.has(from) && (kind === 'advance' || kind === 'fastTrack')
      ? conditionsOf(when).flatMap(({ condition }) =>
          condition.kind === 'score'
            ? [condition.is, ...Object.values(condition.bySource ?? {})].flatMap((is) =>
                is.op === 'atLeast' ? [is.value] : [],
              )
            : [],
        )
      : [],
  );
  return bars.length === 0 ? null : Math.min(...bars);
}

const wonAmong = ({ nearMisses }: Lacks): number =>
  nearMisses.reduce((sum, { byOutcome }) => sum + byOutcome.won, 0);

/** Where the bar is low, all that fall short are near it: then near says nothing of them. */
const isAllNear = ({ near, short }: Lacks): boolean => near.length > 1 && near.length === short.length;

export function nearTitle(lacks: Lacks, stage: string): SentenceParts {
  if (lacks.near.length === 0) return [`Nothing came close to ${stage}`];
  const won = wonAmong(lacks);
  if (won === 0) return [`No won deal just missed ${stage}`];
  return [
    wonNear(lacks, plural(won, 'won deal'), stage),
    isAllNear(lacks) ? ` fell short of ${stage}` : ` just missed ${stage}`,
  ];
}

const wonNear = ({ near }: Lacks, number: string, stage: string) => ({
  number,
  words: `won, before ${stage}, near the next stage`,
  query: { among: near, outcomes: ['won' as const] },
});

/** How many of the deals that fell short were near; `bar` is the fewest points that a way on asks for. */
export function nearSentence(lacks: Lacks, stage: string, bar: number | null): SentenceParts {
  const { near, short } = lacks;
  const won = wonAmong(lacks);
  const nearOnes = {
    number: count(near.length),
    words: `before ${stage}, near the next stage`,
    query: { among: near },
  };
  const all = {
    number: plural(short.length, 'deal'),
    words: `before ${stage}, and not out`,
    query: { among: short },
  };
  return [
    ...(isAllNear(lacks) ? ['All '] : [near.length === 0 ? 'None' : nearOnes, ' of ']),
    all,
    ` before ${stage} ${near.length === 1 ? 'was' : 'were'} one condition, or at most ten points`,
    bar === null ? '' : ` (the lowest bar asks for ${count(bar)})`,
    ', from going on',
    ...(near.length === 0
      ? ['.']
      : [
          '; ',
          won === 0 ? 'none' : wonNear(lacks, count(won), stage),
          ` of them ${won === 1 ? 'was' : 'were'} won.`,
        ]),
  ];
}

export function undecidedTitle({ undecided, undecidedDeals }: Lacks): SentenceParts {
  const most = undecided.reduce<LackGroup | null>(
    (so, group) => (so && so.deals.length >= group.deals.length ? so : group),
    null,
  );
  if (!most) return ['Every deal has the data to decide it'];
  const all = [
    { number: plural(undecidedDeals, 'deal'), words: 'Undecided', query: { group: 'undecided' } },
    ' can’t be told for sure',
  ] as const;
  if (most.deals.length === undecidedDeals) return [...all, `, for want of ${most.words}`];
  return [
    ...all,
    '; ',
    {
      number: count(most.deals.length),
      words: `lack ${most.words}`,
      query: { among: most.deals },
    },
    ` ${most.deals.length === 1 ? 'lacks' : 'lack'} ${most.words}`,
  ];
}
