/** While a dial is being turned, what takes long waits until it rests: the verdict of the next turn comes first. */
import type { Question } from './protocol.ts';

/** What took longer the last time waits, in milliseconds: half a frame. */
const LONG = 8;
/** A dial that has not been turned for so long rests, in milliseconds. */
const RESTS = 60;

export class Turning {
  private turnedAt = Number.NEGATIVE_INFINITY;
  private whenRested: ReturnType<typeof setTimeout> | undefined;
  /** By question, how long its last answer took. */
  private readonly took = new Map<Question, number>();

  /** A dial was turned, and the verdict was there; what is to be done once it rests, in place of what was before. */
  turned(onceRested: () => void): void {
    this.turnedAt = performance.now();
    clearTimeout(this.whenRested);
    this.whenRested = setTimeout(onceRested, RESTS);
  }

  note(question: Question, milliseconds: number): void {
    this.took.set(question, milliseconds);
  }

  /** Resolves when a question may be answered. */
  async rest(question: Question): Promise<void> {
    if ((this.took.get(question) ?? 0) < LONG) return;
    for (;;) {
      const left = this.turnedAt + RESTS - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
