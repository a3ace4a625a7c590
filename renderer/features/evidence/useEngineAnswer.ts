import { useEffect, useState } from 'react';
import { ask } from '../../platform/engine/client.ts';
import type { EngineQuestions, Question } from '../../platform/engine/protocol.ts';
import { useWorkshop } from '../../stores/workshop.ts';

/** The engine's answer about the sample as it is; null until it is there. `args` must not change with each drawing. */
export function useEngineAnswer<Q extends Question>(
  question: Q,
  args: EngineQuestions[Q]['args'],
): { answer: EngineQuestions[Q]['result'] | null; problem: string | null } {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const [state, setState] = useState<{ answer: EngineQuestions[Q]['result'] | null; problem: string | null }>(
    {
      answer: null,
      problem: null,
    },
  );
  useEffect(() => {
    let current = true;
    if (sample) {
      ask(question, args).then(
        (answer) => current && setState({ answer, problem: null }),
        (error: Error) => current && setState({ answer: null, problem: error.message }),
      );
    }
    return () => {
      current = false;
    };
  }, [sample, question, args]);
  return state;
}

/** For questions that take nothing. */
export const NOTHING: Record<string, never> = {};
