import { SegmentedControl, Table } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { own } from '#shared/domain/own.ts';
import { OUTCOMES, type Outcome } from '#shared/domain/sample/sample.ts';
import { OUTCOME_LABEL } from '../../../ui/marks.tsx';
import { count } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';

const NONE = 'none';
const CHOICES = OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_LABEL[outcome] }));

interface Props {
  values: ImportPreview['statusValues'];
  outcomes: Mapping['outcomes'];
  /** What choosing no outcome comes to. */
  without: string;
  onChoose: (value: string, outcome: Outcome | null) => void;
}

/** The values of a column, and which outcome each means. */
export function OutcomeTable({ values, outcomes, without, onChoose }: Props) {
  return (
    <Table className={classes.outcomes} mt="xs">
      <Table.Tbody>
        {values.map(({ value, rows }) => (
          <Table.Tr key={value}>
            <Table.Th scope="row" fw={600}>
              {value === '' ? 'empty' : value}
            </Table.Th>
            <Table.Td className={classes.number}>{count(rows)}</Table.Td>
            <Table.Td>
              <SegmentedControl
                aria-label={`What ${value || 'an empty cell'} means`}
                data={[...CHOICES, { value: NONE, label: without }]}
                value={own(outcomes, value) ?? NONE}
                onChange={(chosen) => onChoose(value, chosen === NONE ? null : (chosen as Outcome))}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
