import { SegmentedControl, Table, Text, Title } from '@mantine/core';
import type { Mapping } from '#shared/contract/mapping.ts';
import { OUTCOMES, type Outcome } from '#shared/domain/sample/sample.ts';
import { OUTCOME_LABEL } from '../../../ui/marks.tsx';
import classes from '../evidence.module.css';
import { correct } from './import-store.ts';

const CHOICES = OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_LABEL[outcome] }));
const NO_STATUS = '';

/** How the deals of tables without a status ended: all alike, or by whether they have a closing date. */
export function OutcomeWithoutColumn({ mapping }: { mapping: Mapping }) {
  const { outcomes, outcomeOfClosed, columns, others } = mapping;
  const closing = [...columns, ...others.flatMap((other) => other.columns)].find(
    ({ use, role }) => use && role === 'wonAt',
  );
  const rest = outcomes[NO_STATUS] ?? 'open';
  const change = (changed: Partial<Mapping>) => correct({ ...mapping, ...changed }, { reread: false });
  const chooseRest = (outcome: Outcome) => change({ outcomes: { ...outcomes, [NO_STATUS]: outcome } });
  return (
    <section aria-label="How deals ended">
      <Title order={2}>How deals ended</Title>
      <Text c="var(--ink-2)">
        No column says it. If one does, give it the part “How it ended” below; otherwise say it here for all
        of them.
      </Text>
      <Table className={classes.outcomes} mt="xs">
        <Table.Tbody>
          {closing && (
            <Choice
              label={`With a date in “${closing.label}”`}
              value={outcomeOfClosed ?? rest}
              onChange={(outcome) => change({ outcomeOfClosed: outcome })}
            />
          )}
          <Choice label={closing ? 'Without one' : 'All deals'} value={rest} onChange={chooseRest} />
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: Outcome;
  onChange: (outcome: Outcome) => void;
}

function Choice({ label, value, onChange }: ChoiceProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600}>
        {label}
      </Table.Th>
      <Table.Td>
        <SegmentedControl
          aria-label={`How deals ended: ${label}`}
          data={CHOICES}
          value={value}
          onChange={(chosen) => onChange(chosen as Outcome)}
        />
      </Table.Td>
    </Table.Tr>
  );
}
