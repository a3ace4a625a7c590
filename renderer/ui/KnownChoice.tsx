import { Select } from '@mantine/core';
import { own } from '#shared/domain/own.ts';
import { type Correction, canBeCorrected } from '#shared/domain/sample/correct-known.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { useDefinitions } from '../stores/definitions.ts';
import { type SampleFacts, useWorkshop } from '../stores/workshop.ts';
import classes from './KnownChoice.module.css';
import { decimal } from './numbers.ts';

interface Props {
  /** Key of the field. */
  field: string;
  /** How many days after a deal began it was known, in the middle. */
  afterDays?: number | null;
}

/** When a field was known: what the import took it for, and where the room knows better, what the room says. */
export function KnownChoice({ field: key, afterDays = null }: Props) {
  const sample = useWorkshop((state) => state.sample);
  const said = useDefinitions((state) => own(state.corrections, key));
  const correctKnown = useDefinitions((state) => state.correctKnown);
  const field = sample?.imported.find((one) => one.key === key);
  if (!sample || !field) return null;
  const after = afterDays === null ? '' : `in the middle ${decimal(afterDays)} days after the start`;
  if (!canBeCorrected(field)) return <>{PLAIN[field.known]}</>;
  const imported = valueFor(field.known);
  const change = (value: string | null) => {
    if (value !== null) correctKnown(field, value === imported ? null : correctionOf(value));
  };
  return (
    <div className={classes.choice}>
      <Select
        aria-label={`When ${field.label} was known`}
        data={choicesOf(sample, field)}
        value={valueFor(said ?? field.known)}
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
        onChange={change}
      />
      {(said || after) && (
        <span className={classes.note}>
          {[said && `the room’s word; imported as ${PLAIN[field.known]}`, after].filter(Boolean).join('; ')}
        </span>
      )}
    </div>
  );
}

const PLAIN = { start: 'from the start', end: 'only at the end', dated: 'from its history' } as const;

const SINCE = 'since ';
const valueFor = (known: Correction): string => (typeof known === 'string' ? known : SINCE + known.since);
const correctionOf = (value: string): Correction =>
  value.startsWith(SINCE) ? { since: value.slice(SINCE.length) } : (value as Field['known']);

function choicesOf({ imported, withHistory }: SampleFacts, field: Field) {
  const plain = (['start', 'end', 'dated'] as const)
    .filter((known) => known !== 'dated' || withHistory.has(field.key))
    .map((value) => ({ value: valueFor(value), label: PLAIN[value] }));
  const dates = imported
    .filter(({ key, type, role }) => type === 'date' && role !== 'createdAt' && key !== field.key)
    .map(({ key, label }) => ({ value: valueFor({ since: key }), label: `from ${label}` }));
  return [
    { group: 'Known', items: plain },
    ...(dates.length > 0 ? [{ group: 'Known from a date of the deal', items: dates }] : []),
  ];
}
