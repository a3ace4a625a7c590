import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Client } from '#shared/contract/client.ts';
import { bridge } from '../../platform/bridge.ts';
import { call } from '../../platform/host.ts';
import { asLogo } from '../../platform/picture.ts';
import { tell } from '../../stores/notices.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import classes from './AgreeScreen.module.css';

/** The company and its logo, as they stand at the head of the page. */
export function ClientForm({ onChange }: { onChange: () => void }) {
  const workshopName = useWorkshop((state) => state.workshop?.name);
  const [client, setClient] = useState<Client>({ name: '', logo: null });
  useEffect(() => {
    call('settings.get', {}).then(
      (settings) => setClient(settings.client),
      () => {},
    );
  }, []);

  const keep = async (changed: Client) => {
    setClient(changed);
    try {
      await call('settings.set', { client: changed });
      onChange();
    } catch (error) {
      tell({ kind: 'problem', title: 'The company is not in the file', error });
    }
  };
  const choose = async () => {
    try {
      const chosen = await bridge.choose('chooseLogo');
      if (!chosen) return;
      await keep({ ...client, logo: await asLogo(await call('client.readLogo', { place: chosen.place })) });
    } catch (error) {
      tell({ kind: 'problem', title: 'The logo could not be taken', error });
    }
  };

  return (
    <Stack gap="xs" component="section" aria-label="On the page">
      <Title order={2}>On the page</Title>
      <TextInput
        label="Company"
        placeholder={workshopName ?? ''}
        value={client.name}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => setClient({ ...client, name: value })}
        onBlur={() => keep(client)}
      />
      {client.logo && (
        <img
          className={classes.logo}
          src={`data:image/png;base64,${client.logo.png}`}
          alt={`Logo of ${client.name || workshopName}`}
        />
      )}
      <Group gap="xs">
        <Button variant="default" leftSection={<IconPhoto size="1.125rem" />} onClick={choose}>
          {client.logo ? 'Another logo…' : 'Logo…'}
        </Button>
        {client.logo && (
          <Button variant="subtle" onClick={() => keep({ ...client, logo: null })}>
            Without a logo
          </Button>
        )}
      </Group>
    </Stack>
  );
}
