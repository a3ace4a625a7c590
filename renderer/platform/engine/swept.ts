/** Thresholds that were swept: whoever moves one of them has the verdict at once, wherever the bar goes. */
import {
  type Threshold,
  thresholdKey,
  thresholdsOf,
  withThreshold,
} from '#shared/domain/definition/thresholds.ts';
import { Latest } from '#shared/engine/kept/latest.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import type { SweptThreshold } from '#shared/engine/simulate/sweep.ts';
import type { Form } from './protocol.ts';

/** Of how many thresholds it is kept what they come to. */
const MOST_KEPT = 4;

interface Kept {
  /** The form without the bar of the threshold. */
  rest: string;
  /** Null until it has been swept, and where it can't be. */
  swept: SweptThreshold | null;
}

export class Swept {
  /** By draft and threshold. */
  private kept = new Latest<Kept>(MOST_KEPT);

  /** What a form comes to, where the threshold in which it differs was swept. What it differs in otherwise is forgotten. */
  find(form: Form): Summary | undefined {
    let found: Summary | null = null;
    for (const threshold of thresholdsOf(form.definition)) {
      const place = placeOf(form, threshold);
      const known = this.kept.find(place);
      if (known?.rest === restOf(form, threshold)) found ??= known.swept?.at(threshold.value) ?? null;
      else this.kept.remove(place);
    }
    return found ?? undefined;
  }

  /** Sweeps a threshold of a form, by its key, unless that was done; with pauses, as long as the rest of the form stays. */
  *ahead(
    form: Form,
    key: string,
    sweep: (threshold: Threshold) => Generator<undefined, SweptThreshold | null>,
  ): Generator<undefined, void> {
    const threshold = thresholdsOf(form.definition).find((one) => thresholdKey(one) === key);
    if (!threshold) return;
    const place = placeOf(form, threshold);
    const own: Kept = { rest: restOf(form, threshold), swept: null };
    if (this.kept.find(place)?.rest === own.rest) return;
    this.kept.put(place, own);
    const steps = sweep(threshold);
    while (this.kept.find(place) === own) {
      const step = steps.next();
      if (step.done) {
        own.swept = step.value;
        return;
      }
      yield;
    }
  }

  /** What was swept is of deals or names that have changed. */
  forget(): void {
    this.kept = new Latest(MOST_KEPT);
  }
}

const placeOf = ({ draft }: Form, threshold: Threshold): string => `${draft} ${thresholdKey(threshold)}`;

/** Equal for forms that differ in the bar of the threshold only. */
function restOf({ definition, stage }: Form, threshold: Threshold): string {
  const { transition } = threshold;
  const arrow = { ...definition.transitions[transition]!, when: withThreshold(definition, threshold, 0) };
  return JSON.stringify([
    stage,
    { ...definition, transitions: definition.transitions.with(transition, arrow) },
  ]);
}
