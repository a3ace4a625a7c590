import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentsOf } from '#shared/domain/classify/moments.ts';
import { scoreAt } from '#shared/domain/classify/score.ts';
import { evaluate } from '#shared/domain/criteria/evaluate.ts';
import type { Criterion, PointLimits } from '#shared/domain/definition/schema.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { type CaseFile, completeDefinition, sampleOf } from './case-file.ts';

const keys = ['a', 'b', 'c', 'd'];
const file: CaseFile = { about: '', fields: Object.fromEntries(keys.map((key) => [key, 'boolean'])) };

const field: fc.Arbitrary<Criterion> = fc
  .constantFrom(...keys)
  .map((key) => ({ kind: 'field', field: key, op: 'is', value: true }));
const score: fc.Arbitrary<Criterion> = fc.record({
  kind: fc.constant('score'),
  of: fc.constantFrom('total', 'fit', 'negative'),
  is: fc.record({ op: fc.constantFrom('atLeast', 'atMost'), value: fc.integer({ min: -60, max: 60 }) }),
}) as fc.Arbitrary<Criterion>;
const combined = (leaf: fc.Arbitrary<Criterion>): fc.Arbitrary<Criterion> =>
  fc.letrec<{ criterion: Criterion }>((tie) => ({
    criterion: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('all', 'any', 'none'),
        of: fc.array(tie('criterion'), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('atLeast'),
        count: fc.integer({ min: 0, max: 3 }),
        of: fc.array(tie('criterion'), { maxLength: 3 }),
      }),
    ) as fc.Arbitrary<Criterion>,
  })).criterion;
const limits: fc.Arbitrary<PointLimits> = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([floor, width]) => ({ floor, cap: floor + width }));
const rules = fc.array(
  fc.record(
    {
      when: combined(field),
      points: fc.integer({ min: -40, max: 40 }),
      category: fc.constantFrom('fit', 'negative'),
      cap: fc.integer({ min: 0, max: 40 }),
    },
    { requiredKeys: ['when', 'points', 'category'] },
  ),
  { maxLength: 5 },
);
const scoring = fc.record({
  rules,
  categories: fc.record({ fit: limits }, { requiredKeys: [] }),
  total: limits,
});
const whole = fc.tuple(...keys.map(() => fc.boolean()));
const hidden = fc.tuple(...keys.map(() => fc.boolean()));

test('had the missing data been there, no firm answer and no end of a range would have been wrong', () => {
  fc.assert(
    fc.property(scoring, combined(fc.oneof(field, score)), whole, hidden, (model, asked, values, hide) => {
      const definition = completeDefinition({
        ...model,
        rules: model.rules.map((rule, i) => ({ id: `rule ${i}`, ...rule })),
      });
      const lookAt = (isThere: (i: number) => boolean) => {
        const known = keys.map((key, i) => [key, isThere(i) ? values[i]! : null] as const);
        const sample = sampleOf(file, { values: Object.fromEntries(known) });
        const end = momentsOf(contextOf(sample), readDeal(sample, 0), definition).at(-1)!;
        const sheet = scoreAt(definition.scoring, end);
        return { total: sheet.scores.total, answer: evaluate(asked, end, sheet) };
      };
      const partly = lookAt((i) => !hide[i]!);
      const wholly = lookAt(() => true);

      expect(wholly.total.low).toBe(wholly.total.high);
      expect(partly.total.low).toBeLessThanOrEqual(partly.total.points);
      expect(partly.total.high).toBeGreaterThanOrEqual(partly.total.points);
      expect(partly.total.low).toBeLessThanOrEqual(wholly.total.points);
      expect(partly.total.high).toBeGreaterThanOrEqual(wholly.total.points);
      expect(wholly.answer.firm).toBe(wholly.answer.value);
      if (partly.answer.firm !== 'unknown') expect(partly.answer.firm).toBe(wholly.answer.value);
    }),
    { numRuns: 1_000 },
  );
});
