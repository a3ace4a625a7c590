import { Group, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { describePoints } from '#shared/domain/definition/wording.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { Drift } from '#shared/engine/compare/drift.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count, percent, plural } from '../../ui/numbers.ts';
import classes from './AgreeScreen.module.css';
import { changeWords, findingOf, liftWords, PAYS, shareWords } from './drift-words.ts';

interface Props {
  drift: Drift;
  definition: Definition;
  /** Id of the draft by whose list its deals are shown. */
  draft: string;
  /** Index of the stage of the hand-over. */
  stage: number;
  action: ReactNode;
}

/** Then and since, side by side: the verdict, each step, each rule, and who was turned down. */
export function DriftTables({ drift, definition, draft, stage, action }: Props) {
  const { deals, wonCaptured, junkLetThrough, steps, rules, rejected } = drift;
  const at = definition.stages[stage]?.name ?? '';
  const rows = [
    { name: `Won deals that get to ${at}`, moved: wonCaptured },
    { name: `Lost and rejected ones that do`, moved: junkLetThrough },
    ...steps.map(({ stage: from, next, moved }) => ({ name: `${from} → ${next}`, moved })),
  ];
  return (
    <Stack gap="xl" maw="64rem">
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start">
          <Title order={2}>{findingOf(drift)}</Title>
          {action}
        </Group>
        <Text c="var(--ink-2)">
          {plural(sumOf(deals.since), 'new deal')} ({count(deals.since.won)} won) beside{' '}
          {plural(sumOf(deals.before), 'deal')} from before ({count(deals.before.won)} won). Changes stand
          with their {percent(0.95)} interval.
        </Text>
      </Stack>
      <Table className={classes.drift} aria-label="Steps, then and since">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Share</Table.Th>
            <Table.Th>Before</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th>Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, moved }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{shareWords(moved.before)}</Table.Td>
              <Table.Td>{shareWords(moved.since)}</Table.Td>
              <Table.Td>{changeWords(moved.change)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rules.length > 0 && (
        <section aria-label="Rules">
          <Title order={2}>Do the rules still pay?</Title>
          <Text c="var(--ink-2)">
            How many more of the won deals than of the others each rule is true for, in points.
          </Text>
          <Table className={classes.drift} mt="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Rule</Table.Th>
                <Table.Th>Before</Table.Th>
                <Table.Th>Since</Table.Th>
                <Table.Th>Change</Table.Th>
                <Table.Th>Pays?</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rules.map(({ rule, before, since, change, pays }, i) => (
                <Table.Tr key={rule} data-pays={pays}>
                  <Table.Th scope="row">
                    {definition.scoring.rules[i]?.name}{' '}
                    <span className={classes.points}>
                      {describePoints(definition.scoring.rules[i]?.points ?? 0)}
                    </span>
                  </Table.Th>
                  <Table.Td>{liftWords(before)}</Table.Td>
                  <Table.Td>{liftWords(since)}</Table.Td>
                  <Table.Td>{changeWords(change)}</Table.Td>
                  <Table.Td className={classes.pays}>{PAYS[pays]}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      <section aria-label="Turned down">
        <Title order={2}>Who was turned down, and why</Title>
        {rejected.length === 0 ? (
          <Text c="var(--ink-2)">Sales has turned down none of the new deals.</Text>
        ) : (
          <Table className={classes.drift} mt="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Reason</Table.Th>
                <Table.Th>New deals</Table.Th>
                <Table.Th>Of these at {at}</Table.Th>
                <Table.Th>Before</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rejected.map(({ reason, deals: many, handedOver, before }) => (
                <Table.Tr key={reason}>
                  <Table.Th scope="row">{reason ?? 'no reason given'}</Table.Th>
                  <Table.Td>
                    <DealsLink
                      draft={draft}
                      words={`New deals turned down: ${reason ?? 'no reason given'}`}
                      query={{ among: Uint32Array.from(many) }}
                    >
                      {count(many.length)}
                    </DealsLink>
                  </Table.Td>
                  <Table.Td>
                    {count(handedOver)} ({percent(handedOver / many.length)})
                  </Table.Td>
                  <Table.Td>{count(before)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </section>
    </Stack>
  );
}
