import { Button, Stack, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Approval } from '#shared/contract/approvals.ts';
import type { Version } from '#shared/contract/history.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { DAY } from '#shared/domain/sample/calendar.ts';
import { ask } from '../../platform/engine/client.ts';
import type { EngineQuestions } from '../../platform/engine/protocol.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSimulation } from '../../stores/simulation.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { day } from '../../ui/numbers.ts';
import { DriftTables } from './DriftTables.tsx';

type Drift = EngineQuestions['drift']['result'];

interface Props {
  draft: Draft;
  version: Version | undefined;
  approvals: readonly Approval[];
}

/** What was agreed, on the deals since: what has moved, which rules no longer pay, who was turned down and why. */
export function NextQuarter({ draft, version, approvals }: Props) {
  const sample = useWorkshop((state) => state.sample);
  const go = useScreen((state) => state.go);
  const signedAt = approvals.map((approval) => approval.signedAt).sort()[0];
  const agreedAt = signedAt ?? version?.savedAt;
  const [since, setSince] = useState(() => proposed(agreedAt, sample?.asOf ?? 0));
  // What was signed, not what it has become since.
  const definition = (signedAt && version?.definition) || draft.definition;
  const named = useSimulation((state) => state.verdictStage);
  const stage = verdictStage(definition, named);
  const drift = useDrift(definition, stage, Date.parse(since), sample?.fingerprint);

  const beginRound = async () => {
    if (!drift) return;
    try {
      await call('rounds.create', {
        name: `Since ${day(Date.parse(since))}`,
        categories: ['Out', ...definition.stages.map(({ name }) => name)],
        deals: drift.toDiscussIds.slice(0, 12),
        shownDays: 30,
      });
      go('calibrate');
    } catch (error) {
      tell({ kind: 'problem', title: 'The round could not be begun', error });
    }
  };

  if (!sample) {
    return (
      <EmptyState
        title="No deals yet"
        action={<Button onClick={() => go('evidence')}>Bring in deals</Button>}
      >
        Here stands how the agreed definition does on the deals that came after it.
      </EmptyState>
    );
  }
  const newDeals = drift ? Object.values(drift.deals.since).reduce((sum, n) => sum + n, 0) : 0;
  return (
    <Stack gap="lg">
      <TextInput
        type="date"
        label="New are the deals that ended since"
        description={
          agreedAt
            ? `It was ${signedAt ? 'signed' : 'saved'} on ${day(Date.parse(agreedAt))}.`
            : 'Nobody has signed it yet; any day will do.'
        }
        value={since}
        maw={320}
        onChange={({ currentTarget: { value } }) => value && setSince(value)}
      />
      {drift && newDeals === 0 && (
        <EmptyState
          title="No deals since then"
          action={<Button onClick={() => go('evidence')}>Bring in the new deals</Button>}
        >
          Import the quarter’s export into this workshop, the older deals with it; then the two stand side by
          side here.
        </EmptyState>
      )}
      {drift && newDeals > 0 && (
        <DriftTables
          drift={drift}
          definition={definition}
          stage={stage}
          action={
            <Button variant="default" onClick={beginRound}>
              Begin a new round on these deals
            </Button>
          }
        />
      )}
    </Stack>
  );
}

/** The day of the agreement, where some of the deals ended after it; else the last quarter of the deals. */
function proposed(agreedAt: string | undefined, asOf: number): string {
  const agreed = agreedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(agreedAt);
  return new Date(agreed < asOf ? agreed : asOf - 91 * DAY).toISOString().slice(0, 10);
}

function useDrift(
  definition: Draft['definition'],
  stage: number,
  since: number,
  fingerprint: string | undefined,
): Drift | null {
  const [drift, setDrift] = useState<Drift | null>(null);
  useEffect(() => {
    let current = true;
    if (fingerprint) {
      ask('drift', { definition, stage, since }).then(
        (found) => current && setDrift(found),
        (error) => current && tell({ kind: 'problem', title: 'The quarters could not be compared', error }),
      );
    }
    return () => {
      current = false;
    };
  }, [definition, stage, since, fingerprint]);
  return drift;
}
