import { Button, Group, NumberInput, Select } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Combination, Condition, Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { CriterionCounts } from './CriterionCounts.tsx';
import classes from './criterion.module.css';
import { moveWithin, withPart } from './edit.ts';
import { RowAction } from './RowAction.tsx';
import { useCriterionScope } from './scope.ts';
import { startCondition, subjectChoices } from './subjects.ts';

const KINDS = [
  { value: 'all', label: 'all of these' },
  { value: 'any', label: 'any of these' },
  { value: 'none', label: 'none of these' },
  { value: 'atLeast', label: 'at least' },
];

interface Props {
  group: Combination;
  depth: number;
  onChange: (group: Criterion) => void;
  /** Absent for the outermost group, which stays. */
  onRemove?: () => void;
}

/** A group of conditions: all, any, none, or at least so many of them. */
export function GroupEditor({ group, depth, onChange, onRemove }: Props) {
  const changePart = (index: number, part: Criterion | null) => onChange(withPart(group, index, part));
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
        {depth > 0 && <CriterionCounts criterion={group} />}
        {onRemove && (
          <RowAction label="Remove the group" icon={<IconTrash size="1.125rem" />} onClick={onRemove} />
        )}
      </Group>
      <div className={classes.parts}>
        {group.of.map((part, index) => (
          <div key={index} className={classes.part}>
            {isCombination(part) ? (
              <GroupEditor
                group={part}
                depth={depth + 1}
                onChange={(changed) => changePart(index, changed)}
                onRemove={() => changePart(index, null)}
              />
            ) : (
              <ConditionRow
                condition={part}
                onChange={(changed) => changePart(index, changed)}
                onRemove={() => changePart(index, null)}
              />
            )}
            {group.of.length > 1 && (
              <div className={classes.move}>
                <RowAction
                  label="Move up"
                  icon={<IconArrowUp size="1rem" />}
                  disabled={index === 0}
                  onClick={() => onChange(moveWithin(group, index, index - 1))}
                />
                <RowAction
                  label="Move down"
                  icon={<IconArrowDown size="1rem" />}
                  disabled={index === group.of.length - 1}
                  onClick={() => onChange(moveWithin(group, index, index + 1))}
                />
              </div>
            )}
          </div>
        ))}
        {group.of.length === 0 && <p className={classes.empty}>{EMPTY[group.kind]}</p>}
        <Extend onAdd={(part) => onChange({ ...group, of: [...group.of, part] })} />
      </div>
    </div>
  );
}

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
function Extend({ onAdd }: { onAdd: (part: Criterion) => void }) {
  const { definition, scores } = useCriterionScope();
  const fields = useWorkshop((state) => state.sample?.fields) ?? [];
  const newCondition = (): Condition => {
    const groups = subjectChoices(fields, definition, { scores, current: 'touchpoints' });
    const facts = groups.find(({ group }) => group === 'What is known of the deal')?.items[0];
    return startCondition(facts?.value ?? 'touchpoints', fields, definition);
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
}
GroupEditor.Extend = Extend;
