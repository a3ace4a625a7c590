import { expect, test } from 'vitest';
import { whyAt } from '#shared/domain/classify/why.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { smallDefinition } from '../../support/definitions.ts';

function why(definition: Definition, employees: number | null) {
  const sample = buildSample({
    fields: [{ key: 'employees', label: 'Employees', type: 'number' }],
    deals: [{ outcome: 'won', values: { employees }, createdAt: '2026-01-04' }],
    asOf: '2026-02-01',
  });
  return whyAt(contextOf(sample), readDeal(sample, 0), definition, 1);
}

test('a deal that got there is told by what was true then', () => {
  const { passes, words, at } = why(smallDefinition('Ours', 50), 300);
  expect(passes).toBe(true);
  expect(words).toMatch(/^to MQL: .*50.* \(it was 60\)$/);
  expect(at).toBe(Date.parse('2026-01-04'));
});

test('a deal that fell short is told by how far', () => {
  const { passes, words } = why(smallDefinition('Ours', 70), 300);
  expect(passes).toBe(false);
  expect(words).toBe('stays at Lead: the score was 60, 10 short');
});

test('a deal that was thrown out is told by the reason; one that lacks data by what is not known', () => {
  const definition = smallDefinition('Ours');
  const small = { kind: 'field', field: 'employees', op: 'atMost', value: 20 } as const;
  definition.reasons = [{ id: 'small', name: 'Too small' }];
  definition.transitions.push({ id: 'out', kind: 'disqualify', from: 'lead', reason: 'small', when: small });
  expect(why(definition, 10).words).toMatch(/^out as Too small: Employees/);
  const asked = smallDefinition('Ours');
  asked.transitions = [{ ...asked.transitions[0]!, when: { ...small, op: 'atLeast' } }];
  expect(why(asked, null).words).toMatch(/^stays at Lead: not known whether Employees/);
});

test('where no way leads on, that is the reason', () => {
  expect(why({ ...smallDefinition('Ours'), transitions: [] }, 300).words).toBe(
    'stays at Lead, from which no way leads on',
  );
});
