import { Button, Group, NumberInput, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { Rule, RuleGroup } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { CriterionEditor } from '../../ui/criterion/CriterionEditor.tsx';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { useSteady } from '../../ui/useSteady.ts';
import { CATEGORY_LABEL } from '../../ui/words.ts';
import { assignGroup, changeRule, removeRule, setLimits } from './edits.ts';
import { FadingCurve } from './FadingCurve.tsx';
import { LimitInputs } from './LimitInputs.tsx';
import { PointsInput } from './PointsInput.tsx';

const NEW = '·new';

/** Everything about one rule: when it counts, how much, how often, how long, and why. */
export function RulePanel({ rule, groups: all }: { rule: Rule; groups: readonly RuleGroup[] }) {
  const change = (what: string, recipe: (rule: Rule) => void, gesture?: string) =>
    changeRule(rule.id, what, recipe, gesture);
  const groups = all.filter(({ category }) => category === rule.category);
  const changeWhen = useSteady((when: Rule['when']) =>
    change(`Criterion of “${rule.name}”`, (changing) => {
      changing.when = when;
      if (when.kind !== 'touchpoints') {
        delete changing.times;
        delete changing.halfLifeDays;
      }
    }),
  );

  return (
    <Stack gap="md">
      <PanelHead title="Rule" />
      <TextInput
        label="Name"
        value={rule.name}
        maxLength={200}
        error={rule.name.trim() ? undefined : 'A rule needs a name.'}
        onChange={({ currentTarget: { value } }) =>
          value &&
          change(
            'Name of a rule',
            (changing) => {
              changing.name = value;
            },
            `name-${rule.id}`,
          )
        }
      />
      <Group grow align="flex-end">
        <Stack gap={4}>
          <span>Points</span>
          <PointsInput rule={rule} label="Points of this rule" />
        </Stack>
        <Select
          label="Category"
          data={CATEGORIES.map((category) => ({ value: category, label: CATEGORY_LABEL[category] }))}
          value={rule.category}
          allowDeselect={false}
          onChange={(category) =>
            category &&
            change(`Category of “${rule.name}”`, (changing) => {
              changing.category = category as Rule['category'];
              const group = all.find(({ id }) => id === changing.group);
              if (group?.category !== category) delete changing.group;
            })
          }
        />
      </Group>
      <Select
        label="Group"
        description="Rules of a group share a limit."
        data={[
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW, label: 'A new group' },
        ]}
        placeholder="Stands by itself"
        value={rule.group ?? null}
        clearable
        onChange={(group) => assignGroup(rule, group === NEW ? undefined : group)}
      />
      <Stack gap="xs">
        <span>Counts when</span>
        <CriterionEditor
          criterion={rule.when}
          scores={false}
          label={`When “${rule.name}” counts`}
          onChange={changeWhen}
        />
      </Stack>
      {rule.when.kind === 'touchpoints' && <Repetition rule={rule} onChange={change} />}
      <Stack gap={4}>
        <Text>Gives at least and at most</Text>
        <Group grow gap="xs" wrap="nowrap">
          <LimitInputs
            of="this rule"
            limits={rule}
            onChange={(limits) =>
              change(`Limits of “${rule.name}”`, (changing) => setLimits(changing, limits))
            }
          />
        </Group>
      </Stack>
      <Note id={rule.id} name={rule.name} note={rule.note ?? ''} />
      <Button variant="default" leftSection={<IconTrash size="1.125rem" />} onClick={() => removeRule(rule)}>
        Remove this rule
      </Button>
    </Stack>
  );
}

/** Why the rule gives what it gives; not drawn, and not measured, anew while its points are dragged. */
const Note = memo(function Note({ id, name, note }: { id: string; name: string; note: string }) {
  return (
    <Textarea
      label="Why this many points"
      description="The room’s own words; they go on the page."
      autosize
      minRows={2}
      value={note}
      onChange={({ currentTarget: { value } }) =>
        changeRule(
          id,
          `Note on “${name}”`,
          (changing) => {
            if (value) changing.note = value;
            else delete changing.note;
          },
          `note-${id}`,
        )
      }
    />
  );
});

interface RepetitionProps {
  rule: Rule;
  onChange: (what: string, recipe: (rule: Rule) => void, gesture?: string) => void;
}

/** A rule about touchpoints can count several times, and fade. */
function Repetition({ rule, onChange }: RepetitionProps) {
  return (
    <Stack gap="xs">
      <Switch
        label="Counts for each touchpoint"
        checked={rule.times !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          onChange(`How often “${rule.name}” counts`, (changing) => {
            if (checked) changing.times = 3;
            else delete changing.times;
          })
        }
      />
      {rule.times !== undefined && (
        <NumberInput
          label="At most this many times"
          value={rule.times}
          min={2}
          max={1000}
          allowDecimal={false}
          onChange={(times) =>
            typeof times === 'number' &&
            times >= 2 &&
            onChange(
              `How often “${rule.name}” counts`,
              (changing) => {
                changing.times = times;
              },
              `times-${rule.id}`,
            )
          }
        />
      )}
      <Switch
        label="Fades with time"
        checked={rule.halfLifeDays !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          onChange(`Fading of “${rule.name}”`, (changing) => {
            if (checked) changing.halfLifeDays = 30;
            else delete changing.halfLifeDays;
          })
        }
      />
      {rule.halfLifeDays !== undefined && (
        <NumberInput
          label="Half the points are left after"
          suffix=" days"
          value={rule.halfLifeDays}
          min={1}
          max={36_500}
          onChange={(days) =>
            typeof days === 'number' &&
            days > 0 &&
            onChange(
              `Fading of “${rule.name}”`,
              (changing) => {
                changing.halfLifeDays = days;
              },
              `fade-${rule.id}`,
            )
          }
        />
      )}
      {rule.halfLifeDays !== undefined && (
        <FadingCurve points={rule.points} halfLifeDays={rule.halfLifeDays} />
      )}
    </Stack>
  );
}
