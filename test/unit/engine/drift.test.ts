import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { differenceOf, newcombe } from '#shared/domain/statistics/two-proportions.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import { driftOf, newMask, shownWay, sinceMask } from '#shared/engine/compare/drift.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { dealsByImport, firstImports } from '#shared/engine/evidence/imports.ts';
import { smallDefinition } from '../../support/definitions.ts';

const SINCE = Date.UTC(2026, 0, 1);

/** Won, lost and rejected deals of a quarter, so many of each that are large. */
const quarter = (closedAt: string, large: { won: number; lost: number }, reason = 'Too small') =>
  (['won', 'lost'] as const).flatMap((side) =>
    Array.from({ length: 40 }, (_, i) => ({
      outcome: side === 'won' ? 'won' : i < 10 ? 'rejected' : 'lost',
      closedAt,
      values: {
        employees: i < large[side] ? 500 : 10,
        ...(side === 'lost' && i < 10 ? { why: i < 7 ? reason : 'No budget' } : {}),
      },
      touchpoints: [],
    })),
  );

const field = (key: string, type: string, role: string | null, known = 'start') => ({
  key,
  label: key,
  type,
  role,
  stage: null,
  known,
});

const sampleOf = (deals: unknown[]) =>
  buildSample({
    fields: [field('employees', 'number', null), field('why', 'text', 'lostReason', 'end')],
    deals,
    asOf: Date.UTC(2026, 3, 1),
    timeZone: 'UTC',
  } as never);

const definition = smallDefinition('Agreed', 50);
const drift = (deals: unknown[]) => {
  const sample = sampleOf(deals);
  const simulation = createEngine(sample).simulate(definition);
  return driftOf(sample, definition, simulation, { isNew: sinceMask(sample, SINCE), stage: 1 });
};

test('a rule that told won from lost deals, and no longer does, no longer pays', () => {
  const found = drift([
    ...quarter('2025-10-01', { won: 35, lost: 5 }),
    ...quarter('2026-02-01', { won: 12, lost: 12 }),
  ]);
  expect(found.deals).toEqual({
    before: { won: 40, lost: 30, rejected: 10, open: 0 },
    since: { won: 40, lost: 30, rejected: 10, open: 0 },
  });
  const [rule] = found.rules;
  expect(rule!.before!.difference).toBeCloseTo(0.75);
  expect(rule!.since!.difference).toBeCloseTo(0);
  expect(rule!.pays).toBe('noLonger');
  expect(found.wonCaptured).toMatchObject({ before: { hits: 35, of: 40 }, since: { hits: 12, of: 40 } });
  expect(shownWay(found.wonCaptured.change!)).toBe(-1);
  expect(found.steps).toHaveLength(1);
  expect(found.steps[0]!.moved.since).toMatchObject({ hits: 24, of: 80 });
});

test('the same quarter again moves nothing, and its rule still pays', () => {
  const found = drift([
    ...quarter('2025-10-01', { won: 35, lost: 5 }),
    ...quarter('2026-02-01', { won: 35, lost: 5 }),
  ]);
  expect(found.rules[0]!.pays).toBe('still');
  expect(shownWay(found.rules[0]!.change!)).toBe(0);
  expect(shownWay(found.steps[0]!.moved.change!)).toBe(0);
});

test('few new deals can’t tell, and none say nothing', () => {
  const few = quarter('2026-02-01', { won: 12, lost: 12 }).filter((_, i) => i % 40 === 0);
  const found = drift([...quarter('2025-10-01', { won: 35, lost: 5 }), ...few]);
  expect(found.rules[0]!.pays).toBe('cantTell');
  const nothing = drift(quarter('2025-10-01', { won: 35, lost: 5 }));
  expect(nothing.wonCaptured).toMatchObject({ since: null, change: null });
  expect(nothing.rules[0]).toMatchObject({ since: null, change: null, pays: 'cantTell' });
});

test('who was turned down, for what, and whom the definition had handed over', () => {
  const found = drift([
    ...quarter('2025-10-01', { won: 35, lost: 5 }),
    ...quarter('2026-02-01', { won: 35, lost: 5 }),
  ]);
  expect(found.rejected).toEqual([
    { reason: 'Too small', deals: [120, 121, 122, 123, 124, 125, 126], handedOver: 5, before: 7 },
    { reason: 'No budget', deals: [127, 128, 129], handedOver: 0, before: 3 },
  ]);
  // First the won that were missed, then the rejected that were handed over.
  expect(found.toDiscuss.slice(0, 10)).toEqual([115, 116, 117, 118, 119, 120, 121, 122, 123, 124]);
});

test('new deals are told by the import that they first came with', () => {
  const files = ['q4.csv', 'q1.xlsx'];
  const deal = (file: string, first?: string) => ({
    outcome: 'won',
    closedAt: '2025-10-01',
    values: { file, ...(first && { first }) },
    touchpoints: [],
  });
  const sample = buildSample({
    fields: [field('file', 'category', null), field('first', 'category', null)],
    // The second came again with the later file, which counts for its values.
    deals: [
      deal('q4.csv', 'q4.csv'),
      deal('q1.xlsx · Deals', 'q4.csv'),
      deal('q1.xlsx · Deals', 'q1.xlsx · Deals'),
    ],
    asOf: SINCE,
    timeZone: 'UTC',
  } as never);
  const first = firstImports(sample, files)!;
  expect([...first]).toEqual([0, 0, 1]);
  expect(dealsByImport(first, files)).toEqual([2, 1]);
  expect([...newMask(sample, { by: 'import', files, chosen: ['q1.xlsx'] })]).toEqual([0, 0, 1]);
  // A column that names anything else tells nothing of imports, and one file alone parts nothing.
  expect(firstImports(sample, ['q4.csv', 'other.csv'])).toBeNull();
  expect(firstImports(sample, ['q4.csv'])).toBeNull();
});

test('the interval of a difference of differences is Newcombe’s for two shares', () => {
  const by = differenceOf(56 / 70, wilson(56, 70), 48 / 80, wilson(48, 80));
  expect(by).toEqual(newcombe(56, 70, 48, 80));
  // Newcombe 1998, table II, example (a), method 10.
  expect(by.low).toBeCloseTo(0.0524, 4);
  expect(by.high).toBeCloseTo(0.3339, 4);
});
