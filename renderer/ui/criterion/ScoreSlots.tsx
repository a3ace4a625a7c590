import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import {
  CATEGORIES,
  type ChecklistCondition,
  type ScoreBandCondition,
  type ScoreCondition,
} from '#shared/domain/definition/schema.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { CATEGORY_LABEL } from '../words.ts';
import { ComparisonSlots } from './ComparisonSlots.tsx';
import classes from './criterion.module.css';
import { useCriterionScope } from './scope.ts';
import { useFieldValues } from './useFieldValues.ts';

interface Props<C> {
  condition: C;
  onChange: (condition: C) => void;
}

const SCORES = [
  { value: 'total', label: 'total' },
  ...CATEGORIES.map((category) => ({ value: category, label: CATEGORY_LABEL[category].toLowerCase() })),
];

/** A score against a threshold, and other thresholds for single sources. */
export function ScoreSlots({ condition, onChange }: Props<ScoreCondition>) {
  const sourceField = useWorkshop(
    (state) => state.sample?.fields.find((field) => field.role === 'source')?.key,
  );
  const { choices } = useFieldValues(sourceField ?? '');
  const bySource = condition.bySource ?? {};
  const unused = choices.filter((source) => !(source in bySource));

  const setSource = (source: string, is: ScoreCondition['is'] | null) => {
    const { [source]: _, ...others } = bySource;
    const changed = is ? { ...bySource, [source]: is } : others;
    const { bySource: __, ...rest } = condition;
    onChange(Object.keys(changed).length > 0 ? { ...rest, bySource: changed } : rest);
  };

  return (
    <>
      <Select
        aria-label="Which score"
        data={SCORES}
        value={condition.of}
        allowDeselect={false}
        className={classes.measure}
        onChange={(of) => of && onChange({ ...condition, of: of as ScoreCondition['of'] })}
      />
      <ComparisonSlots comparison={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      {Object.entries(bySource).map(([source, is]) => (
        <div key={source} className={classes.bySource}>
          <span className={classes.source}>from {source}:</span>
          <ComparisonSlots comparison={is} onChange={(changed) => setSource(source, changed)} />
          <ActionIcon
            variant="subtle"
            aria-label={`No threshold of its own for ${source}`}
            onClick={() => setSource(source, null)}
          >
            <IconX size="1rem" />
          </ActionIcon>
        </div>
      ))}
      {unused.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size="1rem" />}>
              Another threshold for a source
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
            {unused.map((source) => (
              <Menu.Item key={source} onClick={() => setSource(source, condition.is)}>
                {source}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

export function BandSlots({ condition, onChange }: Props<ScoreBandCondition>) {
  const { definition } = useCriterionScope();
  return (
    <Select
      aria-label="Which band"
      data={definition.scoring.bands.map((band) => ({ value: band.id, label: band.name }))}
      value={condition.band}
      allowDeselect={false}
      className={classes.values}
      onChange={(band) => band && onChange({ ...condition, band })}
    />
  );
}

export function ChecklistSlots({ condition, onChange }: Props<ChecklistCondition>) {
  const { definition } = useCriterionScope();
  const item = definition.checklist.find((known) => known.id === condition.item);
  return (
    <>
      <Select
        aria-label="Which item"
        data={definition.checklist.map((known) => ({ value: known.id, label: known.name }))}
        value={condition.item}
        allowDeselect={false}
        className={classes.values}
        onChange={(chosen) => chosen && onChange({ ...condition, item: chosen })}
      />
      <span>is confirmed</span>
      {item && !item.standIn && (
        <span className={classes.hint}>
          No field of the sample stands in for it, so a simulation cannot tell.
        </span>
      )}
    </>
  );
}
