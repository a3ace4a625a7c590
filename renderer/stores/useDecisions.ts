import { useEffect, useState } from 'react';
import type { Decision } from '#shared/contract/deciding.ts';
import { call } from '../platform/host.ts';
import { useDefinitions } from './definitions.ts';
import { tell } from './notices.ts';

/** What the room decided about a draft, the newest last. `useDefinitions` changes it, so that it can be undone. */
export function useDecisions(draft: string | undefined): readonly Decision[] {
  const hostTurns = useDefinitions((state) => state.hostTurns);
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that the host took changes what it answers
  useEffect(() => {
    let current = true;
    if (draft !== undefined) {
      call('decisions.list', {}).then(
        (all) => current && setDecisions(all.filter((decision) => decision.draft === draft)),
        (error) => tell({ kind: 'problem', title: 'The decisions could not be read', error }),
      );
    }
    return () => {
      current = false;
    };
  }, [draft, hostTurns]);
  return decisions;
}
