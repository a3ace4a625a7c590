import { Select, Text, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { own } from '#shared/domain/own.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import { plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { correct } from './import-store.ts';
import { OutcomeTable } from './OutcomeTable.tsx';

interface Props {
  preview: ImportPreview;
  column: ColumnMapping;
  /** Rows whose value means no outcome yet. */
  leftOut: number;
}

const NONE = 'none';

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
  const choose = (value: string, outcome: Outcome | null) => {
    const { [value]: _, ...others } = mapping.outcomes;
    const outcomes = outcome === null ? others : { ...others, [value]: outcome };
    const leftOut = mapping.leftOut.filter((known) => known !== value);
    if (outcome === null) leftOut.push(value);
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
      <OutcomeTable values={statusValues} outcomes={mapping.outcomes} without="Leave out" onChoose={choose} />
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
