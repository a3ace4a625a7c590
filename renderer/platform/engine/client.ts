/** Questions to the engine's worker, as promises. */
import { once } from '#shared/engine/kept/once.ts';
import type { AnswerMessage, EngineQuestions, ForeseenMessage, Question } from './protocol.ts';

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}
const waiting = new Map<number, Waiting>();
let questions = 0;

let hear: (said: ForeseenMessage) => void = () => {};
/** Who is told what forms would come to that the engine simulated ahead. */
export const onForeseen = (listener: typeof hear): void => {
  hear = listener;
};

/** The worker; started by the first question, or before it by whoever knows that one will come. */
export const engine = once(() => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.onmessage = ({ data }: MessageEvent<AnswerMessage | ForeseenMessage>) => {
    if (data.id === null) {
      hear(data);
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
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    engine().postMessage({ id, question, args }, transfer);
  });
}
