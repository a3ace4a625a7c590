import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { hasBit } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { countOf } from '#shared/engine/lint/deals.ts';
import type { SampleFinding } from '#shared/engine/lint/finding.ts';
import { lintWithSample } from '#shared/engine/lint/lint.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { smallDefinition } from '../../support/definitions.ts';

function findings(definition: Definition, sample: Sample): Map<string, SampleFinding> {
  const engine = createEngine(sample);
  const found = lintWithSample(engine, sample, definition, engine.simulate(definition));
  return new Map(found.map((finding) => [finding.id, finding]));
}
const dealsOf = (finding: SampleFinding | undefined, sample: Sample): number[] =>
  Array.from({ length: sample.deals }, (_, i) => i).filter((i) => finding?.deals && hasBit(finding.deals, i));

const FIELDS: PlainField[] = [
  { key: 'company', type: 'text', role: 'account' },
  { key: 'name', type: 'text', role: 'person' },
  { key: 'source', type: 'category', role: 'source' },
  { key: 'employees', type: 'number' },
];

/** Forty deals of two sources: search wins, lists lose; every fourth lacks its size. */
function deals(change: (deal: PlainDeal, i: number) => PlainDeal = (deal) => deal): Sample {
  return buildSample({
    fields: FIELDS,
    timeZone: 'UTC',
    deals: Array.from({ length: 40 }, (_, i) =>
      change(
        {
          outcome: i < 20 ? 'won' : 'lost',
          createdAt: '2026-01-01',
          closedAt: '2026-03-01',
          values: {
            company: `Company ${i}`,
            name: `Person ${i}`,
            source: i < 20 ? 'Search' : 'List',
            employees: i % 4 === 0 ? null : 100 + i,
          },
          touchpoints: [{ type: 'Webinar', at: '2026-01-10', value: i }],
        },
        i,
      ),
    ),
  });
}

const webinar = (points: number): Definition['scoring']['rules'][number] => ({
  id: 'webinar',
  name: 'Webinar',
  category: 'engagement',
  when: {
    kind: 'touchpoints',
    types: ['Webinar'],
    measure: 'count',
    scope: 'deal',
    is: { op: 'atLeast', value: 1 },
  },
  points,
});

function definition(change: (definition: Definition) => void = () => {}): Definition {
  const one = smallDefinition('Ours', 50);
  one.scoring.rules[0]!.when = { kind: 'field', field: 'employees', op: 'atLeast', value: 110 };
  change(one);
  return one;
}

