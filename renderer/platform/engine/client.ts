/** Questions to the engine's worker, as promises. */
import { once } from '#shared/engine/kept/once.ts';
import { KeptAnswers } from './kept-answers.ts';
import {
  type AheadMessage,
  type AnswerMessage,
  CHANGES,
  type EngineQuestions,
  type ForeseenMessage,
  type Question,
} from './protocol.ts';

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}
const waiting = new Map<number, Waiting>();
let questions = 0;

/** What the window has been told and still holds: drawn at once, without asking again. */
const kept = new KeptAnswers();
/** The question by which something was last changed. */
let changedBy = 0;

let hearAhead: () => void = () => {};
/** Who is told that the window knows more of what a step asks as it opens. */
export const onAhead = (listener: typeof hearAhead): void => {
  hearAhead = listener;
};

let hear: (said: ForeseenMessage) => void = () => {};
/** Who is told what forms would come to that the engine simulated ahead. */
export const onForeseen = (listener: typeof hear): void => {
  hear = listener;
};

/** The worker; started by the first question, or before it by whoever knows that one will come. */
export const engine = once(() => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.onmessage = ({ data }: MessageEvent<AnswerMessage | ForeseenMessage | AheadMessage>) => {
    if (data.id === null) {
      if ('form' in data) hear(data);
      else if (data.changedBy === changedBy) {
        kept.keep(data.asked, data.answer);
        if (data.opens) hearAhead();
      }
      return;
    }
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.result as never);
    else asked?.reject(new Error(data.message));
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(`The simulation stopped: ${event.message}`));
    waiting.clear();
  };
  return worker;
});

/** Says that a question will be asked, so that its answer can be there by then. */
export function announce<Q extends Question>(question: Q, args: EngineQuestions[Q]['args']): void {
  engine().postMessage({ id: null, question, args });
}

export function ask<Q extends Question>(
  question: Q,
  args: EngineQuestions[Q]['args'],
  transfer: Transferable[] = [],
): Promise<EngineQuestions[Q]['result']> {
  const id = ++questions;
  if (CHANGES.has(question)) {
    changedBy = id;
    kept.forget();
  }
  const since = changedBy;
  const answer = new Promise<EngineQuestions[Q]['result']>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    engine().postMessage({ id, question, args }, transfer);
  });
  return answer.then((result) => {
    if (since === changedBy) kept.keep({ question, args }, result);
    return result;
  });
}

/** The answer to a question where it is known and still holds. */
export const known = <Q extends Question>(
  question: Q,
  args: EngineQuestions[Q]['args'],
): { answer: EngineQuestions[Q]['result'] } | undefined =>
  kept.find({ question, args }) as { answer: EngineQuestions[Q]['result'] } | undefined;
