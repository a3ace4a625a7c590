import { produce } from 'immer';
import { beforeEach, expect, test } from 'vitest';
import { type Dial, dialAt, dialsOf, turned } from '#shared/domain/definition/dials.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { type SweptDial, sweepDial } from '#shared/engine/simulate/swept-dial.ts';
import type { Form } from '../../../renderer/platform/engine/protocol.ts';
import { Swept } from '../../../renderer/platform/engine/swept.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';

const sample = mixedSample(150);
const engine = createEngine(sample);
const definition = smallDefinition('Marketing');
const [threshold, points] = dialsOf(definition) as [Dial, Dial];
const form = (change: (definition: Definition) => void = () => {}): Form => ({
  draft: 'Marketing',
  definition: produce(definition, change),
  stage: 1,
});
const at = (dial: Dial, value: number): Form => ({ ...form(), definition: turned(definition, dial, value) });
const said = ({ definition: one, stage }: Form) => summarize(sample, one, engine.simulate(one), { stage });

let sweeps = 0;
beforeEach(() => {
  sweeps = 0;
});
const sweep = (dial: Dial) =>
  function* (tell: (known: SweptDial) => void): Generator<undefined, SweptDial | null> {
    sweeps += 1;
    const from = dialAt(definition, dial)!;
    const question = { stage: 1, from, tell, sweep: () => engine.sweep(definition, dial) };
    return yield* sweepDial(sample, definition, engine.simulate(definition), question);
  };
const done = (steps: Generator<undefined, void> | null) => steps && atOnce(steps);

test.each([
  ['threshold', threshold, [1, 60, 61, 1]],
  ['weight', points, [1, 60, 49, -4]],
] as const)('a swept %s is known wherever it is turned to, and no other form is', (_, dial, values) => {
  const swept = new Swept();
  done(swept.ahead(form(), dial, sweep(dial)));
  expect(said(at(dial, values[1])).verdict).not.toEqual(said(at(dial, values[2])).verdict);
  for (const value of values)
    expect(swept.find(at(dial, value))).toEqual({ dial, summary: said(at(dial, value)) });
  expect(swept.find(at(dial, 10.5))).toBeNull();
  expect(swept.find({ ...at(dial, 1), stage: 0 })).toBeNull();
  expect(swept.find({ ...at(dial, 1), draft: 'Sales' })).toBeNull();
});

test('turns to what lies near are known before all are', () => {
  const swept = new Swept();
  const steps = swept.ahead(form(), threshold, sweep(threshold))!;
  while (!swept.find(at(threshold, 61))) expect(steps.next().done).toBe(false);
  expect(swept.find(at(threshold, 61))?.summary).toEqual(said(at(threshold, 61)));
  expect(swept.find(at(threshold, 1))).toBeNull();
  atOnce(steps);
  expect(swept.find(at(threshold, 1))?.summary).toEqual(said(at(threshold, 1)));
});

test('a dial is swept once, and anew after any other edit', () => {
  const swept = new Swept();
  done(swept.ahead(form(), threshold, sweep(threshold)));
  expect(swept.ahead(at(threshold, 25), threshold, sweep(threshold))).toBeNull();
  const edited = at(points, 61);
  expect(swept.find(edited)).toBeNull();
  expect(swept.find(form())).toBeNull();
  done(swept.ahead(form(), threshold, sweep(threshold)));
  expect(sweeps).toBe(2);
  expect(swept.find(form())?.summary).toEqual(said(form()));
});

test('a sweep is given up once the rest of the form has changed', () => {
  const swept = new Swept();
  const steps = swept.ahead(form(), threshold, sweep(threshold))!;
  steps.next();
  const renamed = form((changing) => {
    changing.name = 'Ours';
  });
  swept.find(renamed);
  expect(steps.next().done).toBe(true);
  expect(swept.find(form())).toBeNull();
});

test('a sweep is given up for another one, and done when it is wanted again; asked for twice it goes on', () => {
  const swept = new Swept();
  const first = swept.ahead(form(), threshold, sweep(threshold))!;
  first.next();
  expect(swept.ahead(form(), threshold, sweep(threshold))).toBeNull();
  done(swept.ahead(form(), points, sweep(points)));
  expect(first.next().done).toBe(true);
  expect(swept.find(at(points, 1))?.summary).toEqual(said(at(points, 1)));
  done(swept.ahead(form(), threshold, sweep(threshold)));
  expect(swept.find(at(threshold, 61))?.summary).toEqual(said(at(threshold, 61)));
});

test('once the deals are others, nothing is found', () => {
  const swept = new Swept();
  done(swept.ahead(form(), threshold, sweep(threshold)));
  swept.forget(sample.deals);
  expect(swept.find(form())).toBeNull();
});
