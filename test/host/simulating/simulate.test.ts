import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { simulate } from '../../../electron/host/simulating/simulate.ts';
import { smallDefinition } from '../../support/definitions.ts';

test('a sample whose account is a mail provider is refused in words that say what to do', () => {
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
  expect(() => simulate(sample, definition)).toThrow(
    expect.objectContaining({ code: 'badInput', message: expect.stringContaining('“gmail.com”') }),
  );
});
