import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_TYPES, type FieldType } from '#shared/domain/sample/sample.ts';
import { TYPE_LABEL } from '../../words.ts';
import { useAnswers } from './answers-store.ts';

const TYPES = FIELD_TYPES.map((type) => ({ value: type, label: TYPE_LABEL[type] }));

/** Asks what a column of the room's own is called, and what is written into it. */
export function NewColumn({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [label, setLabel] = useState('');
  const [type, setType] = useState<FieldType>('category');
  const add = async () => {
    onClose();
    await useAnswers.getState().addField(label.trim(), type);
    setLabel('');
  };
  return (
    <Modal opened={opened} onClose={onClose} title="A column of our own">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="What is asked"
            placeholder="Budget was set aside"
            data-autofocus
            required
            maxLength={200}
            value={label}
            onChange={({ currentTarget: { value } }) => setLabel(value)}
          />
          <Select
            label="What is answered"
            data={TYPES}
            value={type}
            allowDeselect={false}
            onChange={(chosen) => chosen && setType(chosen as FieldType)}
          />
          <Button type="submit">Add the column</Button>
        </Stack>
      </form>
    </Modal>
  );
}
