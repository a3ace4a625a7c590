import { expect, test } from 'vitest';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { Foreseen, type Judged } from '../../../renderer/platform/engine/foreseen.ts';
import type { Form } from '../../../renderer/platform/engine/protocol.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';

const sample = mixedSample(40);
const engine = createEngine(sample);
const form = (draft: string): Form => ({ draft, definition: smallDefinition(draft), stage: 1 });

function* judged({ definition, stage, draft }: Form): Generator<undefined, Judged> {
  const simulation = yield* engine.simulateInSteps(definition, draft);
  return { simulation, summary: summarize(sample, definition, simulation, { stage }) };
}

test('what is expected is simulated ahead, and found by whoever asks for that form at that stage', () => {
  const foreseen = new Foreseen();
  foreseen.expect(form('Marketing'));
  expect(foreseen.find(form('Marketing'))).toBeUndefined();
  const told: Form[] = [];
  atOnce(foreseen.ahead(judged, (one) => told.push(one)));
  expect(told).toEqual([form('Marketing')]);
  expect(foreseen.find(form('Marketing'))?.summary).toEqual(atOnce(judged(form('Marketing'))).summary);
  expect(foreseen.find({ ...form('Marketing'), stage: 0 })).toBeUndefined();
  expect(foreseen.find({ ...form('Marketing'), draft: 'Sales' })).toBeUndefined();
});

test('what is kept is not simulated again, nor what is no longer expected', () => {
  const foreseen = new Foreseen();
  const asked: string[] = [];
  const judge = (one: Form) => {
    asked.push(one.draft);
    return judged(one);
  };
  foreseen.keep(form('Marketing'), atOnce(judged(form('Marketing'))));
  foreseen.expect(form('Marketing'));
  foreseen.expect(form('Sales'));
  foreseen.expectNothing();
  foreseen.expect(form('Today'));
  atOnce(foreseen.ahead(judge, () => {}));
  expect(asked).toEqual(['Today']);
});

test('what can’t be simulated is let alone, and the rest is simulated', () => {
  const foreseen = new Foreseen();
  foreseen.expect(form('Marketing'));
  foreseen.expect(form('Sales'));
  const judge = (one: Form) => {
    if (one.draft === 'Marketing') throw new Error('A half-life of nothing.');
    return judged(one);
  };
  atOnce(foreseen.ahead(judge, () => {}));
  expect(foreseen.find(form('Marketing'))).toBeUndefined();
  expect(foreseen.find(form('Sales'))).toBeDefined();
});

test('once the deals are others, nothing is found', () => {
  const foreseen = new Foreseen();
  foreseen.keep(form('Marketing'), atOnce(judged(form('Marketing'))));
  foreseen.forget();
  expect(foreseen.find(form('Marketing'))).toBeUndefined();
});

test('of many forms only the latest are kept', () => {
  const foreseen = new Foreseen();
  const one = atOnce(judged(form('Marketing')));
  const forms = Array.from({ length: 100 }, (_, i) => form(`Draft ${i}`));
  for (const each of forms) foreseen.keep(each, one);
  expect(foreseen.find(forms[99]!)).toBe(one);
  expect(forms.filter((each) => foreseen.find(each)).length).toBeLessThan(50);
});
