import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBuffers, fromBuffers, toBuffers } from '#shared/domain/sample/buffers.ts';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';

const FIELDS: PlainField[] = [
  { key: 'id', type: 'text', role: 'id' },
  { key: 'tags: all', type: 'category' },
  { key: 'seats', type: 'number', known: 'end' },
  { key: 'signed', type: 'date', known: 'dated' },
  { key: 'partner', type: 'boolean' },
];

const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.string({ unit: 'binary', minLength: 1 });

const deal: fc.Arbitrary<PlainDeal> = fc.record(
  {
    outcome: fc.constantFrom(...OUTCOMES),
    createdAt: date.map((d) => d.getTime()),
    values: fc.record({
      id: perhaps(text),
      'tags: all': perhaps(fc.array(text, { minLength: 1, maxLength: 3 })),
      seats: perhaps(fc.double({ noNaN: true, noDefaultInfinity: true })),
      signed: perhaps(date.map((d) => d.toISOString())),
      partner: perhaps(fc.boolean()),
    }),
    knownAt: fc.record({ signed: date.map((d) => d.toISOString()) }, { requiredKeys: [] }),
    touchpoints: fc.array(
      fc.record(
        {
          type: fc.constantFrom('webinar', 'demo request'),
          at: date.map((d) => d.getTime()),
          value: fc.integer(),
          person: text,
        },
        { requiredKeys: ['type', 'at'] },
      ),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['values'] },
);

const sample = fc
  .array(deal, { maxLength: 70 })
  .map((deals) => buildSample({ fields: FIELDS, deals, asOf: 0, timeZone: 'Europe/Berlin' }));

describe('a sample as buffers', () => {
  test('comes back equal', () => {
    fc.assert(
      fc.property(sample, (before) => {
        const { layout, buffers } = toBuffers(before);
        expect(fromBuffers(JSON.parse(JSON.stringify(layout)), buffers)).toEqual(before);
        const joined = Uint8Array.from([...buffers.values()].flatMap((bytes) => [...bytes]));
        expect(fromBuffers(layout, cutBuffers(joined, layout.buffers))).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('comes back equal from bytes that lie anywhere in memory', () => {
    const before = buildSample({
      fields: FIELDS,
      deals: [{ outcome: 'won', values: { seats: 12.5, id: 'É', 'tags: all': ['a', 'b'] } }],
      asOf: 0,
      timeZone: 'UTC',
    });
    const { layout, buffers } = toBuffers(before);
    const shifted = new Map(
      [...buffers].map(([name, bytes]) => {
        const memory = new Uint8Array(bytes.byteLength + 3);
        memory.set(bytes, 3);
        return [name, memory.subarray(3)];
      }),
    );
    expect(fromBuffers(layout, shifted)).toEqual(before);
  });

  test('names the buffer that is missing or has a wrong length', () => {
    const { layout, buffers } = toBuffers(
      buildSample({ fields: FIELDS, deals: [{ values: {} }, { values: {} }], asOf: 0, timeZone: 'UTC' }),
    );
    const without = new Map(buffers);
    without.delete('field:seats:values');
    expect(() => fromBuffers(layout, without)).toThrow('"field:seats:values" is missing');
    const short = new Map(buffers).set('createdAt', new Uint8Array(8));
    expect(() => fromBuffers(layout, short)).toThrow('"createdAt" has a wrong length');
    const ragged = new Map(buffers).set('createdAt', new Uint8Array(15));
    expect(() => fromBuffers(layout, ragged)).toThrow('"createdAt" has a wrong length');
  });
});
