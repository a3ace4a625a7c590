import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { movedBetween, movesBetween } from '#shared/engine/compare/moves.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { scoreHistogram } from '#shared/engine/score/histogram.ts';
import { scoreGrid, thirds } from '#shared/engine/score/score-grid.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { allOf } from '../../support/simulation.ts';

/** Deals whose fit score is their number of employees, and whose engagement that of their visits. */
const sample = buildSample({
  fields: [
    { key: 'employees', type: 'number' },
    { key: 'partner', type: 'boolean' },
  ],
  deals: [
    { outcome: 'won', values: { employees: 500, partner: true } },
    { outcome: 'won', values: { employees: 500, partner: false } },
    { outcome: 'lost', values: { employees: 10, partner: true } },
    { outcome: 'rejected', values: { employees: 10, partner: false } },
    { outcome: 'open', values: { employees: 10 } },
  ],
});

const definition: Definition = {
  ...smallDefinition('Marketing', 50),
  scoring: {
    ...smallDefinition('Marketing', 50).scoring,
    rules: [
      ...smallDefinition('Marketing').scoring.rules,
      {
        id: 'partner',
        name: 'Partner',
        category: 'engagement',
        when: { kind: 'field', field: 'partner', op: 'is', value: true },
        points: -15,
      },
    ],
    categories: { fit: { cap: 40 } },
  },
};

test('a category has its own score, within its limits, beside the total', () => {
  const engine = createEngine(sample);
  const before = allOf(engine.simulate(definition));
  expect([...engine.scores(definition, 'fit').score]).toEqual([40_000, 40_000, 0, 0, 0]);
  expect([...engine.scores(definition, 'engagement').low]).toEqual([-15_000, 0, -15_000, 0, -15_000]);
  expect([...engine.scores(definition, 'total').score]).toEqual([25_000, 40_000, -15_000, 0, 0]);
  expect(allOf(engine.simulate(definition))).toEqual(before);
});

describe('a histogram of scores', () => {
  test('holds every deal once, in the bin of its score, below zero too', () => {
    const { from, width, bins } = scoreHistogram(
      sample,
      createEngine(sample).scores(definition, 'total').score,
    );
    const binOf = (score: number) => bins[Math.floor((score - from) / width)];
    expect(width).toBe(2);
    expect(from).toBe(-16);
    expect(binOf(-15)).toEqual({ won: 0, lost: 1, rejected: 0, open: 0 });
    expect(binOf(0)).toEqual({ won: 0, lost: 0, rejected: 1, open: 1 });
    expect(binOf(25)?.won).toBe(1);
    expect(bins.at(-1)?.won).toBe(1);
    expect(bins.flatMap(Object.values).reduce((sum, deals) => sum + deals, 0)).toBe(5);
  });

  test.each([
    [1, 1],
    [39, 1],
    [40, 2],
    [400, 20],
    [1_000_000, 50_000],
  ])('of scores up to %d points has bars of a round width that a room can tell apart', (most, width) => {
    const scores = new Float64Array([most * 1000, 0, 0, 0, 0]);
    const histogram = scoreHistogram(sample, scores);
    expect(histogram.width).toBe(width);
    expect(histogram.bins.length).toBeLessThanOrEqual(40);
    expect(histogram.bins.at(-1)?.won).toBe(1);
  });
});

describe('a grid of two scores', () => {
  const fit = [
    { id: 'a', name: 'A', of: 'fit', from: 40 },
    { id: 'b', name: 'B', of: 'fit', below: 40 },
  ] as const;
  const engagement = [{ id: 'one', name: '1', of: 'engagement', from: 0 }] as const;

  test('counts each pair of bands by outcome, and the deals that none holds', () => {
    const { score: down } = createEngine(sample).scores(definition, 'fit');
    const { score: across } = createEngine(sample).scores(definition, 'engagement');
    const grid = scoreGrid(sample, { bands: fit, scores: down }, { bands: engagement, scores: across });
    expect(grid).toEqual({
      cells: [[{ won: 1, lost: 0, rejected: 0, open: 0 }], [{ won: 0, lost: 0, rejected: 1, open: 1 }]],
      outside: 2,
    });
  });

  test('is cut by itself into thirds that leave room for a middle band', () => {
    expect(thirds(Int32Array.from([0, 10, 20, 30, 40, 50], (points) => points * 1000))).toEqual({
      middle: 20,
      high: 40,
    });
    expect(thirds(new Int32Array(6))).toEqual({ middle: 0, high: 1 });
  });
});

describe('what an edit moves', () => {
  const engine = createEngine(sample);
  const before = { definition, simulation: engine.simulate(definition) };
  const lower = structuredClone(definition);
  lower.transitions[0]!.when = { kind: 'score', of: 'total', is: { op: 'atLeast', value: 25 } };

  test('is the deals that would stand elsewhere, and where', () => {
    const after = { definition: lower, simulation: engine.simulate(lower) };
    expect(movesBetween(before, after)).toEqual({ deals: 2, to: [{ stage: 'mql', deals: 2 }] });
    expect(movesBetween(after, after)).toEqual({ deals: 0, to: [] });
  });

  test('is the deals that get to another stage, and of these those that cross the stage of the verdict', () => {
    const after = { definition: lower, simulation: engine.simulate(lower) };
    const at = (stage: number) => movedBetween({ ...before, stage }, { ...after, stage });
    expect(at(1).anywhere).toHaveLength(2);
    expect(at(1).across).toEqual(at(1).anywhere);
    expect(at(0)).toEqual({ anywhere: at(1).anywhere, across: new Uint32Array() });
  });

  test('shows in the summary as deals on the arrow and deals standing at the stages', () => {
    const { transitions, stages, rules } = summarize(sample, lower, engine.simulate(lower));
    expect(transitions).toEqual([
      { transition: 'qualify', byOutcome: { won: 2, lost: 0, rejected: 0, open: 0 } },
    ]);
    expect(stages.map(({ standing }) => standing.won)).toEqual([0, 2]);
    expect(rules[1]).toEqual({
      rule: 'partner',
      true: { won: 1, lost: 1, rejected: 0, open: 0 },
      unknown: { won: 0, lost: 0, rejected: 0, open: 1 },
    });
  });
});
