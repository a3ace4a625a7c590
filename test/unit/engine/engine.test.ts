import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';
import { allOf } from '../../support/simulation.ts';

const sample = mixedSample(200);
const withRule = (points: number): Definition => {
  const definition = smallDefinition('Marketing');
  definition.scoring.rules[0]!.points = points;
  return definition;
};

describe('an engine', () => {
  test('says the same after edits there and back as an engine that saw none of them', () => {
    const engine = createEngine(sample);
    for (const points of [60, 10, 75, 60]) engine.simulate(withRule(points));
    expect(allOf(engine.simulate(withRule(60)))).toEqual(allOf(createEngine(sample).simulate(withRule(60))));
  });

  test('leaves a result as it was, whatever is simulated next', () => {
    const engine = createEngine(sample);
    const first = engine.simulate(withRule(60), 'draft');
    const before = structuredClone(allOf(first));
    for (const points of [10, 75]) engine.simulate(withRule(points), 'draft');
    expect(allOf(first)).toEqual(before);
  });

  test('works on a sample that came by structured clone', () => {
    expect(allOf(createEngine(structuredClone(sample)).simulate(withRule(60)))).toEqual(
      allOf(createEngine(sample).simulate(withRule(60))),
    );
  });

  test('adds up points beyond 32 bits', () => {
    const definition = smallDefinition('Marketing');
    const [rule] = definition.scoring.rules;
    definition.scoring.rules = Array.from({ length: 5 }, (_, i) => ({
      ...rule!,
      id: `r${i}`,
      when: { kind: 'field', field: 'company', op: 'isKnown' } as const,
      points: 1_000_000,
    }));
    expect(createEngine(sample).simulate(definition).score[0]).toBe(5_000_000_000);
  });

  test('counts for how many deals of each outcome a criterion is true and unknown', () => {
    const counts = createEngine(sample).count(smallDefinition('Marketing'), {
      kind: 'all',
      of: [
        { kind: 'field', field: 'employees', op: 'atLeast', value: 300 },
        { kind: 'field', field: 'industry', op: 'is', value: 'bakery' },
      ],
    });
    const total = (by: Record<string, number>) => Object.values(by).reduce((sum, n) => sum + n, 0);
    // Of deals 100 … 199, a third are bakeries (i % 3 === 1); every fifth lacks its size, every seventh its industry.
    const deals = Array.from({ length: 200 }, (_, i) => i);
    const size = (i: number) => (i % 5 === 0 ? null : i * 3 >= 300);
    const bakery = (i: number) => (i % 7 === 0 ? null : i % 3 === 1);
    const truths = deals.map((i) => {
      const both = [size(i), bakery(i)];
      return both.includes(false) ? 'false' : both.includes(null) ? 'unknown' : 'true';
    });
    expect(total(counts.true)).toBe(truths.filter((truth) => truth === 'true').length);
    expect(total(counts.unknown)).toBe(truths.filter((truth) => truth === 'unknown').length);
    expect(counts.true.won).toBe(truths.filter((truth, i) => truth === 'true' && i % 4 === 0).length);
  });

  test('counts a criterion about the score by the definition it stands in', () => {
    const { true: reached } = createEngine(sample).count(smallDefinition('Marketing'), {
      kind: 'score',
      of: 'fit',
      is: { op: 'atLeast', value: 60 },
    });
    const large = Array.from({ length: 200 }, (_, i) => i).filter((i) => i % 5 !== 0 && i * 3 >= 200);
    expect(Object.values(reached).reduce((sum, n) => sum + n, 0)).toBe(large.length);
  });
});
