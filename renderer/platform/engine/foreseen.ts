/**
 * Simulations over time that somebody may ask for next: those of forms that a draft had lately, and of the forms that
 * it is likely to take, which are made while nobody asks anything. Who asks for one of them has it at once.
 */
import { Shelf } from '#shared/engine/kept/shelf.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import type { Form } from './protocol.ts';

export interface Judged {
  simulation: Simulation;
  summary: Summary;
}

/** How much memory simulations may take that nobody looks at, in bytes: a few of a million deals; and how many are kept. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_KEPT = 32;

export class Foreseen {
  private shelf = new Shelf(MOST_BYTES, MOST_KEPT);
  private expected: Form[] = [];

  find(form: Form): Judged | undefined {
    return this.shelf.find<Judged>(keyOf(form));
  }

  keep(form: Form, judged: Judged): void {
    this.shelf.get(
      keyOf(form),
      () => judged,
      ({ simulation }) => bytesOf(simulation),
    );
    this.shelf.trim();
  }

  /** A form that will perhaps be asked for. */
  expect(form: Form): void {
    if (!this.find(form)) this.expected.push(form);
  }

  /** What was expected until now is no longer likely. */
  expectNothing(): void {
    this.expected = [];
  }

  /** Simulations are of deals or names that have changed. */
  forget(): void {
    this.expectNothing();
    this.shelf = new Shelf(MOST_BYTES, MOST_KEPT);
  }

  /** Simulates what is expected, with pauses, and tells it. What can't be simulated is let alone. */
  *ahead(
    simulate: (form: Form) => Generator<undefined, Judged>,
    tell: (form: Form, judged: Judged) => void,
  ): Generator<undefined, void> {
    for (;;) {
      const form = this.expected.shift();
      if (!form) return;
      yield;
      try {
        const judged = yield* simulate(form);
        this.keep(form, judged);
        tell(form, judged);
      } catch {
        // Nobody has asked for it, and whoever does is told what is wrong.
      }
    }
  }
}

const keyOf = (form: Form): string => JSON.stringify(form);

const bytesOf = (simulation: Simulation): number =>
  Object.values(simulation)
    .flat()
    .reduce((bytes: number, part: unknown) => bytes + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
