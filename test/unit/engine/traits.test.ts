import { describe, expect, test } from 'vitest';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import { dealsOf } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { riskRatio } from '#shared/domain/statistics/ratio.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { findTraits, type Trait } from '#shared/engine/evidence/traits.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const { sample } = sampleWorkshop();
const found = findTraits(sample);
const labelled = (traits: readonly Trait[], label: string) => traits.find((trait) => trait.label === label)!;

describe('the traits of the sample workshop', () => {
  test('count each deal as the definition language does', () => {
    const engine = createEngine(sample);
    const definition = emptyDefinition('any', 'agreed');
    const all = [...found.traits, ...found.hindsight].filter(({ firstDays }) => firstDays === null);
    expect(all.length).toBeGreaterThan(50);
    for (const { criterion, won, against, unknown, label } of all) {
      const counts = engine.count(definition, criterion);
      expect([label, won.hits, against!.others.hits, unknown]).toEqual([
        label,
        counts.true.won,
        counts.true.lost + counts.true.rejected,
        counts.unknown.won + counts.unknown.lost + counts.unknown.rejected,
      ]);
    }
  });

  test('have the numbers of a plain count: who asks for a demo', () => {
    const asks = { won: 0, others: 0 };
    for (const deal of dealsOf(sample)) {
      const asked = deal.touchpoints.some(
        ({ type, at }) => type === 'Demo request' && at < (deal.closedAt ?? 9e15),
      );
      if (asked && deal.outcome !== 'open') asks[deal.outcome === 'won' ? 'won' : 'others'] += 1;
    }
    const trait = labelled(found.traits, 'at least 1 Demo request');
    expect(trait.won).toEqual({ hits: asks.won, of: 60, ...wilson(asks.won, 60) });
    expect(trait.against!.others).toMatchObject({ hits: asks.others, of: 150 });
    expect(trait.against!.lift).toEqual(riskRatio(asks.won, 60, asks.others, 150));
    expect(trait.against!.weight).toBeCloseTo(Math.log(asks.won / 60 / (asks.others / 150)), 12);
    expect(trait.sentence).toBe(
      '3.3 times as often among won deals (2.2 to 4.8 times): 38 of 60 (30 to 45 of 60), against 29 of 150 lost or rejected.',
    );
  });

  test('in the first days look at nothing later', () => {
    let won = 0;
    for (const { outcome, touchpoints, createdAt, closedAt } of dealsOf(sample)) {
      const early = touchpoints.filter(
        ({ type, at }) =>
          type === 'Pricing page view' && at <= createdAt! + 14 * 86_400_000 && at < (closedAt ?? 9e15),
      );
      if (outcome === 'won' && early.length >= 2) won += 1;
    }
    const trait = labelled(found.traits, 'at least 2 Pricing page views in the first 14 days');
    expect(trait.won.hits).toBe(won);
    expect(trait.criterion).toMatchObject({ withinDays: 14 });
  });

  test('what nobody knew at the start stands apart', () => {
    const labels = found.hindsight.map(({ label }) => label);
    expect(labels).toContain('at least 1 Contract signed');
    expect(labels).toContain('Visits in total is at least 5');
    expect(found.traits.filter(({ hindsight, known }) => hindsight !== null || known === 'end')).toEqual([]);
  });

  test('come surest first, one leading each family', () => {
    const p = found.traits.map(({ against }) => against!.p);
    expect(p).toEqual([...p].sort((a, b) => a - b));
    const families = new Set(found.traits.map(({ family }) => family));
    expect(found.traits.filter(({ isLeading }) => isLeading)).toHaveLength(families.size);
  });
});

const FIELDS: PlainField[] = [
  { key: 'title', type: 'text', role: 'title' },
  { key: 'size', label: 'Size', type: 'number' },
  { key: 'red', type: 'boolean' },
  { key: 'blue', type: 'boolean' },
];
const sampleOf = (deals: PlainDeal[]): Sample => buildSample({ fields: FIELDS, deals });
const many = (count: number, deal: (i: number) => PlainDeal): PlainDeal[] =>
  Array.from({ length: count }, (_, i) => deal(i));

