import { SegmentedControl, Select, Table, Text, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { own } from '#shared/domain/own.ts';
import { OUTCOMES, type Outcome } from '#shared/domain/sample/sample.ts';
import { OUTCOME_LABEL } from '../../../ui/marks.tsx';
import { count, plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { correct } from './import-store.ts';

interface Props {
  preview: ImportPreview;
  column: ColumnMapping;
  /** Rows whose value means no outcome yet. */
  leftOut: number;
}

const NONE = 'none';
const CHOICES = [
  ...OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_LABEL[outcome] })),
  { value: NONE, label: 'Leave out' },
];

/** What a column of yes and no can say of how deals ended, beside their status. */
const SAID_BY_ANSWERS = [
  {
    by: 'closed',
    label: 'Deals that are still open',
    description: 'A yes/no column that says whether a deal has ended; where it says no, the deal is open.',
  },
  {
    by: 'active',
    label: 'Deals that were given up',
    description:
      'A yes/no column that says whether a deal is still worked on; where it says no, an open deal is lost.',
  },
] as const;

/** Which outcome each value of the status column means. */
export function OutcomeMapping({ preview, column, leftOut }: Props) {
  const { mapping, statusValues } = preview;
  const choose = (value: string, chosen: string) => {
    const { [value]: _, ...others } = mapping.outcomes;
    const outcomes = chosen === NONE ? others : { ...others, [value]: chosen as Outcome };
    const leftOut = mapping.leftOut.filter((known) => known !== value);
    if (chosen === NONE) leftOut.push(value);
    correct({ ...mapping, outcomes, leftOut }, { reread: false });
  };
  const onlyEndings = statusValues.every(({ value }) => own(mapping.outcomes, value) !== 'open');
  const answers = mapping.columns
    .filter(({ use, type, role }) => use && type === 'boolean' && role === null)
    .map(({ column: number, label }) => ({ value: String(number), label }));
  const hasReasons = mapping.columns.some(({ use, role }) => use && role === 'lostReason');
  // Which deals are open is asked where no status says so; which of those are lost, where reasons for losing say that some may be.
  const asked = SAID_BY_ANSWERS.filter(({ by }) =>
    by === 'closed' ? onlyEndings : !onlyEndings && hasReasons,
  );
  return (
    <section aria-label="How deals ended">
      <Title order={2}>How deals ended</Title>
      <Text c="var(--ink-2)">
        The values of “{column.label}”, and what they mean.
        {leftOut > 0 && ` ${plural(leftOut, 'row')} will be left out.`}
      </Text>
      <Table className={classes.outcomes} mt="xs">
        <Table.Tbody>
          {statusValues.map(({ value, rows }) => (
            <Table.Tr key={value}>
              <Table.Th scope="row" fw={600}>
                {value === '' ? 'empty' : value}
              </Table.Th>
              <Table.Td className={classes.number}>{count(rows)}</Table.Td>
              <Table.Td>
                <SegmentedControl
                  aria-label={`What ${value || 'an empty cell'} means`}
                  data={CHOICES}
                  value={own(mapping.outcomes, value) ?? NONE}
                  onChange={(chosen) => choose(value, chosen)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {answers.length > 0 &&
        asked.map(({ by, label, description }) => (
          <Select
            key={by}
            className={classes.closed}
            label={label}
            description={description}
            data={[{ value: NONE, label: 'No column tells' }, ...answers]}
            value={mapping[by] === null ? NONE : String(mapping[by])}
            allowDeselect={false}
            onChange={(chosen) =>
              chosen &&
              correct({ ...mapping, [by]: chosen === NONE ? null : Number(chosen) }, { reread: false })
            }
          />
        ))}
    </section>
  );
}
