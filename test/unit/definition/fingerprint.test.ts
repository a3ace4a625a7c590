import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { example } from './example.ts';

test('the RFC’s own example comes out as printed there', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('properties are sorted by UTF-16 code units, as in the RFC', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
  expect([...canonicalJson(value).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('2467153');
});

test('what can’t be written one way only is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', () => 1, 1n]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});

test('any JSON survives, and the order of properties doesn’t matter', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(shuffled(value))).toBe(text);
    }),
  );
});

test('a fingerprint is SHA-256 over the canonical JSON; absent and undefined are the same', () => {
  const definition = example();
  const expected = createHash('sha256').update(canonicalJson(definition), 'utf8').digest('hex');
  expect(fingerprint(definition)).toBe(expected);
  const rule = { ...definition.scoring.rules[1]!, note: undefined };
  const same = {
    ...definition,
    scoring: { ...definition.scoring, rules: [definition.scoring.rules[0]!, rule] },
  };
  expect(fingerprint(same)).toBe(expected);
  expect(fingerprint({ ...definition, name: `${definition.name} ` })).not.toBe(expected);
});
