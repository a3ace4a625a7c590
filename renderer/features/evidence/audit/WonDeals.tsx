import { Group, Loader, NumberInput, Stack, Table, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Audit, AuditRow, ColumnTotals, Spread, ValueCounts } from '#shared/engine/audit.ts';
import { useWorkshop } from '../../../stores/workshop.ts';
import { count, day, decimal, percent, plural } from '../../../ui/numbers.ts';
import { useEngineAnswer } from '../useEngineAnswer.ts';
import classes from './audit.module.css';
import { SpeedToLead } from './SpeedToLead.tsx';

/** The closed-won audit: the last won deals, a row each, as a room goes through them. */
export function WonDeals() {
  const [last, setLast] = useState(50);
  const args = useMemo(() => ({ last }), [last]);
  const { answer: audit, problem } = useEngineAnswer('audit', args);
  if (problem) return <Text c="var(--warn)">{problem}</Text>;
  if (!audit) return <Loader role="status" aria-label="Reading the won deals" color="var(--ink-2)" />;
  if (audit.wonInAll === 0) return <Text>The sample has no won deal to go through.</Text>;
  return (
    <Stack gap="xl">
      <Group justify="space-between" align="flex-end">
        <Stack gap={2}>
          <Title order={2}>{headline(audit)}</Title>
          <Text c="var(--ink-2)">
            The last {count(audit.rows.length)} of {plural(audit.wonInAll, 'won deal')}, the latest first.
          </Text>
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
      <AuditTable audit={audit} />
      <SpeedToLead speed={audit.speed} />
    </Stack>
  );
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

function duration(hours: number): string {
  if (hours < 0) return 'no time';
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  if (hours < 48) return `${decimal(hours)} hours`;
  return `${decimal(hours / 24)} days`;
}

function Totals({ audit }: { audit: Audit }) {
  const { totals, fit, timing, steps, rows } = audit;
  return (
    <div className={classes.totals}>
      <Values title="Where they came from" values={totals.origins} of={rows.length} />
      <Values title="What first showed intent" values={totals.firstSignals} of={rows.length} />
      {[
        ...fit.map((column, i) => ({ column, total: totals.fit[i]! })),
        ...timing.map((column, i) => ({ column, total: totals.timing[i]! })),
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

function AuditTable({ audit }: { audit: Audit }) {
  const timeZone = useWorkshop((state) => state.sample?.timeZone);
  return (
    <section className={classes.scroll} aria-label="Won deals, one by one">
      <Table className={classes.table} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Deal</Table.Th>
            <Table.Th>Came by</Table.Th>
            <Table.Th>First signal</Table.Th>
            <Table.Th>First contact</Table.Th>
            {[...audit.fit, ...audit.timing].map(({ field, label }) => (
              <Table.Th key={field}>{label}</Table.Th>
            ))}
            {audit.steps.map(({ from, to }) => (
              <Table.Th key={`${from}-${to}`} className={classes.number}>
                {from} → {to}
              </Table.Th>
            ))}
            <Table.Th>Closed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {audit.rows.map((row) => (
            <Table.Tr key={row.deal}>
              <Table.Th scope="row">{row.name}</Table.Th>
              <Cell value={row.origin} />
              <Cell
                value={
                  row.firstSignal && `${row.firstSignal.type}, day ${Math.floor(row.firstSignal.days) + 1}`
                }
              />
              <Cell value={contact(row)} />
              {[...row.fit, ...row.timing].map((value, i) => (
                <Cell key={i} value={value} />
              ))}
              {row.steps.map((days, i) => (
                <Table.Td
                  key={i}
                  className={classes.number}
                  data-odd={(days !== null && days < 0) || undefined}
                >
                  {days === null ? <Missing /> : `${decimal(days)} d`}
                </Table.Td>
              ))}
              <Table.Td className={classes.number}>
                {row.closedAt === null ? <Missing /> : day(row.closedAt - 1, timeZone)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const Cell = ({ value }: { value: string | null }) => <Table.Td>{value ?? <Missing />}</Table.Td>;
const Missing = () => <span className={classes.missing}>–</span>;

function contact({ firstContact }: AuditRow): string | null {
  if (!firstContact) return null;
  if (firstContact.hours === null) return firstContact.by;
  return firstContact.hours < 0 ? 'before it was created' : `after ${duration(firstContact.hours)}`;
}
