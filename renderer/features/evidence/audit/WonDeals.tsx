import { Group, Loader, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Audit, ColumnTotals, Spread, ValueCounts } from '#shared/engine/evidence/audit.ts';
import { tell } from '../../../stores/notices.ts';
import { count, decimal, percent, plural } from '../../../ui/numbers.ts';
import { useEngineAnswer } from '../useEngineAnswer.ts';
import { AuditTable } from './AuditTable.tsx';
import classes from './audit.module.css';
import { duration } from './duration.ts';
import { useAnswers } from './room/answers-store.ts';
import { RoomBar } from './room/RoomBar.tsx';
import { SpeedToLead } from './SpeedToLead.tsx';

/** The closed-won audit: the last won deals, a row each, as a room goes through them. */
export function WonDeals() {
  const [last, setLast] = useState(50);
  const fields = useAnswers((state) => state.fields);
  useEffect(() => {
    useAnswers
      .getState()
      .load()
      .catch((error) => tell({ kind: 'problem', title: 'The room’s answers could not be read', error }));
  }, []);
  const args = useMemo(() => ({ last, roomFields: fields.map(({ key }) => key) }), [last, fields]);
  const { answer: audit, problem } = useEngineAnswer('audit', args);
  if (problem) return <Text c="var(--warn)">{problem}</Text>;
  if (!audit) return <Loader role="status" aria-label="Reading the won deals" color="var(--ink-2)" />;
  if (audit.wonInAll === 0) return <Text>The sample has no won deal to go through.</Text>;
  return (
    <Stack gap="xl">
      <Group justify="space-between" align="flex-end">
        <Stack gap={2}>
          <Title order={2}>{headline(audit)}</Title>
          <Text c="var(--ink-2)">{whichOf(audit)}</Text>
        </Stack>
        <NumberInput
          label="How many"
          value={last}
          min={1}
          max={audit.wonInAll}
          allowDecimal={false}
          w="7rem"
          onChange={(value) => typeof value === 'number' && value > 0 && setLast(value)}
        />
      </Group>
      <Totals audit={audit} />
      <Stack gap="md">
        <RoomBar deals={audit.rows.map(({ id }) => id)} fields={fields} />
        <AuditTable audit={audit} fields={fields} />
      </Stack>
      <SpeedToLead speed={audit.speed} />
    </Stack>
  );
}

/** Without closing dates nobody can say which are the latest. */
function whichOf({ rows, wonInAll }: Audit): string {
  const shown = `${count(rows.length)} of ${plural(wonInAll, 'won deal')}`;
  return rows.some(({ closedAt }) => closedAt !== null)
    ? `The last ${shown}, the latest first.`
    : `The first ${shown}, in the order of the file: no date says which closed last.`;
}

/** What most of them have in common, as the title. */
function headline({ totals, rows }: Audit): string {
  const [origin] = totals.origins.filter(({ value }) => value !== null);
  const hours = totals.hoursToContact;
  const from = origin
    ? `${count(origin.deals)} of ${count(rows.length)} won deals came by ${origin.value}`
    : 'The won deals';
  return hours ? `${from}; sales was first there after ${duration(hours.median)}` : from;
}

function Totals({ audit }: { audit: Audit }) {
  const { totals, fit, timing, room, steps, rows } = audit;
  return (
    <div className={classes.totals}>
      <Values title="Where they came from" values={totals.origins} of={rows.length} />
      <Values title="What first showed intent" values={totals.firstSignals} of={rows.length} />
      {[
        ...fit.map((column, i) => ({ column, total: totals.fit[i]! })),
        ...timing.map((column, i) => ({ column, total: totals.timing[i]! })),
        ...room.map((column, i) => ({ column, total: totals.room[i]! })),
      ].map(({ column, total }) => (
        <Column key={column.field} title={column.label} total={total} of={rows.length} />
      ))}
      {steps.map(({ from, to }, i) => {
        const { days, backwards } = totals.steps[i]!;
        return (
          <div key={`${from}-${to}`}>
            <h3 className={classes.totalTitle}>
              {from} → {to}
            </h3>
            <Text>{days ? spreadWords(days, 'days') : 'No dates for it.'}</Text>
            {backwards > 0 && (
              <Text c="var(--warn)">
                {plural(backwards, 'deal has', 'deals have')} dates that contradict each other.
              </Text>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Column({ title, total, of }: { title: string; total: ColumnTotals; of: number }) {
  if (total.kind === 'values') return <Values title={title} values={total.values} of={of} />;
  return (
    <div>
      <h3 className={classes.totalTitle}>{title}</h3>
      <Text>{total.spread ? spreadWords(total.spread, '') : 'Not known for any of them.'}</Text>
      {total.missing > 0 && <Text c="var(--ink-2)">Not known for {plural(total.missing, 'deal')}.</Text>}
    </div>
  );
}

const spreadWords = ({ low, median, high }: Spread, unit: string) =>
  `Half between ${decimal(low)} and ${decimal(high)}${unit && ` ${unit}`}, the middle at ${decimal(median)}.`;

const SHOWN = 4;

function Values({ title, values, of }: { title: string; values: ValueCounts; of: number }) {
  const rest = values.slice(SHOWN).reduce((sum, { deals }) => sum + deals, 0);
  return (
    <div>
      <h3 className={classes.totalTitle}>{title}</h3>
      <ul className={classes.values}>
        {values.slice(0, SHOWN).map(({ value, deals }) => (
          <li key={value ?? ''}>
            <span className={value === null ? classes.missing : undefined}>{value ?? 'not known'}</span>
            <span className={classes.share} title={percent(deals / of)}>
              {count(deals)}
            </span>
          </li>
        ))}
        {rest > 0 && (
          <li className={classes.missing}>
            <span>others</span>
            <span className={classes.share}>{count(rest)}</span>
          </li>
        )}
      </ul>
    </div>
  );
}
