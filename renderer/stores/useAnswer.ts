import { useEffect, useRef, useState } from 'react';
import { ask } from '../platform/engine/client.ts';
import type { EngineQuestions, Question } from '../platform/engine/protocol.ts';

/**
 * The engine's answer to a question; null until it comes, and without arguments. While one is being answered, of all
 * that follow only the newest is asked, so that fast typing never queues. The arguments must keep their identity as
 * long as the answer would be the same.
 */
export function useAnswer<Q extends Question>(
  question: Q,
  args: EngineQuestions[Q]['args'] | null,
): EngineQuestions[Q]['result'] | null {
  const [answer, setAnswer] = useState<EngineQuestions[Q]['result'] | null>(null);
  const line = useRef({ isAsking: false, next: null as EngineQuestions[Q]['args'] | null });

  useEffect(() => {
    const { current } = line;
    current.next = args;
    if (!args) setAnswer(null);
    if (current.isAsking) return;
    const askOn = async () => {
      current.isAsking = true;
      while (current.next) {
        const now = current.next;
        current.next = null;
        const found = await ask(question, now).catch(() => null);
        if (!current.next) setAnswer(found);
      }
      current.isAsking = false;
    };
    askOn();
  }, [question, args]);

  useEffect(
    () => () => {
      line.current.next = null;
    },
    [],
  );
  return answer;
}
