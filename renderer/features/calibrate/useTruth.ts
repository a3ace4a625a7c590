import { useEffect, useState } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import { ask } from '../../platform/engine/client.ts';
import type { RoundTruth } from '../../platform/engine/protocol.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useSimulation } from '../../stores/simulation.ts';

/** Where the definitions put the round's deals, and how these ended: known to the screen only after the reveal. */
export function useTruth(round: Round): RoundTruth | null {
  const drafts = useDefinitions((state) => state.drafts);
  const answers = useSimulation((state) => state.answers);
  const [truth, setTruth] = useState<RoundTruth | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a definition was simulated anew
  useEffect(() => {
    let current = true;
    ask('roundTruth', { deals: round.deals, drafts: drafts.map(({ id }) => id) }).then(
      (found) => current && setTruth(found),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [round.deals, drafts, answers]);
  return truth;
}
