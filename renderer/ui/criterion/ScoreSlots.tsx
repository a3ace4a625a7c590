import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import type {
  ChecklistCondition,
  Comparison,
  ScoreBandCondition,
  ScoreCondition,
} from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { useOpenWhileShown } from '../useOpenWhileShown.ts';
import { useSteady } from '../useSteady.ts';
import { CATEGORY_LABEL } from '../words.ts';
import { ComparisonSlots } from './ComparisonSlots.tsx';
import classes from './criterion.module.css';
import { useFieldValues } from './useFieldValues.ts';
import { useSubjectLists } from './useSubjectLists.ts';

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

  const changeScore = useSteady((of: ScoreCondition['of']) => onChange({ ...condition, of }));
  const setSource = useSteady((source: string, is: Comparison | null) => {
    const { [source]: _, ...others } = bySource;
    const changed = is ? { ...bySource, [source]: is } : others;
    const { bySource: __, ...rest } = condition;
    onChange(Object.keys(changed).length > 0 ? { ...rest, bySource: changed } : rest);
  });
  const addSource = useSteady((source: string) => setSource(source, condition.is));

  return (
    <>
      <WhichScore of={condition.of} onChange={changeScore} />
      <ComparisonSlots comparison={condition.is} onChange={(is) => onChange({ ...condition, is })} />
      {Object.entries(bySource).map(([source, is]) => (
        <OfSource key={source} source={source} is={is} onChange={setSource} />
      ))}
      {unused.length > 0 && <AddSource sources={unused.join(SEPARATOR)} onAdd={addSource} />}
    </>
  );
}

interface WhichScoreProps {
  of: ScoreCondition['of'];
  onChange: (of: ScoreCondition['of']) => void;
}

const WhichScore = memo(function WhichScore({ of, onChange }: WhichScoreProps) {
  return (
    <Select
      aria-label="Which score"
      data={SCORES}
      value={of}
      allowDeselect={false}
      className={classes.measure}
      onChange={(chosen) => chosen && onChange(chosen as ScoreCondition['of'])}
    />
  );
});

interface OfSourceProps {
  source: string;
  is: Comparison;
  onChange: (source: string, is: Comparison | null) => void;
}

/** The threshold of a source of its own. */
const OfSource = memo(function OfSource({ source, is, onChange }: OfSourceProps) {
  return (
    <div className={classes.bySource}>
      <span className={classes.source}>from {source}:</span>
      <ComparisonSlots comparison={is} onChange={(changed) => onChange(source, changed)} />
      <ActionIcon
        variant="subtle"
        aria-label={`No threshold of its own for ${source}`}
        onClick={() => onChange(source, null)}
      >
        <IconX size="1rem" />
      </ActionIcon>
    </div>
  );
});

/** Between names, in one text that stays the same while a threshold moves. */
const SEPARATOR = '\n';

const AddSource = memo(function AddSource({
  sources,
  onAdd,
}: {
  sources: string;
  onAdd: (source: string) => void;
}) {
  const menu = useOpenWhileShown();
  return (
    <Menu position="bottom-start" {...menu}>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size="1rem" />}>
          Another threshold for a source
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {sources.split(SEPARATOR).map((source) => (
          <Menu.Item key={source} onClick={() => onAdd(source)}>
            {source}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

export function BandSlots({ condition, onChange }: Props<ScoreBandCondition>) {
  const { bands } = useSubjectLists();
  return (
    <Select
      aria-label="Which band"
      data={bands.map((band) => ({ value: band.id, label: band.name }))}
      value={condition.band}
      allowDeselect={false}
      className={classes.values}
      onChange={(band) => band && onChange({ ...condition, band })}
    />
  );
}

export function ChecklistSlots({ condition, onChange }: Props<ChecklistCondition>) {
  const { checklist } = useSubjectLists();
  const item = checklist.find((known) => known.id === condition.item);
  return (
    <>
      <Select
        aria-label="Which item"
        data={checklist.map((known) => ({ value: known.id, label: known.name }))}
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
