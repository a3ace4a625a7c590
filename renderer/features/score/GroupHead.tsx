import { Button, Group, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { RuleGroup } from '#shared/domain/definition/schema.ts';
import { changeGroup, dissolveGroup, setLimits } from './edits.ts';
import { LimitInputs } from './LimitInputs.tsx';
import classes from './RuleList.module.css';

/** A group of rules: its name, and the limits that its rules share. */
export const GroupHead = memo(function GroupHead({ group }: { group: RuleGroup }) {
  return (
    <Group gap="xs" wrap="nowrap" className={classes.groupHead}>
      <TextInput
        aria-label="Name of the group"
        flex={1}
        value={group.name}
        maxLength={200}
        onChange={({ currentTarget: { value } }) =>
          value &&
          changeGroup(
            group.id,
            'Name of a group',
            (changing) => {
              changing.name = value;
            },
            `group-${group.id}`,
          )
        }
      />
      <div className={classes.limits}>
        <LimitInputs
          of={group.name}
          limits={group}
          onChange={(limits) =>
            changeGroup(group.id, `Limits of “${group.name}”`, (changing) => setLimits(changing, limits))
          }
        />
      </div>
      <Button variant="subtle" size="compact-sm" onClick={() => dissolveGroup(group)}>
        Dissolve
      </Button>
    </Group>
  );
});
