import { Button, Stack } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Approval } from '#shared/contract/approvals.ts';
import type { Version } from '#shared/contract/history.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import type { NewDeals } from '#shared/engine/compare/drift.ts';
import { ask } from '../../platform/engine/client.ts';
import type { EngineQuestions } from '../../platform/engine/protocol.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSimulation } from '../../stores/simulation.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { NoDeals } from '../../ui/NoDeals.tsx';
import { day } from '../../ui/numbers.ts';
import { DriftTables } from './DriftTables.tsx';
import { NewDealsChoice } from './NewDealsChoice.tsx';
import { proposedDay, proposedNew } from './new-deals.ts';
import { useImports } from './useImports.ts';

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
  const imports = useImports(sample?.fingerprint);
  const since = proposedDay(agreedAt, sample?.asOf ?? 0);
  const [chosen, setChosen] = useState<NewDeals | null>(null);
  const which = useMemo(
    () => chosen ?? (imports && proposedNew(imports, agreedAt, since)),
    [chosen, imports, agreedAt, since],
  );
  // What was signed, not what it has become since.
  const definition = (signedAt && version?.definition) || draft.definition;
  const named = useSimulation((state) => state.verdictStage);
  const stage = verdictStage(definition, named);
  const drift = useDrift(definition, stage, which, sample?.fingerprint);

  const beginRound = async () => {
    if (!drift || !which) return;
    try {
      await call('rounds.create', {
        name: roundName(which),
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
      <NoDeals title="No deals yet">
        Here stands how the agreed definition does on the deals that came after it.
      </NoDeals>
    );
  }
  if (!which || !imports) return null;
  const newDeals = drift ? Object.values(drift.deals.since).reduce((sum, n) => sum + n, 0) : 0;
  return (
    <Stack gap="lg">
      <NewDealsChoice
        which={which}
        imports={imports}
        agreed={
          agreedAt
            ? `It was ${signedAt ? 'signed' : 'saved'} on ${day(Date.parse(agreedAt))}.`
            : 'Nobody has signed it yet.'
        }
        since={since}
        onChange={setChosen}
      />
      {drift && newDeals === 0 && (
        <EmptyState
          title="No new deals"
          action={<Button onClick={() => go('evidence')}>Bring in the new deals</Button>}
        >
          Add the quarter’s export to the deals that are here; then the two stand side by side.
        </EmptyState>
      )}
      {drift && newDeals > 0 && (
        <DriftTables
          drift={drift}
          definition={definition}
          draft={draft.id}
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

/** What a round on the new deals is called at first. */
const roundName = (which: NewDeals): string =>
  which.by === 'day' ? `Since ${day(which.since)}` : `New in ${which.chosen.join(', ')}`.slice(0, 200);

function useDrift(
  definition: Draft['definition'],
  stage: number,
  which: NewDeals | null,
  fingerprint: string | undefined,
): Drift | null {
  const [drift, setDrift] = useState<Drift | null>(null);
  useEffect(() => {
    let current = true;
    if (fingerprint && which) {
      ask('drift', { definition, stage, which }).then(
        (found) => current && setDrift(found),
        (error) => current && tell({ kind: 'problem', title: 'The quarters could not be compared', error }),
      );
    }
    return () => {
      current = false;
    };
  }, [definition, stage, which, fingerprint]);
  return drift;
}
