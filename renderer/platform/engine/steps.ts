/** Slow questions answered step by step, so that the thread is free for quick ones in between. */
import { GAVE_WAY, type Question } from './protocol.ts';

/** How long the thread may be kept, in milliseconds. */
const PATIENCE = 10;

/** The newest asking of each slow question; an older one gives way. */
const newest = new Map<Question, number>();

/** All slow questions give way: what they were asked about has changed. */
export const letGo = (): void => newest.clear();

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port2.onmessage = () => waiting.shift()?.();

/** Until what was asked meanwhile has been answered. A timer would idle for milliseconds when set again and again. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port1.postMessage(null);
  });

export function inSteps<T>(question: Question, id: number, steps: Generator<undefined, T>): Promise<T> {
  newest.set(question, id);
  return paced(steps, () => newest.get(question) === id);
}

/** Does what nobody has asked for yet, as long as it is wanted. */
export function inBackground(steps: Generator<undefined, void>, isWanted: () => boolean): void {
  const whenFree = breath().then(() => paced(steps, isWanted));
  whenFree.catch((error: Error) => {
    if (error.message !== GAVE_WAY) throw error;
  });
}

async function paced<T>(steps: Generator<undefined, T>, isWanted: () => boolean): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < PATIENCE) continue;
    await breath();
    if (!isWanted()) throw new Error(GAVE_WAY);
    since = performance.now();
  }
}
