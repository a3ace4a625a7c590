/**
 * Answers that stand until what they are about changes. What the screens may ask next is answered ahead, while nobody
 * asks anything, so that whoever turns to it finds it there.
 */
import { Latest } from '#shared/engine/kept/latest.ts';
import type { Asked, EngineQuestions, Question } from './protocol.ts';

/** Slow questions whose answer hangs on the sample, the drafts, and a few numbers or names; lists as they open. */
const KEPT: ReadonlySet<Question> = new Set<Question>([
  'breakdown',
  'compare',
  'cross',
  'crossing',
  'deals',
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
  /** What is being answered ahead, as far as it has come. */
  private begun: { asked: Asked; steps: Steps } | null = null;

  /** The answer to a question if it is known. */
  find(asked: Asked): { answer: unknown } | undefined {
    return isKept(asked) ? this.answers.find(keyOf(asked)) : undefined;
  }

  /** Takes over what is being answered ahead; null where that is something else. */
  takeOver(asked: Asked): Steps | null {
    const { begun } = this;
    if (!begun || !isSame(begun.asked, asked)) return null;
    this.begun = null;
    return begun.steps;
  }

  keep(asked: Asked, answer: unknown): void {
    if (isKept(asked)) this.answers.put(keyOf(asked), { answer });
  }

  /** All answers are about something that has changed. */
  forget(): void {
    this.answers = new Latest(MOST_KEPT);
    this.begun = null;
  }

  /**
   * Answers what may be asked next and isn't known, with pauses, and tells what it answered. What can't be answered yet
   * is let alone.
   */
  *ahead(
    next: readonly Asked[],
    answer: (asked: Asked) => unknown,
    tell: (asked: Asked, answer: unknown) => void,
  ): Generator<undefined, void> {
    for (const asked of next) {
      if (this.find(asked)) continue;
      yield;
      try {
        yield* this.answeredAhead(asked, answer);
        const found = this.find(asked);
        if (found) tell(asked, found.answer);
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

/** Deals that were picked one by one make a question too long to be told by its words. */
const isKept = ({ question, args }: Asked): boolean =>
  KEPT.has(question) &&
  (question !== 'deals' || (args as EngineQuestions['deals']['args']).query.among === undefined);

const keyOf = ({ question, args }: Asked): string => `${question} ${JSON.stringify(args)}`;
const isSame = (a: Asked, b: Asked): boolean => a.question === b.question && keyOf(a) === keyOf(b);

/** Whether an answer is one that is given step by step. */
export const isStepwise = (given: unknown): given is Steps =>
  typeof given === 'object' && given !== null && 'next' in given;
