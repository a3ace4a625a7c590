import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useOpenWhileShown } from '../useOpenWhileShown.ts';
import { LIST_LABEL, type ListName, useOpenList } from './open-list.ts';

/** Opens one of the definition's lists in the side panel. */
export function ListsMenu({ lists }: { lists: readonly ListName[] }) {
  const menu = useOpenWhileShown();
  const open = useOpenList((state) => state.open);
  return (
    <Menu position="bottom-end" {...menu}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size="1rem" />}>
          Lists
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {lists.map((list) => (
          <Menu.Item key={list} onClick={() => open(list)}>
            {LIST_LABEL[list]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
