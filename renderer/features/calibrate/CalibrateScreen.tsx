import { useEffect, useState } from 'react';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { Answering } from './Answering.tsx';
import { NewRound } from './NewRound.tsx';
import { OpenRound } from './OpenRound.tsx';
import { Reveal } from './Reveal.tsx';
import { loadRounds, useRounds } from './rounds-store.ts';

/** Rounds in which everybody classifies the same few deals, blind, and what they show. */
export function CalibrateScreen() {
  const sample = useWorkshop((state) => state.sample);
  const file = useWorkshop((state) => state.workshop?.fileName);
  const { rounds, answering, shown } = useRounds();
  const [planning, setPlanning] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another workshop has other rounds
  useEffect(() => {
    loadRounds();
  }, [file]);

  if (!sample) {
    return (
      <StepPage title="Calibrate" purpose="How far apart are the people in this room?">
        <EmptyState title="No deals to classify yet">Bring in deals under Evidence first.</EmptyState>
      </StepPage>
    );
  }
  if (answering) return <Answering answering={answering} />;
  const round = rounds.find(({ id }) => id === shown) ?? rounds.at(-1);
  if (planning || !round)
    return <NewRound onDone={() => setPlanning(false)} canCancel={round !== undefined} />;
  if (round.revealedAt === null) return <OpenRound key={round.id} round={round} />;
  return <Reveal key={round.id} round={round} rounds={rounds} onNewRound={() => setPlanning(true)} />;
}
