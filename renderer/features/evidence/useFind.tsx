import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { normalize } from '#shared/domain/criteria/text.ts';

/** From so many on nobody looks through a list. */
const MANY = 30;

/** Those of a long list that hold the words that are typed into a box, and the box; null where the list is short. */
export function useFind<T>(
  items: readonly T[],
  label: string,
  wordsOf: (item: T) => string,
): [shown: readonly T[], box: ReactNode] {
  const [sought, setSought] = useState('');
  if (items.length < MANY) return [items, null];
  const words = normalize(sought).trim();
  const shown = words === '' ? items : items.filter((item) => normalize(wordsOf(item)).includes(words));
  return [
    shown,
    <TextInput
      key="find"
      mt="xs"
      maw={320}
      label={label}
      leftSection={<IconSearch size="1.125rem" />}
      value={sought}
      error={shown.length === 0 && 'None is called so.'}
      onChange={({ currentTarget: { value } }) => setSought(value)}
    />,
  ];
}
