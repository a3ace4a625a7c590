import { Select } from '@mantine/core';
import type { Comparison } from '#shared/domain/definition/schema.ts';
import classes from './criterion.module.css';
import { Amount } from './FieldSlots.tsx';

const OPS = [
  { value: 'atLeast', label: 'at least' },
  { value: 'atMost', label: 'at most' },
  { value: 'between', label: 'between' },
];

/** How a count or a score is compared, ends included. */
export function ComparisonSlots({
  comparison,
  onChange,
}: {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
}) {
  const low = comparison.op === 'between' ? comparison.low : comparison.value;
  const change = (op: string) =>
    onChange(
      op === 'between'
        ? { op, low, high: low }
        : {
            op: op as 'atLeast' | 'atMost',
            value: comparison.op === 'between' ? comparison.low : comparison.value,
          },
    );
  return (
    <>
      <Select
        aria-label="How it is compared"
        data={OPS}
        value={comparison.op}
        allowDeselect={false}
        className={classes.operator}
        onChange={(op) => op && change(op)}
      />
      {comparison.op === 'between' ? (
        <>
          <Amount
            label="From"
            value={comparison.low}
            onChange={(value) => onChange({ ...comparison, low: value })}
          />
          <span>and</span>
          <Amount
            label="To"
            value={comparison.high}
            onChange={(value) => onChange({ ...comparison, high: value })}
          />
        </>
      ) : (
        <Amount
          label="Value"
          value={comparison.value}
          onChange={(value) => onChange({ ...comparison, value })}
        />
      )}
    </>
  );
}
