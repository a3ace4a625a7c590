/** Any criterion of a definition, for property tests of the language. */
import fc from 'fast-check';
import type {
  ChecklistItem,
  Comparison,
  Condition,
  Criterion,
  ScoreBand,
} from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';

/** Texts that people type, and some that nobody would. */
const text = fc.oneof(
  fc.constantFrom(
    'SaaS',
    'VP Sales',
    '50',
    '-1e3',
    'yes',
    'and',
    'is any of',
    'confirmed',
    'a, b',
    '"',
    '\\',
    '',
    'É ',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const name = text.filter((each) => each.length > 0);
const thousandths = fc
  .integer({ min: -1_000_000_000, max: 1_000_000_000 })
  .map((n) => (n === 0 ? 0 : n / 1000));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n));
const date = fc.oneof(
  fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString()),
  fc.constantFrom('2026-03-01', '2024-02-29', '2026-03-01T09:30:00+01:00'),
);
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ op: fc.constantFrom('atLeast' as const, 'atMost' as const), value: thousandths }),
  fc.record({ op: fc.constant('between' as const), low: thousandths, high: thousandths }),
);
const scalar = fc.oneof(text, number, fc.boolean());
const bound = fc.oneof(number, date);

/** Conditions on the fields given (and others), and on a definition's items and bands. */
export function conditions(
  fields: readonly string[],
  items: readonly ChecklistItem[],
  bands: readonly ScoreBand[],
): fc.Arbitrary<Condition> {
  const field = { kind: fc.constant('field' as const), field: fc.oneof(fc.constantFrom(...fields), name) };
  const op = <T extends string>(each: T) => ({ ...field, op: fc.constant(each) });
  return fc.oneof(
    fc.record({ ...op('is'), value: scalar }),
    fc.record({ ...op('isAnyOf'), values: fc.array(scalar, { maxLength: 4 }) }),
    fc.record({
      ...op('containsAnyOf'),
      values: fc.array(text, { maxLength: 4 }),
      match: fc.constantFrom('words' as const, 'text' as const),
    }),
    fc.record({ ...op('between'), low: bound, high: bound }),
    fc.record({ ...op('atLeast'), value: number }),
    fc.record({ ...op('atMost'), value: number }),
    fc.record({ ...op('before'), value: date }),
    fc.record({ ...op('after'), value: date }),
    fc.record(op('isKnown')),
    fc.record(
      {
        kind: fc.constant('touchpoints' as const),
        types: fc.array(name, { maxLength: 3 }),
        measure: fc.constantFrom('count' as const, 'days' as const, 'people' as const, 'sum' as const),
        scope: fc.constantFrom('deal' as const, 'account' as const),
        withinDays: fc.oneof(
          fc.constantFrom(1, 30, 0.5),
          fc.double({ min: 0, minExcluded: true, max: 36_500, noNaN: true }),
        ),
        is: comparison,
      },
      { requiredKeys: ['kind', 'types', 'measure', 'scope', 'is'] },
    ),
    fc.record(
      {
        kind: fc.constant('score' as const),
        of: fc.constantFrom('total' as const, ...CATEGORIES),
        is: comparison,
        bySource: fc.dictionary(name, comparison, { maxKeys: 3, noNullPrototype: true }),
      },
      { requiredKeys: ['kind', 'of', 'is'] },
    ),
    fc.constantFrom(...bands).map(({ id }) => ({ kind: 'scoreBand' as const, band: id })),
    fc.constantFrom(...items).map(({ id }) => ({ kind: 'checklist' as const, item: id })),
  );
}

/** Conditions and groups of them, empty ones too. */
export const criteria = (condition: fc.Arbitrary<Condition>): fc.Arbitrary<Criterion> =>
  fc.letrec<{ criterion: Criterion }>((tie) => {
    const of = fc.array(tie('criterion'), { maxLength: 4 });
    return {
      criterion: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        condition,
        fc.record({ kind: fc.constantFrom('all' as const, 'any' as const, 'none' as const), of }),
        fc.record({ kind: fc.constant('atLeast' as const), count: fc.nat(5), of }),
      ),
    };
  }).criterion;
