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

/** Takes steps as long as the thread may be kept; what they end with, once they do. */
function takeSteps<T>(steps: Generator<undefined, T>, patience: number): { value: T } | null {
  const since = performance.now();
  do {
    const step = steps.next();
    if (step.done) return step;
  } while (performance.now() - since < patience);
  return null;
}

/** How many questions are being answered. */
let answering = 0;

export async function inSteps<T>(question: Question, id: number, steps: Generator<undefined, T>): Promise<T> {
  newest.set(question, id);
  answering += 1;
  try {
    while (newest.get(question) === id) {
      const end = takeSteps(steps, PATIENCE.asked);
      if (end) return end.value;
      await breath();
    }
    throw new Error(GAVE_WAY);
  } finally {
    answering -= 1;
  }
}

/** What is done in the background, the most urgent first. */
const URGENCIES = ['asked next', 'dials', 'perhaps asked next', 'lists'] as const;
export type Urgency = (typeof URGENCIES)[number];

interface Task {
  urgency: Urgency;
  steps: Generator<undefined, void>;
  isWanted: () => boolean;
}
let tasks: Task[] = [];

/**
 * Does what nobody has asked for yet, as long as it is wanted: while no question is being answered, and nothing more
 * urgent is to be done; of equally urgent things one after another.
 */
export function inBackground(
  urgency: Urgency,
  steps: Generator<undefined, void>,
  isWanted: () => boolean,
): void {
  tasks.push({ urgency, steps, isWanted });
  if (tasks.length === 1) void workOff();
}

async function workOff(): Promise<void> {
  for (;;) {
    await breath();
    tasks = tasks.filter(({ isWanted }) => isWanted());
    if (tasks.length === 0) return;
    if (answering > 0) continue;
    const task = mostUrgent();
    if (isDone(task)) tasks = tasks.filter((other) => other !== task);
  }
}

const mostUrgent = (): Task =>
  tasks.reduce((most, task) =>
    URGENCIES.indexOf(task.urgency) < URGENCIES.indexOf(most.urgency) ? task : most,
  );

/** Takes a few steps; what fails is done, too. */
function isDone({ steps }: Task): boolean {
  try {
    return takeSteps(steps, PATIENCE.background) !== null;
  } catch (error) {
    reportError(error);
    return true;
  }
}
