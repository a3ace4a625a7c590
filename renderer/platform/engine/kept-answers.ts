/**
 * Answers that stand until what they are about changes. What was asked lately is answered again ahead of the next time,
 * while nobody asks anything, so that whoever turns to it finds it there.
 */
import type { Question } from './protocol.ts';

export interface Asked {
  question: Question;
  args: unknown;
}

/** Slow questions whose answer hangs on the sample, the drafts, and a few numbers or names. */
const KEPT: ReadonlySet<Question> = new Set<Question>([
  'breakdown',
  'compare',
  'cross',
  'crossing',
  'economics',
  'lacks',
  'leak',
  'thresholdScan',
  'work',
]);
/** As many as a room turns between; older ones are forgotten. */
const MOST_LATELY = 12;

export class KeptAnswers {
  private readonly answers = new Map<string, unknown>();
  /** The latest last. */
  private readonly lately = new Map<string, Asked>();

  /** The answer to a question if it is known; whatever it is, the question is one that was asked lately. */
  find(asked: Asked): { answer: unknown } | null {
    if (!KEPT.has(asked.question)) return null;
    const key = keyOf(asked);
    this.lately.delete(key);
    this.lately.set(key, asked);
    for (const oldest of [...this.lately.keys()].slice(0, -MOST_LATELY)) {
      this.lately.delete(oldest);
      this.answers.delete(oldest);
    }
    return this.answers.has(key) ? { answer: this.answers.get(key) } : null;
  }

  keep(asked: Asked, answer: unknown): void {
    if (KEPT.has(asked.question)) this.answers.set(keyOf(asked), answer);
  }

  /** All answers are about something that has changed. */
  forget(): void {
    this.answers.clear();
  }

  /** Answers what was asked lately and isn't known, with pauses; what can no longer be answered is no longer asked. */
  *ahead(answer: (asked: Asked) => unknown): Generator<undefined, void> {
    for (const [key, asked] of [...this.lately].reverse()) {
      if (this.answers.has(key)) continue;
      yield;
      try {
        const given = answer(asked);
        this.answers.set(key, isStepwise(given) ? yield* given : given);
      } catch {
        this.lately.delete(key);
      }
    }
  }
}

const keyOf = ({ question, args }: Asked): string => `${question} ${JSON.stringify(args)}`;

/** Whether an answer is one that is given step by step. */
export const isStepwise = (given: unknown): given is Generator<undefined, unknown> =>
  typeof given === 'object' && given !== null && 'next' in given;
