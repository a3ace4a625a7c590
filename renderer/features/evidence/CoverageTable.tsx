import { Table, Text, Title } from '@mantine/core';
import type { Coverage } from '#shared/engine/evidence/coverage.ts';
import type { SampleFacts } from '../../stores/workshop.ts';
import { Hint } from '../../ui/Hint.tsx';
import { KnownChoice } from '../../ui/KnownChoice.tsx';
import { count, percent } from '../../ui/numbers.ts';
import classes from './evidence.module.css';
import { RowsInSight } from './RowsInSight.tsx';
import { useFind } from './useFind.tsx';
import { ROLE_LABEL, TYPE_LABEL } from './words.ts';

/** How much of each field is filled, and since when its values were known. */
export function CoverageTable({ sample, coverage }: { sample: SampleFacts; coverage: Coverage }) {
  const fields = sample.fields.map((field, index) => ({ field, known: coverage.fields[index]! }));
  const [shown, find] = useFind(fields, 'Find a field', ({ field }) => field.label);
  return (
    <section aria-label="What is known of the deals">
      <Title order={2}>What is known of the deals</Title>
      <Text c="var(--ink-2)">
        A field that was filled in afterwards knows how its deal ended. Say when each was known; every figure
        follows.
      </Text>
      {find}
      <Table className={classes.coverage} mt="xs" aria-rowcount={shown.length + 1}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Type</Table.Th>
            <Table.Th>Filled</Table.Th>
            <Table.Th className={classes.number}>Won</Table.Th>
            <Table.Th className={classes.number}>Lost</Table.Th>
            <Table.Th className={classes.number}>Rejected</Table.Th>
            <Table.Th className={classes.number}>Different values</Table.Th>
            <Table.Th>Known</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <RowsInSight items={shown} rowHeight={3.75}>
          {({ field, known }, index) => {
            const share = coverage.deals === 0 ? 0 : known.filled / coverage.deals;
            return (
              <Table.Tr key={field.key} aria-rowindex={index + 2}>
                <Table.Th scope="row" fw={600}>
                  {field.label}
                  {field.role && <span className={classes.role}>{ROLE_LABEL[field.role]}</span>}
                </Table.Th>
                <Table.Td className={classes.type}>{TYPE_LABEL[field.type]}</Table.Td>
                <Table.Td>
                  <Hint label={`${count(known.filled)} of ${count(coverage.deals)} deals`}>
                    <span className={classes.fill} data-low={share < 0.7 || undefined}>
                      <span className={classes.bar}>
                        <span style={{ width: `${share * 100}%` }} />
                      </span>
                      {percent(share)}
                    </span>
                  </Hint>
                </Table.Td>
                {(['won', 'lost', 'rejected'] as const).map((outcome) => (
                  <Table.Td key={outcome} className={classes.number}>
                    {coverage.byOutcome[outcome] === 0
                      ? '–'
                      : percent(known.filledByOutcome[outcome] / coverage.byOutcome[outcome])}
                  </Table.Td>
                ))}
                <Table.Td className={classes.number}>{count(known.distinct)}</Table.Td>
                <Table.Td>
                  <KnownChoice field={field.key} afterDays={known.knownAfterDays} />
                </Table.Td>
              </Table.Tr>
            );
          }}
        </RowsInSight>
      </Table>
    </section>
  );
}
