import { Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { openSample } from '../../stores/opening.ts';
import { useProtecting } from '../../stores/protecting.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { Proposal } from './audit/Proposal.tsx';
import { SharedTraits } from './audit/SharedTraits.tsx';
import { WonDeals } from './audit/WonDeals.tsx';
import { ImportPage } from './import/ImportPage.tsx';
import { ImportProgress } from './import/ImportProgress.tsx';
import { chooseDeals, useImport } from './import/import-store.ts';
import { TypeDeals } from './import/TypeDeals.tsx';
import { Purged } from './Purged.tsx';
import { SampleOverview } from './SampleOverview.tsx';

type View = 'sample' | 'won' | 'traits' | 'proposal';

const VIEWS: { value: View; label: string }[] = [
  { value: 'sample', label: 'What we have' },
  { value: 'won', label: 'The won deals' },
  { value: 'traits', label: 'What they share' },
  { value: 'proposal', label: 'A scorecard from them' },
];

function Link({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Anchor component="button" underline="always" c="inherit" inherit onClick={onClick}>
      {children}
    </Anchor>
  );
}

/** Brings in the deals that really closed, and shows what of them is usable. */
export function EvidenceScreen() {
  const sample = useWorkshop((state) => state.sample);
  const isProtected = useWorkshop((state) => state.workshop?.isProtected ?? false);
  const stage = useImport((state) => state.stage);
  const [view, setView] = useState<View>('sample');
  const [types, setTypes] = useState(false);

  if (stage.at === 'reading' || stage.at === 'importing') return <ImportProgress stage={stage} />;
  if (stage.at === 'mapping') return <ImportPage preview={stage.preview} rereading={stage.rereading} />;

  return (
    <StepPage
      title="Evidence"
      purpose="Bring in the deals that really closed; everything else is judged by them."
      actions={
        sample && (
          <>
            <Button variant="default" onClick={() => setTypes(true)}>
              Type or paste…
            </Button>
            <Button leftSection={<IconFileImport size="1.125rem" />} onClick={chooseDeals}>
              Import other deals…
            </Button>
          </>
        )
      }
    >
      {sample ? (
        <>
          <SegmentedControl
            aria-label="What of the deals is shown"
            data={VIEWS}
            value={view}
            onChange={(chosen) => setView(chosen as View)}
            mb="lg"
            style={{ alignSelf: 'flex-start', flexShrink: 0 }}
          />
          {view === 'sample' && <SampleOverview sample={sample} />}
          {view === 'won' && <WonDeals />}
          {view === 'traits' && <SharedTraits />}
          {view === 'proposal' && <Proposal />}
        </>
      ) : (
        <>
          <Purged />
          <EmptyState
            title="No deals yet"
            action={
              <>
                <Group mt="sm" mb="lg" justify="center">
                  <Button size="md" leftSection={<IconFileImport size="1.25rem" />} onClick={chooseDeals}>
                    Choose files…
                  </Button>
                  <Button size="md" variant="default" onClick={() => setTypes(true)}>
                    Type or paste…
                  </Button>
                </Group>
                {!isProtected && (
                  <Text c="var(--ink-2)">
                    Carrying a client’s deals?{' '}
                    <Link onClick={() => useProtecting.setState({ opened: true })}>
                      Protect the workshop with a passphrase
                    </Link>{' '}
                    first.
                  </Text>
                )}
                <Text c="var(--ink-2)">
                  Only looking round? <Link onClick={() => openSample(false)}>Open the sample workshop</Link>.
                </Text>
              </>
            }
          >
            Export the closed deals of the last year from your CRM, won and lost, as CSV or Excel files, and
            drop them here: deals, people, accounts and what they did, all at once. Nothing of it leaves this
            computer.
          </EmptyState>
        </>
      )}
      <TypeDeals opened={types} onClose={() => setTypes(false)} />
    </StepPage>
  );
}