describe('traits', () => {
  test('of won deals only are shares, with the warning instead of lifts', () => {
    const { survivorship, traits, pairs } = findTraits(
      sampleOf(many(20, (i) => ({ outcome: 'won', values: { red: i < 12 } }))),
    );
    expect(survivorship).toContain('no lost or rejected ones');
    expect(traits).toHaveLength(1);
    expect(traits[0]).toMatchObject({
      against: null,
      won: { hits: 12, of: 20 },
      sentence: '12 of 20 (8 to 16 of 20) won deals.',
    });
    expect(pairs).toEqual([]);
  });

  test('cut a number where the outcomes turn, at a number that people would say', () => {
    const deals = many(200, (i) => ({
      outcome: i >= 83 && i < 151 ? 'won' : 'lost',
      values: { size: i * 10 },
    }));
    const bands = findTraits(sampleOf(deals)).traits.map(({ label }) => label);
    expect(bands).toContain('Size is between 830 and 1,509');
    const halves = many(80, (i) => ({ outcome: i >= 40 ? 'won' : 'lost', values: { size: i * 10 } }));
    expect(findTraits(sampleOf(halves)).traits.map(({ label }) => label)).toEqual(['Size is at least 400']);
  });

  test('leave out deals for which nothing is known', () => {
    const deals = many(60, (i) => ({
      outcome: i % 2 === 0 ? 'won' : 'lost',
      values: { red: i < 20 ? null : i % 2 === 0 },
    }));
    const [trait] = findTraits(sampleOf(deals)).traits;
    expect(trait).toMatchObject({ won: { hits: 20, of: 20 }, unknown: 20 });
    expect(trait!.against!.others).toMatchObject({ hits: 0, of: 20 });
  });

  test('say words that always come together once, as they stand', () => {
    const deals = many(40, (i) => ({
      outcome: i < 20 ? 'won' : 'lost',
      values: { title: i % 2 ? 'VP of Supply Chain' : 'Clerk' },
    }));
    const words = findTraits(sampleOf(deals)).traits.map(
      ({ criterion }) => 'values' in criterion && criterion.values[0],
    );
    expect(words.sort()).toEqual(['Clerk', 'Supply Chain']);
  });

  test('where there is nothing to find, hardly any stands after the correction', () => {
    const random = seeded(5);
    const words = Array.from(
      { length: 60 },
      (_, i) => `word${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`,
    );
    const deals = many(400, () => ({
      outcome: random() < 0.4 ? 'won' : 'lost',
      values: {
        title: words.filter(() => random() < 0.15).join(' ') || null,
        size: Math.floor(random() * 1000),
        red: random() < 0.5,
      },
    }));
    const { traits } = findTraits(sampleOf(deals));
    expect(traits.length).toBeGreaterThan(60);
    expect(traits.filter(({ against }) => against!.p < 0.05).length).toBeGreaterThan(0);
    expect(traits.filter(({ against }) => against!.q < 0.05)).toEqual([]);
  });

  test('that only work together are found as a pair', () => {
    const random = seeded(9);
    const deals = many(400, () => {
      const [red, blue] = [random() < 0.5, random() < 0.5];
      return { outcome: random() < (red === blue ? 0.75 : 0.15) ? 'won' : 'lost', values: { red, blue } };
    });
    const { pairs } = findTraits(sampleOf(deals));
    expect(pairs).toHaveLength(1);
    expect(pairs[0]!.criterion).toEqual({
      kind: 'all',
      of: expect.arrayContaining(
        ['red', 'blue'].map((field) => ({ kind: 'field', field, op: 'is', value: true })),
      ),
    });
    expect(pairs[0]!.lift.low).toBeGreaterThan(1);
    expect(pairs[0]!.alone.every(({ low }) => low <= 1)).toBe(true);
    const apart = many(400, () => {
      const [red, blue] = [random() < 0.5, random() < 0.5];
      return {
        outcome: random() < 0.2 + 0.3 * Number(red) + 0.3 * Number(blue) ? 'won' : 'lost',
        values: { red, blue },
      };
    });
    expect(findTraits(sampleOf(apart)).pairs).toEqual([]);
  });
});

test('names of people, companies and deals are no traits, whatever their fields are called', () => {
  const deals = Array.from({ length: 200 }, (_, i) => ({
    outcome: i % 2 ? ('won' as const) : ('lost' as const),
    values: { first: i % 2 ? 'Ann' : 'Bob', owner: i % 2 ? 'Max' : 'Lia', region: i % 2 ? 'East' : 'West' },
  }));
  const fields = [
    { key: 'first', label: 'First Name', type: 'category' },
    { key: 'owner', label: 'Lead Owner', type: 'category' },
    { key: 'region', label: 'Region', type: 'category' },
  ] as const;
  const { traits } = findTraits(buildSample({ fields, deals }));
  expect(new Set(traits.map(({ label }) => label.split(' ')[0]))).toEqual(new Set(['Region']));
});
