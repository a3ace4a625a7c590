import { produce } from 'immer';
import { beforeEach, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import {
  moveThreshold,
  type Threshold,
  thresholdKey,
  thresholdsOf,
} from '#shared/domain/definition/thresholds.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { type SweptThreshold, sweepThreshold } from '#shared/engine/simulate/sweep.ts';
import type { Form } from '../../../renderer/platform/engine/protocol.ts';
import { Swept } from '../../../renderer/platform/engine/swept.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';

const sample = mixedSample(150);
const engine = createEngine(sample);
const definition = smallDefinition('Marketing');
const threshold = thresholdsOf(definition)[0]!;
const key = thresholdKey(threshold);
const form = (change: (definition: Definition) => void = () => {}): Form => ({
  draft: 'Marketing',
  definition: produce(definition, change),
  stage: 1,
});
const moved = (value: number): Form => form((changing) => moveThreshold(changing, threshold, value));
const said = ({ definition: one, stage }: Form) => summarize(sample, one, engine.simulate(one), { stage });

let sweeps = 0;
beforeEach(() => {
  sweeps = 0;
});
function* sweep(one: Threshold): Generator<undefined, SweptThreshold | null> {
  sweeps += 1;
  return yield* sweepThreshold(sample, definition, engine.simulate(definition), {
    stage: 1,
    sweep: () => engine.sweep(definition, one),
  });
}

test('a swept threshold is known wherever it is moved to, and no other form is', () => {
  const swept = new Swept();
  atOnce(swept.ahead(form(), key, sweep));
  expect(said(moved(1)).verdict).not.toEqual(said(moved(61)).verdict);
  for (const value of [1, 60, 61, 1]) expect(swept.find(moved(value))).toEqual(said(moved(value)));
  expect(swept.find(moved(10.5))).toBeUndefined();
  expect(swept.find({ ...moved(61), stage: 0 })).toBeUndefined();
  expect(swept.find({ ...moved(61), draft: 'Sales' })).toBeUndefined();
});

test('it is swept once, and anew after any other edit', () => {
  const swept = new Swept();
  atOnce(swept.ahead(form(), key, sweep));
  atOnce(swept.ahead(moved(25), key, sweep));
  expect(sweeps).toBe(1);
  const edited = form(({ scoring }) => {
    scoring.rules[0]!.points += 1;
  });
  expect(swept.find(edited)).toBeUndefined();
  expect(swept.find(form())).toBeUndefined();
  atOnce(swept.ahead(form(), key, sweep));
  expect(sweeps).toBe(2);
  expect(swept.find(form())).toEqual(said(form()));
});

test('a sweep is given up once the rest of the form has changed, and what was swept once the deals have', () => {
  const swept = new Swept();
  const steps = swept.ahead(form(), key, sweep);
  steps.next();
  const renamed = form((changing) => {
    changing.name = 'Ours';
  });
  swept.find(renamed);
  expect(steps.next().done).toBe(true);
  expect(swept.find(form())).toBeUndefined();

  atOnce(swept.ahead(form(), key, sweep));
  swept.forget();
  expect(swept.find(form())).toBeUndefined();
});
