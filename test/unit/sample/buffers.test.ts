import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBuffers, fromBuffers, toBuffers } from '#shared/domain/sample/buffers.ts';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import {
  narrowCodes,
  narrowInstants,
  narrowNumbers,
  wideCodes,
  wideInstants,
  wideNumbers,
} from '#shared/domain/sample/narrow.ts';
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

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

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

  const NUMBERS = [
    0,
    -0,
    1,
    254,
    255,
    256,
    65_534,
    65_535,
    65_536,
    2 ** 32 - 2,
    2 ** 32 - 1,
    2 ** 32,
    -1,
    0.1,
    1e300,
  ];
  const some = fc.oneof(
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, ...NUMBERS),
    fc.double(),
    fc.nat(),
  );

  test('keeps numbers, codes and instants as they are, whatever the largest of them', () => {
    const same = (before: Float64Array | Uint32Array, after: Float64Array | Uint32Array | undefined) =>
      expect(after && [...after]).toEqual([...before]);
    const few = fc.array(some, { maxLength: 5 });
    const upTo = fc.constantFrom(254, 255, 256, 65_535, 65_536, 2 ** 32 - 1);
    fc.assert(
      fc.property(few, few, fc.constantFrom(1, 1_000, 86_400_000), fc.array(upTo), (any, at, unit, whole) => {
        const numbers = Float64Array.from(any);
        same(numbers, wideNumbers(bytesOf(narrowNumbers(numbers)), numbers.length));
        const instants = Float64Array.from(at, (one) => one * unit);
        same(instants, wideInstants(bytesOf(narrowInstants(instants)), instants.length));
        const codes = Uint32Array.from(whole);
        same(codes, wideCodes(bytesOf(narrowCodes(codes)), codes.length));
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes one byte for small codes and counts, two for days, four for seconds', () => {
    const bytes = (numbers: Uint8Array | Uint16Array | Uint32Array | Float64Array) =>
      numbers.BYTES_PER_ELEMENT;
    const day = Date.UTC(2026, 2, 1);
    expect(bytes(narrowCodes(Uint32Array.of(0, 255)))).toBe(1);
    expect(bytes(narrowNumbers(Float64Array.of(Number.NaN, 254)))).toBe(1);
    expect(bytes(narrowInstants(Float64Array.of(day, Number.NaN)))).toBe(2);
    expect(bytes(narrowInstants(Float64Array.of(day, day + 1_000)))).toBe(4);
    expect(bytes(narrowInstants(Float64Array.of(day, day + 1)))).toBe(8);
    expect(bytes(narrowNumbers(Float64Array.of(0.5)))).toBe(8);
  });

  test('names the buffer that is missing or has a wrong length', () => {
    const { layout, buffers } = toBuffers(
      buildSample({ fields: FIELDS, deals: [{ values: {} }, { values: {} }], asOf: 0, timeZone: 'UTC' }),
    );
    const without = new Map(buffers);
    without.delete('field:seats:values');
    expect(() => fromBuffers(layout, without)).toThrow('"field:seats:values" is missing');
    const short = new Map(buffers).set('createdAt', new Uint8Array(2));
    expect(() => fromBuffers(layout, short)).toThrow('"createdAt" has a wrong length');
    const ragged = new Map(buffers).set('createdAt', new Uint8Array(15));
    expect(() => fromBuffers(layout, ragged)).toThrow('"createdAt" has a wrong length');
  });
});
