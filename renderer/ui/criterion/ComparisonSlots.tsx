import { Select } from '@mantine/core';
import { memo } from 'react';
import type { Comparison } from '#shared/domain/definition/schema.ts';
import { useSteady } from '../useSteady.ts';
import classes from './criterion.module.css';
import { Amount } from './FieldSlots.tsx';

const OPS = [
  { value: 'atLeast', label: 'at least' },
  { value: 'atMost', label: 'at most' },
  { value: 'between', label: 'between' },
];

interface Props {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
}

/** How a count or a score is compared, ends included. */
export function ComparisonSlots({ comparison, onChange }: Props) {
  const low = comparison.op === 'between' ? comparison.low : comparison.value;
  const changeOperator = useSteady((op: Comparison['op']) =>
    onChange(op === 'between' ? { op, low, high: low } : { op, value: low }),
  );
  return (
    <>
      <OperatorSlot op={comparison.op} onChange={changeOperator} />
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

interface OperatorProps {
  op: Comparison['op'];
  onChange: (op: Comparison['op']) => void;
}

const OperatorSlot = memo(function OperatorSlot({ op, onChange }: OperatorProps) {
  return (
    <Select
      aria-label="How it is compared"
      data={OPS}
      value={op}
      allowDeselect={false}
      className={classes.operator}
      onChange={(chosen) => chosen && onChange(chosen as Comparison['op'])}
    />
  );
});
