import { expect, test } from 'vitest';
import { progressOf, type WorkshopState } from '#shared/domain/agenda/progress.ts';
import { STEPS, USUAL_MINUTES } from '#shared/domain/agenda/steps.ts';
import { begin, clock, running, spentOn } from '#shared/domain/agenda/timer.ts';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';

const NOTHING: WorkshopState = {
  deals: null,
  definition: null,
  hasAgreed: false,
  savedVersions: 0,
  decisions: 0,
  calibrated: [],
  signed: [],
  reviewOn: null,
};
const found = (state: Partial<WorkshopState>) =>
  Object.fromEntries(progressOf({ ...NOTHING, ...state }).map(({ step, ...rest }) => [step, rest]));

test('an empty workshop has left nothing behind, and says what is missing at each step', () => {
  const progress = progressOf(NOTHING);
  expect(progress.map(({ step }) => step)).toEqual([...STEPS]);
  expect(progress.every(({ isDone, found }) => !isDone && found !== '')).toBe(true);
});

test('a stage without an owner or a deadline keeps the flow open, by name', () => {
  const definition = emptyDefinition('Agreed', 'agreed');
  for (const stage of definition.stages) Object.assign(stage, { owner: 'sales', slaHours: 24 });
  expect(found({ definition }).flow?.isDone).toBe(true);
  definition.stages[1]!.slaHours = null;
  expect(found({ definition }).flow).toEqual({
    isDone: false,
    found: `${definition.stages[1]!.name} has no deadline`,
  });
});

test('a round of one side alone does not count, nor a signature of one side alone', () => {
  expect(found({ calibrated: ['sales', 'sales'] }).calibrate?.isDone).toBe(false);
  expect(found({ calibrated: ['sales', 'marketing'] }).calibrate?.isDone).toBe(true);
  expect(found({ signed: ['marketing'], reviewOn: '2026-06-01' }).agree?.found).toBe('Not signed by sales');
  expect(found({ signed: ['marketing', 'sales'] }).agree?.found).toBe('No review date yet');
  expect(found({ signed: ['marketing', 'sales'], reviewOn: '2026-06-01' }).agree?.isDone).toBe(true);
});

test('the usual minutes are two hours', () => {
  expect(Object.values(USUAL_MINUTES).reduce((sum, minutes) => sum + minutes, 0)).toBe(120);
});

test('the time at a step adds up over its sittings; only one step runs at a time', () => {
  const at = (time: string) => new Date(`2026-03-01T${time}Z`);
  let sittings = begin([], 'flow', at('09:00:00'));
  sittings = begin(sittings, 'score', at('09:10:00'));
  sittings = begin(sittings, 'flow', at('09:12:00'));
  expect(running(sittings)?.step).toBe('flow');
  expect(clock(spentOn(sittings, 'flow', at('09:15:30').getTime()))).toBe('13:30');
  sittings = begin(sittings, null, at('10:20:00'));
  expect(running(sittings)).toBeUndefined();
  expect(clock(spentOn(sittings, 'flow', at('12:00:00').getTime()))).toBe('1:18:00');
  expect(clock(spentOn(sittings, 'score', at('12:00:00').getTime()))).toBe('2:00');
});
