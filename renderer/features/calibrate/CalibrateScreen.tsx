import { useEffect, useState } from 'react';
import { useWorkshop } from '../../stores/workshop.ts';
import { NoDeals } from '../../ui/NoDeals.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { Answering } from './Answering.tsx';
import { NewRound } from './NewRound.tsx';
import { OpenRound } from './OpenRound.tsx';
import { Reveal } from './Reveal.tsx';
import { loadRounds, useRounds } from './rounds-store.ts';

/** Rounds in which everybody classifies the same few deals, blind, and what they show. */
export function CalibrateScreen() {
  const sample = useWorkshop((state) => state.sample);
  const { rounds, answering, shown } = useRounds();
  const [planning, setPlanning] = useState(false);
  useEffect(() => void loadRounds(), []);

  if (!sample) {
    return (
      <StepPage title="Calibrate" purpose="How far apart are the people in this room?">
        <NoDeals title="No deals to classify yet">
          Everybody will put the same few deals where they belong, without seeing how they ended.
        </NoDeals>
      </StepPage>
    );
  }
  if (!rounds) return null;
  if (answering) return <Answering answering={answering} />;
  const round = rounds.find(({ id }) => id === shown) ?? rounds.at(-1);
  if (planning || !round)
    return <NewRound rounds={rounds} onDone={() => setPlanning(false)} canCancel={round !== undefined} />;
  if (round.revealedAt === null) return <OpenRound key={round.id} round={round} rounds={rounds} />;
  return <Reveal key={round.id} round={round} rounds={rounds} onNewRound={() => setPlanning(true)} />;
}
