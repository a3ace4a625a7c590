import { Button, Stack, TextInput, Title } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import { bridge } from '../../platform/bridge.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';

/** The same day, three months on. */
function quarterOn(): string {
  const date = new Date();
  date.setMonth(date.getMonth() + 3);
  return date.toISOString().slice(0, 10);
}

/** When the definition is looked at again: a quarter on, unless the room says otherwise. */
export function Review({ draft, onChange }: { draft: Draft; onChange: () => void }) {
  const [on, setOn] = useState(quarterOn);
  useEffect(() => {
    call('settings.get', {}).then(
      ({ reviewOn }) => reviewOn && setOn(reviewOn),
      () => {},
    );
  }, []);
  const keep = async (date: string) => {
    setOn(date);
    await call('settings.set', { reviewOn: date });
    onChange();
  };
  const attempt = (act: () => Promise<void>) =>
    act().catch((error) => tell({ kind: 'problem', title: 'The review date could not be saved', error }));
  const save = async () => {
    await keep(on);
    const chosen = await bridge.choose('exportCalendar', 'Review of the lead definition.ics');
    if (!chosen) return;
    await call('review.export', { definition: draft.id, on, place: chosen.place });
    tell({
      kind: 'done',
      title: 'The review date is saved',
      message: 'Open the file to put it into your calendar.',
    });
  };
  return (
    <Stack gap="xs">
      <Title order={2}>Next review</Title>
      <TextInput
        type="date"
        label="Look at it again on"
        value={on}
        onChange={({ currentTarget: { value } }) => value && attempt(() => keep(value))}
      />
      <Button
        variant="default"
        leftSection={<IconCalendarPlus size="1.125rem" />}
        onClick={() => attempt(save)}
      >
        To the calendar…
      </Button>
    </Stack>
  );
}
