import { Button, NativeSelect, NumberInput, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { own } from '#shared/domain/own.ts';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import type { PartedBy } from '#shared/engine/sample/parts.ts';
import type { ChannelCost, ChannelRow, Economics } from '#shared/engine/simulate/economics.ts';
import { useSetting } from '../../stores/settings.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count, money, plural } from '../../ui/numbers.ts';
import { DarkFunnel } from './DarkFunnel.tsx';
import { useTabAnswer } from './questions.ts';
import classes from './simulate.module.css';

type Costs = Settings['channelCosts'];

/** How many rows are shown at first, and how many more each time: more than this nobody reads in a room. */
const ROWS = 60;

/** What leads cost by where they come from, and what they bring; and the won deals that nothing explains. */
export function MoneyTab({ draft, stage }: { draft: Draft; stage: number }) {
  const [costs, setCosts] = useSetting('channelCosts');
  const source = useWorkshop((state) => state.sample && fieldByRole(state.sample, 'source')?.key);
  const { answer } = useTabAnswer('economics', { draft: draft.id, stage });
  if (!answer) return <Skeleton height={240} />;
  const name = draft.definition.stages[stage]!.name;
  const isPriced = source && answer.rows.length > 0;
  return (
    <>
      <section className={classes.sheet} aria-label="Economics by channel">
        <div className={classes.head}>
          <h2>{title(answer, name, stage)}</h2>
          {isPriced ? (
            <p>
              Type what each source costs, in the currency of the deals; it stays with the workshop, and what
              one lead, one {name} and so on then costs stands above their number.{' '}
              {answer.months > 0
                ? `A price by the month counts ${plural(Math.max(1, answer.months), 'month')} of these deals.`
                : 'These deals have no dates, so a price by the month can’t be spread over them: give one by the lead.'}
            </p>
          ) : (
            <p>
              These deals have no field that says where they come from: say at the import which column it is.
            </p>
          )}
        </div>
        {isPriced && (
          <Channels
            economics={answer}
            by={{ kind: 'field', field: source! }}
            {...{ draft, stage, costs }}
            onCosts={setCosts}
          />
        )}
      </section>
      {answer.dark && <DarkFunnel dark={answer.dark} />}
    </>
  );
}

interface ChannelsProps {
  economics: Economics;
  by: PartedBy;
  draft: Draft;
  stage: number;
  costs: Costs;
  onCosts: (costs: Costs) => void;
}

function Channels({ economics: { rows }, by, draft, stage, costs, onCosts }: ChannelsProps) {
  const { stages } = draft.definition;
  const [most, showUpTo] = useState(ROWS);
  const hasMoney = rows.some(({ revenue }) => revenue !== null);
  // The first stage is every lead, the last is what won deals stand for.
  const between = stages.slice(1, -1).map(({ name }, i) => ({ name, index: i + 1 }));
  return (
    <div className={classes.long}>
      <table className={`${classes.table} ${classes.priced}`}>
        <thead>
          <tr>
            <th scope="col">Source, and what it costs</th>
            <th scope="col" data-number>
              Leads
            </th>
            {between.map(({ name, index }) => (
              <th key={index} scope="col" data-number>
                {name}
              </th>
            ))}
            <th scope="col" data-number>
              Won
            </th>
            {hasMoney && (
              <th scope="col" data-number>
                Brought per {stages[stage]!.name}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => {
            const label = row.source ?? 'Not filled in';
            const part = { by, value: row.source };
            return (
              <tr key={label}>
                <th scope="row">
                  <span className={classes.source}>
                    <span title={label}>{label}</span>
                    {row.source !== null && (
                      <CostInput
                        source={row.source}
                        cost={own(costs, row.source)}
                        onChange={(cost) => {
                          const { [row.source!]: _, ...others } = costs;
                          onCosts(cost ? { ...others, [row.source!]: cost } : others);
                        }}
                      />
                    )}
                  </span>
                </th>
                <td data-number>
                  <Cost cost={row.costPerLead} deals={row.leads} words={label} query={{ part }} />
                </td>
                {between.map(({ name, index }) => (
                  <td key={index} data-number>
                    <Cost
                      cost={row.costPerStage[index]!}
                      deals={row.reached[index]!}
                      words={`${label}, get to ${name}`}
                      query={{ part, atLeast: index }}
                    />
                  </td>
                ))}
                <td data-number>
                  <Cost
                    cost={row.costPerWon}
                    deals={row.won}
                    words={`${label}, won`}
                    query={{ part, outcomes: ['won'] }}
                  />
                </td>
                {hasMoney && (
                  <td data-number>
                    <DealsLink
                      words={`${label}, won, get to ${stages[stage]!.name}`}
                      query={{ part, atLeast: stage, outcomes: ['won'] }}
                      order="amount"
                      none={!row.revenuePerQualified}
                    >
                      {moneyOrNone(row.revenuePerQualified)}
                    </DealsLink>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > most && (
        <Button variant="default" my="xs" onClick={() => showUpTo(most + ROWS)}>
          Show more of the {plural(rows.length - most, 'other source')}
        </Button>
      )}
    </div>
  );
}

/** What each costs, and of how many. */
function Cost({
  cost,
  deals,
  words,
  query,
}: {
  cost: number | null;
  deals: number;
  words: string;
  query: Parameters<typeof DealsLink>[0]['query'];
}) {
  return (
    <span className={classes.stacked}>
      {cost !== null && <b>{moneyOrNone(cost)}</b>}
      <span className={classes.quiet}>
        <DealsLink words={words} query={query} none={deals === 0}>
          {count(deals)}
        </DealsLink>
      </span>
    </span>
  );
}

const PER = [
  { value: 'lead', label: 'a lead' },
  { value: 'month', label: 'a month' },
];

function CostInput({
  source,
  cost,
  onChange,
}: {
  source: string;
  cost: ChannelCost | undefined;
  onChange: (cost: ChannelCost | null) => void;
}) {
  const [per, setPer] = useState<ChannelCost['per']>(cost?.per ?? 'lead');
  return (
    <span className={classes.cost}>
      <NumberInput
        aria-label={`What ${source} costs`}
        placeholder="–"
        value={cost?.amount ?? ''}
        min={0}
        max={1e12}
        allowNegative={false}
        hideControls
        w="4.75rem"
        onChange={(typed) => onChange(typed === '' ? null : { per, amount: Number(typed) })}
      />
      <NativeSelect
        aria-label={`${source}: for each lead or a month`}
        data={PER}
        w="6.5rem"
        value={per}
        onChange={({ currentTarget: { value } }) => {
          const next = value === 'month' ? 'month' : 'lead';
          setPer(next);
          if (cost) onChange({ ...cost, per: next });
        }}
      />
    </span>
  );
}

const moneyOrNone = (value: number | null): string => (value === null ? '–' : money(value));

function title({ rows, dearer }: Economics, stage: string, index: number): string {
  const costOf = (source: string) => rows.find((row) => row.source === source)?.costPerStage[index] ?? null;
  const priced = rows.filter((row): row is ChannelRow & { cost: number } => row.cost !== null);
  const unqualified = priced
    .filter(({ reached, source, cost }) => reached[index] === 0 && source !== null && cost > 0)
    .sort((a, b) => b.cost - a.cost)[0];
  if (unqualified)
    return `${unqualified.source} costs ${money(unqualified.cost)} and brings no lead to ${stage}`;
  if (dearer && moneyOrNone(costOf(dearer.cheapLead)) !== moneyOrNone(costOf(dearer.cheapQualified))) {
    return `${dearer.cheapLead} has the cheaper leads and the dearer ${stage}: ${moneyOrNone(costOf(dearer.cheapLead))} each, against ${moneyOrNone(costOf(dearer.cheapQualified))} from ${dearer.cheapQualified}`;
  }
  if (priced.length === 0) return `What does a lead at ${stage} cost?`;
  return `${plural(priced.length, 'source')} priced; the cheaper leads are the cheaper ones at ${stage} too`;
}
