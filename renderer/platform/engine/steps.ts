/** Slow questions answered step by step, so that the thread is free for quick ones in between. */
import { GAVE_WAY, type Question } from './protocol.ts';

/** How long the thread may be kept, in milliseconds: by what was asked, and by what nobody waits for. */
const PATIENCE = { asked: 10, background: 2 };

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

/** How many questions are being answered. */
let answering = 0;

export async function inSteps<T>(question: Question, id: number, steps: Generator<undefined, T>): Promise<T> {
  newest.set(question, id);
  answering += 1;
  try {
    return await paced(steps, { patience: PATIENCE.asked, isWanted: () => newest.get(question) === id });
  } finally {
    answering -= 1;
  }
}

/** The last thing that is to be done in the background. */
let background: Promise<unknown> = breath();

/**
 * Does what nobody has asked for yet, as long as it is wanted: one thing after another, and while no question is being
 * answered.
 */
export function inBackground(steps: Generator<undefined, void>, isWanted: () => boolean): void {
  const pace = { patience: PATIENCE.background, isWanted, mayGoOn: () => answering === 0 };
  const done = background.then(breath).then(() => paced(steps, pace));
  background = done.catch((error: Error) => {
    if (error.message !== GAVE_WAY) reportError(error);
  });
}

interface Pace {
  patience: number;
  isWanted: () => boolean;
  mayGoOn?: () => boolean;
}

async function paced<T>(
  steps: Generator<undefined, T>,
  { patience, isWanted, mayGoOn = () => true }: Pace,
): Promise<T> {
  for (;;) {
    while (isWanted() && !mayGoOn()) await breath();
    if (!isWanted()) throw new Error(GAVE_WAY);
    const since = performance.now();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() - since < patience);
    await breath();
  }
}
