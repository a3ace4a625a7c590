import { useEffect, useState } from 'react';
import { ask, known } from '../platform/engine/client.ts';
import {
  type EngineQuestions,
  GAVE_WAY,
  type JudgedDraft,
  type Question,
} from '../platform/engine/protocol.ts';
import { useSimulation } from './simulation.ts';

const newest = <T>(answer: T): Asked<T> => ({ answer, isOld: false, problem: null });

interface Asked<T> {
  answer: T | null;
  /** Whether the answer is about an older form of what was asked, while the newest is on its way. */
  isOld: boolean;
  problem: string | null;
}

/**
 * The newest answer to a question about some drafts; asked again whenever one of them is simulated anew. What is known is
 * there at once.
 */
export function useAsked<Q extends Question>(
  question: Q,
  args: EngineQuestions[Q]['args'] | null,
  drafts: readonly string[],
): Asked<EngineQuestions[Q]['result']> {
  const answered = useSimulation((state) => drafts.map((draft) => state.answers[draft] ?? 0).join());
  const [state, setState] = useState<Asked<EngineQuestions[Q]['result']>>({
    answer: null,
    isOld: false,
    problem: null,
  });
  const key = args === null || answered.split(',').includes('0') ? null : JSON.stringify(args);
  const found = key === null ? undefined : known(question, args!);
  if (found && (state.isOld || state.answer !== found.answer)) setState(newest(found.answer));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft simulated anew makes the answer an old one
  useEffect(() => {
    let isCurrent = true;
    const askNow = (): void => {
      if (key === null || known(question, JSON.parse(key))) return;
      setState((before) => ({ ...before, isOld: true }));
      ask(question, JSON.parse(key)).then(
        (answer) => isCurrent && setState(newest(answer)),
        (error: Error) => {
          if (!isCurrent) return;
          if (error.message === GAVE_WAY) askNow();
          else setState({ answer: null, isOld: false, problem: error.message });
        },
      );
    };
    askNow();
    return () => {
      isCurrent = false;
    };
  }, [question, key, answered]);
  return state;
}

/** A draft as the engine is asked about it, at the stage that the verdict is about; null until it was simulated. */
export function useJudged(draft: string | null): JudgedDraft | null {
  const stage = useSimulation((state) => (draft ? state.summaries[draft]?.verdict.stage : undefined));
  return draft === null || stage === undefined ? null : { draft, stage };
}
