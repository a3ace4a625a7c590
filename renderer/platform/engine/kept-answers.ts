/**
 * Answers that stand until what they are about changes. What the screens may ask next is answered ahead, while nobody
 * asks anything, so that whoever turns to it finds it there.
 */
import { Latest } from '#shared/engine/kept/latest.ts';
import type { Asked, Question } from './protocol.ts';

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
const MOST_KEPT = 24;

type Steps = Generator<undefined, unknown>;

export class KeptAnswers {
  private answers = new Latest<{ answer: unknown }>(MOST_KEPT);
  private expected: readonly Asked[] = [];
  /** What is being answered ahead, as far as it has come. */
  private begun: { asked: Asked; steps: Steps } | null = null;

  /** The answer to a question if it is known. */
  find(asked: Asked): { answer: unknown } | undefined {
    return KEPT.has(asked.question) ? this.answers.find(keyOf(asked)) : undefined;
  }

  /** Takes over what is being answered ahead; null where that is something else. */
  takeOver(asked: Asked): Steps | null {
    const { begun } = this;
    if (!begun || !isSame(begun.asked, asked)) return null;
    this.begun = null;
    return begun.steps;
  }

  keep(asked: Asked, answer: unknown): void {
    if (KEPT.has(asked.question)) this.answers.put(keyOf(asked), { answer });
  }

  /** All answers are about something that has changed. */
  forget(): void {
    this.answers = new Latest(MOST_KEPT);
    this.begun = null;
  }

  /** What may be asked next, the likeliest first, in place of what was expected before. */
  expect(next: readonly Asked[]): void {
    this.expected = next;
  }

  /** Answers what is expected and isn't known, with pauses. What can't be answered yet is let alone. */
  *ahead(answer: (asked: Asked) => unknown): Generator<undefined, void> {
    for (const asked of this.expected) {
      if (this.find(asked)) continue;
      yield;
      try {
        yield* this.answeredAhead(asked, answer);
      } catch {
        // Whoever asks it is told why.
        this.begun = null;
      }
    }
  }

  /** Goes on where it was left; given up once somebody else goes on with it. */
  private *answeredAhead(asked: Asked, answer: (asked: Asked) => unknown): Generator<undefined, void> {
    if (!this.begun || !isSame(this.begun.asked, asked)) {
      const given = answer(asked);
      if (!isStepwise(given)) return this.keep(asked, given);
      this.begun = { asked, steps: given };
    }
    const own = this.begun;
    while (this.begun === own) {
      const step = own.steps.next();
      if (step.done) {
        this.begun = null;
        return this.keep(asked, step.value);
      }
      yield;
    }
  }
}

const keyOf = ({ question, args }: Asked): string => `${question} ${JSON.stringify(args)}`;
const isSame = (a: Asked, b: Asked): boolean => a.question === b.question && keyOf(a) === keyOf(b);

/** Whether an answer is one that is given step by step. */
export const isStepwise = (given: unknown): given is Steps =>
  typeof given === 'object' && given !== null && 'next' in given;
