/** Lets the engine answer what the screens may ask next, before anybody turns to them. */
import { useEffect } from 'react';
import type { Step } from '#shared/domain/agenda/steps.ts';
import { useAskedNext as useAskedInCompare } from '../features/compare/questions.ts';
import { useAskedNext as useAskedInSimulate } from '../features/simulate/questions.ts';
import { announce } from '../platform/engine/client.ts';
import type { JudgedDraft } from '../platform/engine/protocol.ts';
import { useDraft } from '../stores/definitions.ts';
import { useDiscretion } from '../stores/discretion.ts';
import { useScreen } from '../stores/screen.ts';
import { useSimulation } from '../stores/simulation.ts';
import { useJudged } from '../stores/useAsked.ts';

/** Where dials are turned and words are typed, the verdict comes first: until nobody has edited for so long, in ms. */
const EDITED: readonly Step[] = ['flow', 'score'];
const PAUSE = 200;

/** Says anew what may be asked whenever that is something else, or its answer. */
export function Expecting() {
  const judged = useJudged(useDraft()?.id ?? null);
  return judged && <ExpectingOf judged={judged} />;
}

function ExpectingOf({ judged }: { judged: JudgedDraft }) {
  const simulate = useAskedInSimulate(judged);
  const compare = useAskedInCompare();
  const step = useScreen((state) => state.step);
  const namesHidden = useDiscretion((state) => state.namesHidden);
  const answered = useSimulation((state) => Object.values(state.answers).join());
  const isEdited = EDITED.includes(step);
  const [here, there] = step === 'compare' ? [compare, simulate] : [simulate, compare];
  const first = [...here.first, ...there.first];
  const later = [...here.later, ...there.later];
  const next = JSON.stringify(isEdited ? { first, later } : { first: [...first, ...later], later: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is simulated or called anew is answered anew
  useEffect(() => {
    const expect = () => announce('expect', JSON.parse(next));
    const timer = setTimeout(expect, isEdited ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [next, isEdited, answered, namesHidden]);
  return null;
}
