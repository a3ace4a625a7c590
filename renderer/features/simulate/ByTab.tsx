import { Button, Select, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { PartedBy } from '#shared/engine/sample/parts.ts';
import type { Breakdown, BreakdownRow } from '#shared/engine/simulate/breakdown.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { amount, count, percent, plural } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import type { SentenceParts } from '../../ui/sentence-parts.ts';
import { BarsPicture, MOST_PICTURED } from './BarsPicture.tsx';
import { OutcomeBar, OutcomeLegend } from './OutcomeBar.tsx';
import { sameBy, usePartedBy } from './parted-by.ts';
import { useTabAnswer } from './questions.ts';
import { ShareBar } from './ShareBar.tsx';
import classes from './simulate.module.css';
import { useSimulate } from './simulate-state.ts';

/** How many rows are shown at first, and how many more each time: more than this nobody reads in a room. */
const ROWS = 60;

/** The funnel by source, owner, segment or month. */
export function ByTab({ draft, stage }: { draft: Draft; stage: number }) {
  const breakDownBy = useSimulate((state) => state.breakDownBy);
  const { choices, by } = usePartedBy();
  const { answer } = useTabAnswer('breakdown', { draft: draft.id, stage });
  const name = draft.definition.stages[stage]!.name;
  return (
    <section className={classes.sheet} aria-label="Broken down">
      <div className={classes.head}>
        <h2>{answer ? <Sentence of={title(answer, stage, name, by)} /> : 'Counting'}</h2>
        <Select
          aria-label="Broken down by"
          data={choices.map(({ label }) => label)}
          value={choices.find(({ by: one }) => sameBy(one, by))!.label}
          allowDeselect={false}
          searchable
          w={240}
          onChange={(label) => {
            const choice = choices.find((one) => one.label === label);
            if (choice) breakDownBy(choice.by);
          }}
        />
      </div>
      <div className={classes.legendBar}>
        <OutcomeLegend />
        {answer && (
          <BarsPicture
            title={`Deals that get to ${name} with ${draft.definition.name}`}
            rows={answer.rows.slice(0, MOST_PICTURED).map((row) => ({
              label: labelOf(row, by),
              deals: row.reached,
              words: `${count(sumOf(row.reached))} of ${plural(sumOf(row.deals), 'deal')}, ${count(row.reached.won)} won`,
            }))}
          />
        )}
      </div>
      {answer ? (
        <Rows key={JSON.stringify(by)} breakdown={answer} by={by} stage={stage} name={name} />
      ) : (
        <Skeleton height={160} />
      )}
    </section>
  );
}

function Rows({
  breakdown: { rows },
  by,
  stage,
  name,
}: {
  breakdown: Breakdown;
  by: PartedBy;
  stage: number;
  name: string;
}) {
  const largest = Math.max(...rows.map(({ reached }) => sumOf(reached)));
  const [most, showUpTo] = useState(ROWS);
  const shown = rows.slice(0, most);
  const hasMoney = rows.some(({ amount: money, deals }) => money !== null && deals.won > 0);
  return (
    <div className={classes.long}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{by.kind === 'month' ? 'Month' : 'Value'}</th>
            <th scope="col" data-number>
              Deals
            </th>
            <td className={classes.wide} />
            <th scope="col" data-number>
              Get to {name}
            </th>
            <th scope="col">Won captured</th>
            <th scope="col">Of those there, won</th>
            {hasMoney && (
              <th scope="col" data-number>
                Won worth
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const { value, deals, reached, wonCaptured, precision, amount: money } = row;
            const label = labelOf(row, by);
            const part = { by, value };
            return (
              <tr key={value ?? ' '}>
                <th scope="row">{label}</th>
                <td data-number>
                  <DealsLink words={label} query={{ part }}>
                    {count(sumOf(deals))}
                  </DealsLink>
                </td>
                <td className={classes.wide}>
                  <OutcomeBar deals={reached} largest={largest} />
                </td>
                <td data-number>
                  <DealsLink
                    words={`${label}, get to ${name}`}
                    query={{ part, atLeast: stage }}
                    none={sumOf(reached) === 0}
                  >
                    {count(sumOf(reached))}
                  </DealsLink>
                </td>
                <td>
                  <DealsLink
                    words={`${label}, won`}
                    query={{ part, outcomes: ['won'] }}
                    none={deals.won === 0}
                  >
                    <ShareBar share={wonCaptured} none="none won" />
                  </DealsLink>
                </td>
                <td>
                  <DealsLink
                    words={`${label}, ended, get to ${name}`}
                    query={{ part, atLeast: stage, outcomes: ['won', 'lost', 'rejected'] }}
                    none={precision === null}
                  >
                    <ShareBar share={precision} none="can’t tell" />
                  </DealsLink>
                </td>
                {hasMoney && (
                  <td data-number>
                    <DealsLink
                      words={`${label}, won, get to ${name}`}
                      query={{ part, atLeast: stage, outcomes: ['won'] }}
                      order="amount"
                      none={!money?.won}
                    >
                      {money ? amount(money.won) : '–'}
                    </DealsLink>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Button variant="default" my="xs" onClick={() => showUpTo(most + ROWS)}>
          Show more of the {count(rows.length - shown.length)} other values, with{' '}
          {plural(
            rows.slice(most).reduce((sum, { deals }) => sum + sumOf(deals), 0),
            'deal',
          )}
        </Button>
      )}
    </div>
  );
}

function title({ rows, worst, best }: Breakdown, stage: number, name: string, by: PartedBy): SentenceParts {
  const say = (row: BreakdownRow): SentenceParts[number] => ({
    number: `${percent(row.precision!.hits / row.precision!.of)} of ${count(row.precision!.of)}`,
    words: `${label(row)}, ended, get to ${name}`,
    query: { part: { by, value: row.value }, atLeast: stage, outcomes: ['won', 'lost', 'rejected'] },
  });
  const label = (row: BreakdownRow) => labelOf(row, by);
  const [low, high] = [worst === null ? null : rows[worst]!, best === null ? null : rows[best]!];
  if (low && high) {
    return [
      `${label(low)} gets to ${name} and wins little (`,
      say(low),
      `); ${label(high)} wins most (`,
      say(high),
      ')',
    ];
  }
  if (low) return [`${label(low)} gets to ${name} and wins less than the rest (`, say(low), ')'];
  if (high) return [`${label(high)} wins more of what gets to ${name} than the rest (`, say(high), ')'];
  if (rows.every(({ precision }) => precision === null)) {
    return ['It takes won deals and lost or rejected ones to tell which part wins more'];
  }
  return ['These deals can’t tell the parts apart by how many of them are won'];
}

function labelOf({ value }: BreakdownRow, by: PartedBy): string {
  if (value === null) return by.kind === 'month' ? 'No date' : 'Not filled in';
  if (by.kind !== 'month') return value;
  return MONTH_NAME.format(Date.parse(`${value}-01T00:00:00Z`));
}
const MONTH_NAME = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
