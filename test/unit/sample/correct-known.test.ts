import { describe, expect, test } from 'vitest';
import { fieldsWithHistory, toBuffers } from '#shared/domain/sample/buffers.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { type Correction, correctionProblem, correctKnown } from '#shared/domain/sample/correct-known.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { leakOf } from '#shared/engine/simulate/leak.ts';
import { smallDefinition } from '../../support/definitions.ts';

/** Deals that visited often get to MQL; the webinar is the moment at which anybody looks before the end. */
const sample = buildSample({
  fields: [
    { key: 'visits', label: 'Visits', type: 'number' },
    { key: 'budget', label: 'Budget', type: 'boolean', known: 'dated' },
    { key: 'met', label: 'Met', type: 'date', known: 'end' },
    { key: 'created', label: 'Created', type: 'date', role: 'createdAt' },
  ],
  deals: [
    {
      outcome: 'won',
      createdAt: '2026-01-01',
      closedAt: '2026-02-20',
      values: { visits: 20, created: '2026-01-01', met: '2026-01-05', budget: true },
      knownAt: { budget: '2026-01-09' },
      touchpoints: [
        { type: 'webinar', at: '2026-01-03' },
        { type: 'webinar', at: '2026-01-10' },
      ],
    },
    {
      outcome: 'won',
      createdAt: '2026-01-01',
      closedAt: '2026-02-20',
      values: { visits: 20, created: '2026-01-01' },
      touchpoints: [{ type: 'webinar', at: '2026-01-10' }],
    },
  ],
});
const base = smallDefinition('M');
const definition = {
  ...base,
  transitions: [
    {
      id: 'visits',
      kind: 'advance',
      from: 'lead',
      to: 'mql',
      when: { kind: 'field', field: 'visits', op: 'atLeast', value: 10 },
    } as const,
  ],
};

const reachedAt = (correction: Correction): string[] => {
  const { reachedAt: at } = createEngine(correctKnown(sample, { visits: correction })).simulate(definition);
  return [at[2]!, at[3]!].map((each) => new Date(each).toISOString().slice(0, 10));
};

describe('what the room says of when a field was known', () => {
  test('moves what a definition would have done, and when', () => {
    // Stage by stage of two deals: the last two are MQL.
    expect(reachedAt('start')).toEqual(['2026-01-01', '2026-01-01']);
    // A closing without a time closes at the end of its day.
    expect(reachedAt('end')).toEqual(['2026-02-21', '2026-02-21']);
  });

  test('holds from a date of the deal: the first moment at or after it, and its end where it has no such date', () => {
    expect(reachedAt({ since: 'met' })).toEqual(['2026-01-10', '2026-02-21']);
  });

  test('leaves the imported sample as it is, and gives it back once the word is taken back', () => {
    const corrected = correctKnown(sample, { visits: 'end' });
    expect(sample.fields[0]?.known).toBe('start');
    expect(corrected.fields[0]?.known).toBe('end');
    expect(correctKnown(sample, {})).toBe(sample);
  });

  test('is what the leak meter measures: a field known only at the end makes the difference to hindsight', () => {
    const looked = correctKnown(sample, { visits: { since: 'met' } });
    const engine = createEngine(looked);
    const meter = atOnce(leakOf(engine, looked, definition, engine.simulate(definition), 1));
    expect(meter.fields).toMatchObject([{ field: 'visits', known: 'dated' }]);
    // Four days after the start, and fifty-one: where it has no date, when it closed.
    expect(meter.fields[0]?.knownAfterDays).toBe((4 + 51) / 2);
    expect(meter.onTime).toEqual([]);
  });

  test('is refused with what to do where it can’t be', () => {
    const histories = fieldsWithHistory(toBuffers(sample).layout);
    expect([...histories]).toEqual(['budget']);
    const problem = (key: string, correction: Correction) =>
      correctionProblem(sample.fields, histories, key, correction);
    expect(problem('visits', 'end')).toBeNull();
    expect(problem('budget', 'dated')).toBeNull();
    expect(problem('visits', { since: 'met' })).toBeNull();
    expect(problem('visits', 'dated')).toMatch(/no history of “Visits”/);
    expect(problem('visits', { since: 'budget' })).toMatch(/“Budget” holds no dates/);
    expect(problem('gone', 'end')).toMatch(/no field “gone”/);
    expect(problem('created', 'end')).toMatch(/follows from the deal itself/);
  });
});
