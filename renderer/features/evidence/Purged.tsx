import { Button, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Result } from '#shared/contract/methods.ts';
import { bridge } from '../../platform/bridge.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { day, plural } from '../../ui/numbers.ts';

/** What is left of deals that were purged; nothing where none ever were. */
export function Purged() {
  const [purge, setPurge] = useState<Result<'purge.read'>>(null);
  useEffect(() => {
    call('purge.read', {}).then(setPurge, (error) =>
      tell({ kind: 'problem', title: 'The certificate could not be read', error }),
    );
  }, []);
  if (!purge) return null;
  const { certificate, verifies } = purge;
  const save = async () => {
    try {
      const chosen = await bridge.choose('exportHtml', `Certificate ${certificate.at.slice(0, 10)}`);
      if (!chosen) return;
      const { fileName } = await call('purge.export', { place: chosen.place });
      tell({ kind: 'done', title: 'Saved the certificate', message: fileName });
    } catch (error) {
      tell({ kind: 'problem', title: 'The certificate could not be saved', error });
    }
  };
  return (
    <section aria-label="Purged deals">
      <Title order={2}>The deals of this engagement were purged</Title>
      <Text>
        {plural(certificate.removed.deals, 'deal')} and{' '}
        {plural(certificate.removed.touchpoints, 'touchpoint')}, on {day(Date.parse(certificate.at))}
        {certificate.by && `, by ${certificate.by}`}. Definitions, signatures and pages are still here.
      </Text>
      <Text c={verifies ? 'var(--ink-2)' : 'var(--warn)'}>
        {verifies
          ? 'All fingerprints of the certificate are still right.'
          : 'Not all fingerprints are right: something in the file was changed since.'}
      </Text>
      <Button mt="xs" variant="default" onClick={save}>
        Save the certificate…
      </Button>
    </section>
  );
}
