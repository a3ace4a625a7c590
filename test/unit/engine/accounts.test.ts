import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { TooManyMoments } from '#shared/engine/sample/moments.ts';
import { smallDefinition } from '../../support/definitions.ts';

test('an account that is a mail provider is refused by name, before it fills the memory', () => {
  const begin = Date.UTC(2026, 0, 1);
  const deals = Array.from({ length: 4_000 }, (_, i) => ({
    createdAt: begin,
    values: { company: 'gmail.com' },
    touchpoints: [0, 1, 2].map((k) => ({ type: 'visit', at: begin + (3 * i + k) * 1_000 })),
  }));
  const sample = buildSample({ fields: [{ key: 'company', type: 'text', role: 'account' }], deals });
  const definition = smallDefinition('Sales');
  definition.scoring.rules[0]!.when = {
    kind: 'touchpoints',
    types: ['visit'],
    measure: 'people',
    scope: 'account',
    is: { op: 'atLeast', value: 2 },
  };
  const simulate = () => createEngine(sample).simulate(definition);
  expect(simulate).toThrow(TooManyMoments);
  expect(simulate).toThrow('“gmail.com” has 4000 deals');
});
