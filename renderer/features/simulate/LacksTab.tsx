import { Skeleton } from '@mantine/core';
import type { Draft } from '#shared/contract/methods.ts';
import type { LackGroup } from '#shared/engine/simulate/lacks.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { amount, count, plural } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { plainly } from '../../ui/sentence-parts.ts';
import { BarsPicture, MOST_PICTURED } from './BarsPicture.tsx';
import { lowestBar, nearSentence, nearTitle, undecidedTitle } from './lack-words.ts';
import { OutcomeBar, OutcomeLegend } from './OutcomeBar.tsx';
import { useTabAnswer } from './questions.ts';
import classes from './simulate.module.css';

/** Near misses by what they were short of, and undecided deals by the data they lack. */
export function LacksTab({ draft, stage }: { draft: Draft; stage: number }) {
  const { answer } = useTabAnswer('lacks', { draft: draft.id, stage });
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
  return (
    <div className={classes.columns}>
      <section className={classes.sheet} aria-label="Near misses">
        <div className={classes.head}>
          <h2>
            <Sentence of={nearTitle(answer, name)} />
          </h2>
          {answer.short.length > 0 && (
            <p>
              <Sentence of={nearSentence(answer, name, lowestBar(draft.definition, stage))} />
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
