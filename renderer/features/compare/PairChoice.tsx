import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Draft } from '#shared/contract/methods.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { SideMark } from '../../ui/marks.tsx';
import classes from './compare.module.css';
import { useCompare } from './compare-state.ts';

/** Which two definitions are held against one another. */
export function PairChoice({ left, right }: { left: Draft; right: Draft }) {
  return (
    <span className={classes.pair}>
      <OneOf side="left" chosen={left} other={right} />
      <span>and</span>
      <OneOf side="right" chosen={right} other={left} />
    </span>
  );
}

function OneOf({ side, chosen, other }: { side: 'left' | 'right'; chosen: Draft; other: Draft }) {
  const drafts = useDefinitions((state) => state.drafts);
  const pair = useCompare((state) => state.pair);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<SideMark side={chosen.definition.side} />}
          rightSection={<IconChevronDown size="1rem" />}
        >
          {chosen.definition.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {drafts
          .filter(({ id }) => id !== other.id)
          .map(({ id, definition }) => (
            <Menu.Item
              key={id}
              leftSection={<SideMark side={definition.side} />}
              onClick={() => pair(side, id)}
            >
              {definition.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
