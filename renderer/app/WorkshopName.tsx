import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { tell } from '../stores/notices.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { Hint } from '../ui/Hint.tsx';
import classes from './Header.module.css';

/** The workshop's name; a click makes it a text to edit. */
export function WorkshopName() {
  const { workshop, rename } = useWorkshop();
  const [text, setText] = useState<string | null>(null);
  if (!workshop) return null;

  const keep = async () => {
    const name = text?.trim();
    setText(null);
    if (!name || name === workshop.name) return;
    try {
      await rename(name);
    } catch (error) {
      tell({ kind: 'problem', title: 'The name could not be changed', error });
    }
  };

  if (text === null) {
    return (
      <Hint label={`${workshop.fileName}: click to rename`}>
        <UnstyledButton className={classes.name} onClick={() => setText(workshop.name)}>
          {workshop.name}
        </UnstyledButton>
      </Hint>
    );
  }
  return (
    <TextInput
      aria-label="Name of the workshop"
      value={text}
      autoFocus
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setText(null);
      }}
    />
  );
}
