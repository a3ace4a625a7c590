import { Button, Group, NumberInput, Select } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo, useContext, useMemo } from 'react';
import type { Combination, Condition, Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { useSteady } from '../useSteady.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { CriterionCounts } from './CriterionCounts.tsx';
import classes from './criterion.module.css';
import { type PartPath, withPart } from './edit.ts';
import { dropPlace, useMoving } from './moving.ts';
import { RowAction } from './RowAction.tsx';
import { MayLookAtScores } from './scope.ts';
import { startCondition, subjectChoices } from './subjects.ts';
import { useSubjectLists } from './useSubjectLists.ts';

const KINDS = [
  { value: 'all', label: 'all of these' },
  { value: 'any', label: 'any of these' },
  { value: 'none', label: 'none of these' },
  { value: 'atLeast', label: 'at least' },
];

interface Props {
  group: Combination;
  /** From the outermost group. */
  path: PartPath;
  onChange: (group: Criterion) => void;
  /** Absent for the outermost group, which stays. */
  onRemove?: () => void;
}

/** A group of conditions: all, any, none, or at least so many of them. */
export function GroupEditor({ group, path, onChange, onRemove }: Props) {
  const moving = useMoving();
  const changePart = useSteady((index: number, part: Criterion | null) =>
    onChange(withPart(group, index, part)),
  );
  const add = useSteady((part: Criterion) => onChange({ ...group, of: [...group.of, part] }));
  return (
    <div className={classes.group} data-kind={group.kind}>
      <Group gap={6} wrap="nowrap" className={classes.groupHead}>
        <Select
          aria-label="How the conditions combine"
          data={KINDS}
          value={group.kind}
          allowDeselect={false}
          className={classes.kind}
          onChange={(kind) => kind && onChange(asKind(group, kind as Combination['kind']))}
        />
        {group.kind === 'atLeast' && (
          <>
            <NumberInput
              aria-label="How many of them"
              value={group.count}
              min={1}
              max={Math.max(1, group.of.length)}
              allowDecimal={false}
              w="4.5rem"
              onChange={(value) => typeof value === 'number' && onChange({ ...group, count: value })}
            />
            <span>of these</span>
          </>
        )}
        {path.length > 0 && <CriterionCounts criterion={group} />}
        {onRemove && (
          <RowAction label="Remove the group" icon={<IconTrash size="1.125rem" />} onClick={onRemove} />
        )}
      </Group>
      <div className={classes.parts} {...dropPlace(moving, path, group.of.length)}>
        {group.of.map((part, index) => (
          <Part key={index} part={part} group={path} index={index} onChange={changePart} />
        ))}
        {group.of.length === 0 && <p className={classes.empty}>{EMPTY[group.kind]}</p>}
        <Extend onAdd={add} />
      </div>
    </div>
  );
}

interface PartProps {
  part: Criterion;
  /** Where it stands: the path of its group, and its index there. */
  group: PartPath;
  index: number;
  /** Puts another in its place, or, by null, takes it out. */
  onChange: (index: number, part: Criterion | null) => void;
}

/** A condition or group inside a group, to be moved by its grip or, one step at a time, by its buttons. */
const Part = memo(function Part({ part, group, index, onChange }: PartProps) {
  const moving = useMoving();
  const path = useMemo(() => [...group, index], [group, index]);
  const change = (changed: Criterion) => onChange(index, changed);
  const remove = () => onChange(index, null);
  const [up, down] = [moving.canStep(path, -1), moving.canStep(path, 1)];
  return (
    // What is dropped here comes before it.
    <div
      className={classes.part}
      data-part={path.join('.')}
      data-dragged={moving.dragged?.join() === path.join() || undefined}
      data-droppable={moving.dragged !== null || undefined}
      {...dropPlace(moving, group, index)}
    >
      {isCombination(part) ? (
        <GroupEditor group={part} path={path} onChange={change} onRemove={remove} />
      ) : (
        <ConditionRow condition={part} onChange={change} onRemove={remove} />
      )}
      {(up || down) && (
        <div className={classes.move}>
          <span
            className={classes.grip}
            aria-hidden="true"
            draggable
            onDragStart={(event) => {
              event.stopPropagation();
              event.dataTransfer.effectAllowed = 'move';
              const box = event.currentTarget.closest(`.${classes.part}`);
              if (box) event.dataTransfer.setDragImage(box, 16, 16);
              moving.drag(path);
            }}
            onDragEnd={() => moving.drag(null)}
          >
            <IconGripVertical size="1rem" />
          </span>
          <RowAction
            label="Move up"
            step={-1}
            icon={<IconArrowUp size="1rem" />}
            disabled={!up}
            onClick={() => moving.step(path, -1)}
          />
          <RowAction
            label="Move down"
            step={1}
            icon={<IconArrowDown size="1rem" />}
            disabled={!down}
            onClick={() => moving.step(path, 1)}
          />
        </div>
      )}
    </div>
  );
});

const EMPTY: Record<Combination['kind'], string> = {
  all: 'No condition yet: every deal meets this.',
  any: 'No condition yet: no deal meets this.',
  none: 'No condition yet: every deal meets this.',
  atLeast: 'No condition yet.',
};

function asKind(group: Combination, kind: Combination['kind']): Combination {
  if (kind === 'atLeast') return { kind, count: Math.max(1, Math.min(2, group.of.length)), of: group.of };
  return { kind, of: group.of };
}

/** Adds a condition or a group at the end. */
const Extend = memo(function Extend({ onAdd }: { onAdd: (part: Criterion) => void }) {
  const scores = useContext(MayLookAtScores);
  const lists = useSubjectLists();
  const fields = useWorkshop((state) => state.sample?.fields) ?? [];
  const newCondition = (): Condition => {
    const groups = subjectChoices(fields, lists, { scores, current: 'touchpoints' });
    const facts = groups.find(({ group }) => group === 'What is known of the deal')?.items[0];
    return startCondition(facts?.value ?? 'touchpoints', fields, lists);
  };
  return (
    <Group gap={6} mt={4}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size="1rem" />}
        onClick={() => onAdd(newCondition())}
      >
        Condition
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size="1rem" />}
        onClick={() => onAdd({ kind: 'any', of: [newCondition()] })}
      >
        Group
      </Button>
    </Group>
  );
});
GroupEditor.Extend = Extend;
