/** Slow questions answered step by step, so that the thread is free for quick ones in between. */
import { GAVE_WAY, type Question } from './protocol.ts';

/** How long the thread may be kept, in milliseconds. */
const PATIENCE = 10;

/** The newest asking of each slow question; an older one gives way. */
const newest = new Map<Question, number>();

export const isStepwise = (given: unknown): given is Generator<undefined, unknown> =>
  typeof given === 'object' && given !== null && 'next' in given;

/** All slow questions give way: what they were asked about has changed. */
export const letGo = (): void => newest.clear();

export async function inSteps<T>(question: Question, id: number, steps: Generator<undefined, T>): Promise<T> {
  newest.set(question, id);
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < PATIENCE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (newest.get(question) !== id) throw new Error(GAVE_WAY);
    since = performance.now();
  }
}
