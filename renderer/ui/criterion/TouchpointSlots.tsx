import { MultiSelect, NumberInput, Select } from '@mantine/core';
import type { TouchpointCondition } from '#shared/domain/definition/schema.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { ComparisonSlots } from './ComparisonSlots.tsx';
import classes from './criterion.module.css';

interface Props {
  condition: TouchpointCondition;
  onChange: (condition: TouchpointCondition) => void;
}

const MEASURES = [
  { value: 'count', label: 'times' },
  { value: 'days', label: 'different days' },
  { value: 'people', label: 'different people' },
  { value: 'sum', label: 'in total value' },
];
const SCOPES = [
  { value: 'deal', label: 'by this lead' },
  { value: 'account', label: 'by anybody of its account' },
];

/** `pricing page view · at least 2 times · by this lead · within 30 days`. */
export function TouchpointSlots({ condition, onChange }: Props) {
  const types = useWorkshop((state) => state.sample?.touchpointTypes) ?? [];
  const offered = [...new Set([...types, ...condition.types])];
  return (
    <>
      <MultiSelect
        aria-label="Which touchpoints"
        placeholder={condition.types.length === 0 ? 'anything' : ''}
        data={offered}
        value={condition.types}
        searchable
        nothingFoundMessage="No touchpoint of that type in the sample"
        className={classes.values}
        onChange={(chosen) => onChange({ ...condition, types: chosen })}
      />
      <ComparisonSlots comparison={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      <Select
        aria-label="What is counted"
        data={MEASURES}
        value={condition.measure}
        allowDeselect={false}
        className={classes.measure}
        onChange={(measure) =>
          measure && onChange({ ...condition, measure: measure as TouchpointCondition['measure'] })
        }
      />
      <Select
        aria-label="Whose touchpoints"
        data={SCOPES}
        value={condition.scope}
        allowDeselect={false}
        className={classes.scope}
        onChange={(scope) =>
          scope && onChange({ ...condition, scope: scope as TouchpointCondition['scope'] })
        }
      />
      <NumberInput
        aria-label="Within how many days; empty: ever"
        placeholder="ever"
        prefix="within "
        suffix={condition.withinDays === 1 ? ' day' : ' days'}
        value={condition.withinDays ?? ''}
        min={1}
        max={36_500}
        className={classes.window}
        onChange={(days) => {
          const { withinDays: _, ...ever } = condition;
          if (typeof days === 'number' && days > 0) onChange({ ...ever, withinDays: days });
          else if (days === '') onChange(ever);
        }}
      />
    </>
  );
}
