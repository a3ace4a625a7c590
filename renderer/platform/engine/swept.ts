/** Dials that were swept: whoever turns one of them has the verdict at once, wherever it goes. */
import { type Dial, dialAt, dialsOf, turned } from '#shared/domain/definition/dials.ts';
import { Latest } from '#shared/engine/kept/latest.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import type { SweptDial } from '#shared/engine/simulate/swept-dial.ts';
import type { Form } from './protocol.ts';

/** Of how many dials it is kept what they come to; of fewer where there are more deals, together. */
const MOST_KEPT = 4;
const MOST_DEALS = 1_000_000;

interface Kept {
  /** The form apart from the dial. */
  rest: string;
  /** Null until some of it has been swept, and where it can't be. */
  swept: SweptDial | null;
  isDone: boolean;
}

export class Swept {
  /** By draft and dial. */
  private kept = new Latest<Kept>(MOST_KEPT);
  /** The one that was asked for last. */
  private wanted: Kept | null = null;

  /** What a form comes to, where the dial in which it differs was swept. Dials beside which it differs are forgotten. */
  find(form: Form): { dial: Dial; summary: Summary } | null {
    let found: { dial: Dial; summary: Summary } | null = null;
    for (const dial of dialsOf(form.definition)) {
      const place = placeOf(form, dial);
      const known = this.kept.find(place);
      if (!known) continue;
      if (known.rest !== restOf(form, dial)) {
        this.kept.remove(place);
        continue;
      }
      const summary = known.swept?.at(dialAt(form.definition, dial)!);
      if (summary) found ??= { dial, summary };
    }
    return found;
  }

  /** What a form comes to that differs in this dial; null where that is not known. */
  summaryOf(form: Form, dial: Dial): Summary | null {
    const known = this.kept.find(placeOf(form, dial));
    if (!known?.swept || known.rest !== restOf(form, dial)) return null;
    return known.swept.at(dialAt(form.definition, dial)!);
  }

  /**
   * Sweeps a dial of a form, with pauses; null where that was done, or is being done. Given up once another one is
   * wanted, or the rest of the form has changed. `sweep` tells what is known before all is.
   */
  ahead(
    form: Form,
    dial: Dial,
    sweep: (tell: (known: SweptDial) => void) => Generator<undefined, SweptDial | null>,
  ): Generator<undefined, void> | null {
    const place = placeOf(form, dial);
    const rest = restOf(form, dial);
    const known = this.kept.find(place);
    if (known?.rest === rest && (known.isDone || known === this.wanted)) return null;
    const own: Kept = { rest, swept: null, isDone: false };
    this.kept.put(place, own);
    this.wanted = own;
    const steps = sweep((known) => {
      own.swept = known;
    });
    return this.sweeping(place, own, steps);
  }

  private *sweeping(
    place: string,
    own: Kept,
    steps: Generator<undefined, SweptDial | null>,
  ): Generator<undefined, void> {
    while (own === this.wanted && own === this.kept.find(place)) {
      const step = steps.next();
      if (step.done) {
        own.swept = step.value;
        own.isDone = true;
        return;
      }
      yield;
    }
  }

  /** What was swept is of deals or names that have changed; there are so many deals now. */
  forget(deals: number): void {
    this.kept = new Latest(Math.max(1, Math.min(MOST_KEPT, Math.floor(MOST_DEALS / deals))));
  }
}

const placeOf = ({ draft }: Form, dial: Dial): string => `${draft} ${JSON.stringify(dial)}`;

/** Equal for forms that differ in nothing but where the dial is. */
const restOf = ({ definition, stage }: Form, dial: Dial): string =>
  JSON.stringify([stage, turned(definition, dial, 0)]);
