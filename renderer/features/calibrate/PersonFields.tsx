import { SegmentedControl, TextInput } from '@mantine/core';
import type { Participant } from '#shared/contract/rounds.ts';

export type Person = Pick<Participant, 'name' | 'side'>;

interface Props {
  person: Person;
  /** Whether the name takes the focus. */
  isFirst?: boolean;
  onChange: (person: Person) => void;
}

/** Who somebody is: a name, and a side. */
export function PersonFields({ person, isFirst = false, onChange }: Props) {
  return (
    <>
      <TextInput
        label="Name"
        autoFocus={isFirst}
        value={person.name}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => onChange({ ...person, name: value })}
        style={{ flex: '1 1 9rem' }}
      />
      <SegmentedControl
        aria-label="Side"
        data={[
          { value: 'marketing', label: 'Marketing' },
          { value: 'sales', label: 'Sales' },
        ]}
        value={person.side}
        onChange={(side) => onChange({ ...person, side: side as Person['side'] })}
      />
    </>
  );
}
