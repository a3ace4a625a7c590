import { Skeleton } from '@mantine/core';
import type { Draft } from '#shared/contract/methods.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import type { LackGroup, Lacks } from '#shared/engine/simulate/lacks.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { amount, count, plural } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { plainly, type SentenceParts } from '../../ui/sentence-parts.ts';
import { BarsPicture, MOST_PICTURED } from './BarsPicture.tsx';
import { OutcomeBar, OutcomeLegend } from './OutcomeBar.tsx';
import classes from './simulate.module.css';

/** Near misses by what they were short of, and undecided deals by the data they lack. */
export function LacksTab({ draft, stage }: { draft: Draft; stage: number }) {
  const { answer } = useAsked('lacks', { draft: draft.id, stage }, [draft.id]);
  const name = draft.definition.stages[stage]!.name;
  if (!answer) {
    return (
      <section className={classes.sheet} aria-label="Near misses">
        <p className={classes.quietLine} role="status">
          Looking at each deal that fell short…
        </p>
        <Skeleton height={160} />
      </section>
    );
  }
  const won = wonAmong(answer);
  const bar = lowestBar(draft.definition, stage);
  return (
    <div className={classes.columns}>
      <section className={classes.sheet} aria-label="Near misses">
        <div className={classes.head}>
          <h2>
            <Sentence of={nearTitle(answer, name)} />
          </h2>
          {answer.short.length > 0 && (
            <p>
              {isAllNear(answer) ? (
                'All '
              ) : (
                <>
                  <DealsLink
                    words={`before ${name}, near the next stage`}
                    query={{ among: answer.near }}
                    none={answer.near.length === 0}
                  >
                    {count(answer.near.length)}
                  </DealsLink>{' '}
                  of{' '}
                </>
              )}
              <DealsLink
                words={`before ${name}, and not out`}
                query={{ among: answer.short }}
                none={answer.short.length === 0}
              >
                {plural(answer.short.length, 'deal')}
              </DealsLink>{' '}
              before {name} {answer.near.length === 1 ? 'was' : 'were'} one condition, or at most ten points
              {bar === null ? '' : ` (the lowest bar asks for ${count(bar)})`}, from going on;{' '}
              <DealsLink
                words={`won, before ${name}, near the next stage`}
                query={{ among: answer.near, outcomes: ['won'] }}
                none={won === 0}
              >
                {count(won)}
              </DealsLink>{' '}
              of them {won === 1 ? 'was' : 'were'} won.
            </p>
          )}
        </div>
        <Groups
          groups={answer.nearMisses}
          lack="All that was short"
          title={plainly(nearTitle(answer, name))}
        />
      </section>
      <section className={classes.sheet} aria-label="Undecided">
        <div className={classes.head}>
          <h2>
            <Sentence of={undecidedTitle(answer)} />
          </h2>
          {answer.undecidedDeals > 0 && (
            <p>
              <DealsLink words="Undecided" query={{ group: 'undecided' }}>
                {answer.undecidedDeals > 1 && 'All '}
                {plural(answer.undecidedDeals, 'deal')}
              </DealsLink>
              {answer.undecided.length > 1 && '; one that lacks several things stands in several rows'}.
            </p>
          )}
        </div>
        <Groups groups={answer.undecided} lack="What is missing" title={plainly(undecidedTitle(answer))} />
      </section>
    </div>
  );
}

/** The fewest points that a way on from a stage before this one asks for; null where none asks for any. */
function lowestBar({ stages, transitions }: Definition, stage: number): number | null {
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

function nearTitle(lacks: Lacks, stage: string): SentenceParts {
  if (lacks.near.length === 0) return [`Nothing came close to ${stage}`];
  const won = wonAmong(lacks);
  if (won === 0) return [`No won deal just missed ${stage}`];
  return [
    {
      number: plural(won, 'won deal'),
      words: `won, before ${stage}, near the next stage`,
      query: { among: lacks.near, outcomes: ['won'] },
    },
    isAllNear(lacks) ? ` fell short of ${stage}` : ` just missed ${stage}`,
  ];
}

function undecidedTitle({ undecided, undecidedDeals }: Lacks): SentenceParts {
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
    ` lack ${most.words}`,
  ];
}

interface GroupsProps {
  groups: readonly LackGroup[];
  lack: string;
  title: string;
}

function Groups({ groups, lack, title }: GroupsProps) {
  if (groups.length === 0) return null;
  return (
    <>
      <div className={classes.legendBar}>
        <OutcomeLegend />
        <BarsPicture
          title={title}
          rows={groups.slice(0, MOST_PICTURED).map(({ words, deals, byOutcome }) => ({
            label: words,
            deals: byOutcome,
            words: `${plural(deals.length, 'deal')}, ${count(byOutcome.won)} won`,
          }))}
        />
      </div>
      <GroupTable groups={groups} lack={lack} />
    </>
  );
}

function GroupTable({ groups, lack }: Omit<GroupsProps, 'title'>) {
  const largest = Math.max(...groups.map(({ deals }) => deals.length));
  const hasMoney = groups.some(({ wonAmount, byOutcome }) => wonAmount !== null && byOutcome.won > 0);
  return (
    <div className={classes.long}>
      <table className={`${classes.table} ${classes.lack}`}>
        <thead>
          <tr>
            <th scope="col">{lack}</th>
            <th scope="col" className={classes.narrowBar}>
              <span className={classes.hidden}>By outcome</span>
            </th>
            <th scope="col" data-number>
              Deals
            </th>
            <th scope="col" data-number>
              Won
            </th>
            {hasMoney && (
              <th scope="col" data-number>
                Won worth
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ words, deals, byOutcome, wonAmount }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td className={classes.narrowBar}>
                <OutcomeBar deals={byOutcome} largest={largest} />
              </td>
              <td data-number>
                <DealsLink words={`lack ${words}`} query={{ among: deals }}>
                  {count(deals.length)}
                </DealsLink>
              </td>
              <td data-number>
                <DealsLink
                  words={`won, lack ${words}`}
                  query={{ among: deals, outcomes: ['won'] }}
                  none={byOutcome.won === 0}
                >
                  {count(byOutcome.won)}
                </DealsLink>
              </td>
              {hasMoney && (
                <td data-number>
                  <DealsLink
                    words={`won, lack ${words}`}
                    query={{ among: deals, outcomes: ['won'] }}
                    order="amount"
                    none={!wonAmount}
                  >
                    {wonAmount === null ? '–' : amount(wonAmount)}
                  </DealsLink>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
