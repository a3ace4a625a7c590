import { describe, expect, test } from 'vitest';
import { smallestDataChange, smallestDefinitionChange } from '#shared/domain/classify/counterfactual.ts';
import type { PlainDeal } from '#shared/domain/sample/build.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { type CaseFile, completeDefinition, sampleOf } from './case-file.ts';

const demo = (atLeast: number) => ({
  kind: 'touchpoints',
  types: ['Demo'],
  measure: 'count',
  scope: 'deal',
  is: { op: 'atLeast', value: atLeast },
});
const file: CaseFile = {
  about: 'Counterfactuals',
  asOf: '2026-03-31',
  fields: { size: 'number', title: 'text', email: 'text', channel: { type: 'category', role: 'source' } },
  otherDeals: [{ touchpoints: [{ type: 'Demo', at: '2026-01-01' }] }],
  definition: {
    stages: ['Lead', 'MQL', 'SQL'],
    rules: [
      { id: 'large', points: 30, when: { kind: 'field', field: 'size', op: 'atLeast', value: 200 } },
      {
        id: 'leader',
        points: 20,
        when: { kind: 'field', field: 'title', op: 'containsAnyOf', values: ['VP', 'Head'], match: 'words' },
      },
      { id: 'demo', category: 'intent', points: 15, when: demo(1) },
    ],
    transitions: [
      {
        id: 'student',
        kind: 'disqualify',
        from: 'Lead',
        reason: 'Student',
        when: { kind: 'field', field: 'email', op: 'containsAnyOf', values: ['.edu'], match: 'text' },
      },
      {
        id: 'to MQL',
        kind: 'advance',
        from: 'Lead',
        to: 'MQL',
        when: {
          kind: 'score',
          of: 'total',
          is: { op: 'atLeast', value: 50 },
          bySource: { Partner: { op: 'atLeast', value: 40 } },
        },
      },
      { id: 'to SQL', kind: 'advance', from: 'MQL', to: 'SQL', when: demo(3) },
    ],
  },
};
const definition = completeDefinition(file.definition!);
const asked = (deal: PlainDeal) => {
  const sample = sampleOf(file, { createdAt: '2026-01-01', ...deal });
  return [contextOf(sample), readDeal(sample, 0), definition] as const;
};

describe('the smallest change of data', () => {
  test('is one field where one will do', () => {
    const found = smallestDataChange(...asked({ values: { size: 500, title: 'Analyst', email: 'a@b.com' } }));
    expect(found?.reaches).toBe('MQL');
    expect(found?.changes).toMatchObject([
      { kind: 'field', wanted: 'true', condition: { field: 'title' }, tried: { value: 'VP' } },
    ]);
  });

  test('is two where one will not do', () => {
    const found = smallestDataChange(...asked({ values: { size: 20, title: 'Analyst', email: 'a@b.com' } }));
    expect(found?.changes.map((change) => change.condition)).toMatchObject([
      { field: 'size' },
      { field: 'title' },
    ]);
  });

  test('is as few touchpoints as will do', () => {
    const found = smallestDataChange(
      ...asked({
        values: { size: 500, title: 'VP Sales', email: 'a@b.com' },
        touchpoints: [{ type: 'Demo', at: '2026-02-01' }],
      }),
    );
    expect(found?.reaches).toBe('SQL');
    expect(found?.changes).toMatchObject([{ kind: 'moreTouchpoints', type: 'Demo', at: { length: 2 } }]);
  });

  test('undoes what disqualified the deal', () => {
    const found = smallestDataChange(
      ...asked({ values: { size: 500, title: 'VP Sales', email: 'a@b.edu' } }),
    );
    expect(found?.changes).toMatchObject([{ kind: 'field', wanted: 'false', condition: { field: 'email' } }]);
  });

  test('is none for a deal that got to the last stage', () => {
    const values = { size: 500, title: 'VP Sales', email: 'a@b.com' };
    const touchpoints = Array.from({ length: 3 }, () => ({ type: 'Demo', at: '2026-02-01' }));
    expect(smallestDataChange(...asked({ values, touchpoints }))).toBeNull();
    expect(smallestDefinitionChange(...asked({ values, touchpoints }))).toBeNull();
  });
});

describe('the smallest change of the definition', () => {
  test('lowers a threshold to the score', () => {
    const found = smallestDefinitionChange(
      ...asked({ values: { size: 500, title: 'Analyst', email: 'a@b.com' } }),
    );
    expect(found).toMatchObject({
      reaches: 'MQL',
      changes: [
        { kind: 'compare', transition: 'to MQL', path: [], source: null, to: { op: 'atLeast', value: 30 } },
      ],
    });
  });

  test("lowers the threshold of the deal's source", () => {
    const found = smallestDefinitionChange(
      ...asked({ values: { size: 500, title: 'Analyst', email: 'a@b.com', channel: 'partner' } }),
    );
    expect(found?.changes).toMatchObject([{ source: 'Partner', to: { op: 'atLeast', value: 30 } }]);
  });

  test('relaxes a count', () => {
    const found = smallestDefinitionChange(
      ...asked({
        values: { size: 500, title: 'VP Sales', email: 'a@b.com' },
        touchpoints: [{ type: 'Demo', at: '2026-02-01' }],
      }),
    );
    expect(found).toMatchObject({
      reaches: 'SQL',
      changes: [{ transition: 'to SQL', to: { op: 'atLeast', value: 1 } }],
    });
  });

  test('does without what disqualified the deal, and then lowers the threshold', () => {
    const found = smallestDefinitionChange(
      ...asked({ values: { size: 500, title: 'Analyst', email: 'a@b.edu' } }),
    );
    expect(found).toMatchObject({
      reaches: 'MQL',
      changes: [
        { kind: 'drop', transition: 'student', passesAs: 'false' },
        { kind: 'compare', transition: 'to MQL' },
      ],
    });
  });
});
