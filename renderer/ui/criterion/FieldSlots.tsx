import { NumberInput, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import type { FieldCondition } from '#shared/domain/definition/schema.ts';
import { veil } from '#shared/domain/definition/veil.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import classes from './criterion.module.css';
import { OPERATOR_LABEL, OPERATORS, startFieldCondition } from './subjects.ts';
import { useFieldValues } from './useFieldValues.ts';

interface Props<C extends FieldCondition = FieldCondition> {
  condition: C;
  onChange: (condition: FieldCondition) => void;
}

/** How a field is compared, and with what. */
export function FieldSlots({ condition, onChange }: Props) {
  const field = useWorkshop((state) => state.sample?.fields.find((known) => known.key === condition.field));
  const veiled = veil(condition, field ? [field] : []);
  const offered = OPERATORS[field?.type ?? 'text'];
  const operators = offered.includes(condition.op) ? offered : [condition.op, ...offered];
  return (
    <>
      <Select
        aria-label="How it is compared"
        data={operators.map((op) => ({ value: op, label: OPERATOR_LABEL[op] }))}
        value={condition.op}
        allowDeselect={false}
        className={classes.operator}
        onChange={(op) =>
          op && onChange(startFieldCondition(condition.field, op as FieldCondition['op'], field, condition))
        }
      />
      <Operand
        condition={veiled.criterion}
        field={field}
        onChange={(edited) => onChange(veiled.lift(edited))}
      />
    </>
  );
}

function Operand({ condition, field, onChange }: Props & { field: Field | undefined }) {
  switch (condition.op) {
    case 'isKnown':
      return null;
    case 'isAnyOf':
      return (
        <ValueTags
          field={condition.field}
          values={condition.values.map(String)}
          onChange={(values) => onChange({ ...condition, values })}
        />
      );
    case 'containsAnyOf':
      return (
        <>
          <ValueTags
            field={condition.field}
            values={condition.values}
            onChange={(values) => onChange({ ...condition, values })}
          />
          <Select
            aria-label="Whole words, or anywhere in the text"
            data={[
              { value: 'words', label: 'as whole words' },
              { value: 'text', label: 'anywhere in the text' },
            ]}
            value={condition.match}
            allowDeselect={false}
            className={classes.match}
            onChange={(match) => match && onChange({ ...condition, match: match as 'words' | 'text' })}
          />
        </>
      );
    case 'is':
      if (typeof condition.value === 'boolean') {
        return (
          <SegmentedControl
            aria-label="Yes or no"
            data={[
              { value: 'true', label: 'yes' },
              { value: 'false', label: 'no' },
            ]}
            value={String(condition.value)}
            onChange={(value) => onChange({ ...condition, value: value === 'true' })}
          />
        );
      }
      if (typeof condition.value === 'number') {
        return (
          <Amount
            label="Value"
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        );
      }
      return (
        <OneValue
          field={condition.field}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'atLeast':
    case 'atMost':
      return (
        <Amount
          label="Value"
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'before':
    case 'after':
      return (
        <Day label="Date" value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
      );
    case 'between':
      return field?.type === 'date' || typeof condition.low === 'string' ? (
        <>
          <Day
            label="From"
            value={String(condition.low)}
            onChange={(low) => onChange({ ...condition, low })}
          />
          <span>and</span>
          <Day
            label="To"
            value={String(condition.high)}
            onChange={(high) => onChange({ ...condition, high })}
          />
        </>
      ) : (
        <>
          <Amount
            label="From"
            value={Number(condition.low)}
            onChange={(low) => onChange({ ...condition, low })}
          />
          <span>and</span>
          <Amount
            label="To"
            value={Number(condition.high)}
            onChange={(high) => onChange({ ...condition, high })}
          />
        </>
      );
  }
}

function ValueTags({
  field,
  values,
  onChange,
}: {
  field: string;
  values: string[];
  onChange: (values: string[]) => void;
}) {
  const { choices, render } = useFieldValues(field);
  return (
    <TagsInput
      aria-label="Values"
      placeholder={values.length === 0 ? 'Choose or type values' : ''}
      data={choices}
      value={values}
      renderOption={render}
      maxDropdownHeight={320}
      acceptValueOnBlur
      className={classes.values}
      onChange={onChange}
    />
  );
}

function OneValue({
  field,
  value,
  onChange,
}: {
  field: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { choices, render } = useFieldValues(field);
  const data = value && !choices.includes(value) ? [value, ...choices] : choices;
  return (
    <Select
      aria-label="Value"
      placeholder="Choose a value"
      data={data}
      value={value || null}
      searchable
      renderOption={render}
      allowDeselect={false}
      className={classes.values}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}

export function Amount({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <NumberInput
      aria-label={label}
      value={value}
      thousandSeparator=","
      className={classes.amount}
      onChange={(changed) => typeof changed === 'number' && onChange(changed)}
    />
  );
}

function Day({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextInput
      type="date"
      aria-label={label}
      value={value.slice(0, 10)}
      className={classes.day}
      onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
    />
  );
}
