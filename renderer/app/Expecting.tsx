/** Lets the engine answer what the screens may ask next, before anybody turns to them. */
import { useEffect, useRef } from 'react';
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

/** Where dials are turned and words are typed, the verdict comes first. */
const EDITED: readonly Step[] = ['flow', 'score'];
/** How long nothing is asked ahead after an edit, and after several in a row, which may go on, in milliseconds. */
const PAUSE = { once: 100, inARow: 1_000 };

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
  const edit = useRef({ answered, at: 0, inARow: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is called anew is answered anew
  useEffect(() => {
    if (edit.current.answered !== answered) {
      const at = performance.now();
      edit.current = { answered, at, inARow: at - edit.current.at < PAUSE.inARow };
    }
    const expect = () => announce('expect', JSON.parse(next));
    const pause = edit.current.inARow ? PAUSE.inARow : PAUSE.once;
    const timer = setTimeout(expect, isEdited ? pause : 0);
    return () => clearTimeout(timer);
  }, [next, isEdited, answered, namesHidden]);
  return null;
}