describe('in the light of the deals', () => {
  test('a threshold that no deal of the sample reaches, though the points could', () => {
    const sample = deals();
    const high = definition(({ scoring }) => {
      scoring.rules[0]!.when = { kind: 'field', field: 'employees', op: 'atLeast', value: 500 };
    });
    expect(findings(high, sample).get('threshold-too-high qualify')?.what).toContain('highest score is 0');
    expect(findings(definition(), sample).has('threshold-too-high qualify')).toBe(false);
  });

  test('a threshold that every deal reaches', () => {
    const low = definition(({ scoring }) => {
      scoring.rules.push(webinar(55));
    });
    expect(findings(low, deals()).has('threshold-too-low qualify')).toBe(true);
    expect(findings(definition(), deals()).has('threshold-too-low qualify')).toBe(false);
  });

  test('deals that get over the bar without fit are shown, and no others', () => {
    const sample = deals();
    const found = findings(
      definition(({ scoring }) => {
        scoring.rules.push(webinar(50));
      }),
      sample,
    ).get('reached-without-fit');
    const unfit = Array.from({ length: 40 }, (_, i) => i).filter((i) => i % 4 === 0 || i < 10);
    expect(dealsOf(found, sample)).toEqual(unfit);
    expect(findings(definition(), sample).has('reached-without-fit')).toBe(false);
  });

  test('one bar for sources that end differently, until one of them has its own', () => {
    const sample = deals();
    const found = findings(definition(), sample).get('one-bar-for-all-sources');
    expect(found?.what).toContain('20 of 20');
    expect(dealsOf(found, sample).every((deal) => deal >= 20)).toBe(true);
    const split = definition(({ transitions }) => {
      const { when } = transitions[0]!;
      if (when.kind === 'score') when.bySource = { List: { op: 'atLeast', value: 60 } };
    });
    expect(findings(split, sample).has('one-bar-for-all-sources')).toBe(false);
    const mixed = deals((deal, i) => ({ ...deal, outcome: i % 2 ? 'won' : 'lost' }));
    expect(findings(definition(), mixed).has('one-bar-for-all-sources')).toBe(false);
  });

  test('a rule that is never or always true, and one that only lacks its data', () => {
    const found = findings(
      definition(({ scoring }) => {
        scoring.rules.push(webinar(1));
        scoring.rules.push({
          ...scoring.rules[0]!,
          id: 'huge',
          when: { kind: 'field', field: 'employees', op: 'atLeast', value: 9_000 },
        });
        scoring.rules.push({
          ...scoring.rules[0]!,
          id: 'elsewhere',
          when: { kind: 'field', field: 'budget', op: 'atLeast', value: 1 },
        });
      }),
      deals(),
    );
    expect([...found.keys()].filter((id) => id.startsWith('rule-'))).toEqual([
      'rule-always-fires webinar',
      'rule-never-fires huge',
    ]);
    expect(found.get('no-field budget')?.at).toEqual({ kind: 'rule', id: 'elsewhere' });
    const removed = found.get('rule-never-fires huge')?.fix?.apply(definition());
    expect(removed?.scoring.rules.map(({ id }) => id)).toEqual(['size']);
  });

  test('two rules that are true of the same deals', () => {
    const twins = definition(({ scoring }) => {
      scoring.rules.push({
        ...scoring.rules[0]!,
        id: 'twin',
        name: 'Not small',
        when: { kind: 'field', field: 'employees', op: 'between', low: 110, high: 999 },
      });
    });
    expect(findings(twins, deals()).has('rules-together size twin')).toBe(true);
    expect([...findings(definition(), deals()).keys()].some((id) => id.startsWith('rules-'))).toBe(false);
  });

  test('a field that most of the asked deals lack, with the deals that lack it', () => {
    const sparse = deals((deal, i) => ({
      ...deal,
      values: { ...deal.values, employees: i < 15 ? 200 : null },
    }));
    const found = findings(definition(), sparse).get('empty-field employees');
    expect(found?.what).toContain('25 of the 40');
    expect(dealsOf(found, sparse)).toEqual(Array.from({ length: 25 }, (_, i) => i + 15));
    expect(findings(definition(), deals()).has('empty-field employees')).toBe(false);
  });

  test('several people of one company that count for nothing', () => {
    const shared = deals((deal, i) => ({
      ...deal,
      values: { ...deal.values, company: `Company ${i >> 1}` },
    }));
    expect(countOf(findings(definition(), shared).get('no-account-view')!.deals!)).toBe(40);
    expect(findings(definition(), deals()).has('no-account-view')).toBe(false);
    const asking = definition(({ scoring }) => {
      const rule = webinar(5);
      if (rule.when.kind === 'touchpoints') rule.when.scope = 'account';
      scoring.rules.push(rule);
    });
    expect(findings(asking, shared).has('no-account-view')).toBe(false);
  });

  test('webinars counted by attendance, although minutes are known', () => {
    const counting = definition(({ scoring }) => {
      scoring.rules.push(webinar(5));
    });
    expect(countOf(findings(counting, deals()).get('minutes-ignored')!.deals!)).toBe(40);
    const timeless = deals((deal) => ({ ...deal, touchpoints: [{ type: 'Webinar', at: '2026-01-10' }] }));
    expect(findings(counting, timeless).has('minutes-ignored')).toBe(false);
    const summing = definition(({ scoring }) => {
      const rule = webinar(5);
      if (rule.when.kind === 'touchpoints') rule.when.measure = 'sum';
      scoring.rules.push(rule);
    });
    expect(findings(summing, deals()).has('minutes-ignored')).toBe(false);
  });
});

test('the sample workshop hears what a practitioner would tell it', () => {
  const { sample, definitions } = sampleWorkshop();
  const said = definitions.map((each) => [each.name, [...findings(each, sample).keys()]]);
  expect(Object.fromEntries(said)).toEqual({
    // Downloads make MQLs, nobody accepts them, and whoever is rung up counts as sales qualified.
    Today: [
      'no-fit',
      'one-action-is-enough',
      'shallow-sql mql-sql',
      'no-acceptance',
      'no-negative-rules',
      'equal-points',
      'no-deadline mql',
      'no-deadline sql',
      'one-bar-for-all-sources',
      'no-account-view',
      'minutes-ignored',
    ],
    Marketing: [],
    // Hard ways out, and nothing that merely weighs against a lead.
    Sales: ['no-negative-rules'],
  });
});
