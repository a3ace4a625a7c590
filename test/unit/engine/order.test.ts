import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from '#shared/engine/kept/steps.ts';
import {
  byNumber,
  firstByNumber,
  firstInOrder,
  sortInSteps,
  TimeOrder,
} from '#shared/engine/sample/order.ts';

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

test('deals are in the order of their numbers, equal ones in their own', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 40 }), fc.boolean(), (keys, descending) => {
      const deals = Uint32Array.from(keys, (_, i) => 7 * i);
      const expected = [...keys.keys()].sort(
        (a, b) => (keys[a] === keys[b] ? 0 : keys[a]! < keys[b]! === descending ? 1 : -1) || a - b,
      );
      expect([...byNumber(deals, Float64Array.from(keys), descending)]).toEqual(expected.map((i) => 7 * i));
    }),
  );
});

test('deals are in the order of their times, those of the same time in their own', () => {
  const day = 86_400_000;
  const begin = Date.UTC(2025, 0, 1);
  const spread = fc.integer({ min: 0, max: 500 * day }).map((after) => begin + after);
  const times = fc.tuple(
    fc.array(
      fc.oneof(
        spread,
        spread.map((at) => at + 0.25),
        fc.constantFrom(begin, begin + day),
      ),
    ),
    // Some are so far away that nearly all others are close together.
    fc.array(fc.constantFrom(0, -62_135_596_800_000, 8.64e15), { maxLength: 2 }),
    fc.nat(1_500),
  );
  fc.assert(
    fc.property(times, fc.nat(), ([drawn, far, crowd], seed) => {
      const crowded = Array.from({ length: crowd }, (_, i) => begin + ((seed + i * 7919) % 997));
      const all = Float64Array.from([...drawn, ...far, ...crowded]);
      const deals = Uint32Array.from(all.keys()).reverse();
      const order = new TimeOrder(all.length + 1);
      // Another lot before.
      order.sort(Uint32Array.of(...deals, 0), Float64Array.of(...all, begin));
      const { deals: ordered, at } = order.sort(deals, all);
      expect([...ordered]).toEqual([...byNumber(deals, all)]);
      expect([...at]).toEqual([...all].sort((a, b) => a - b));
    }),
  );
});

test('the first of infinite numbers alone are told too', () => {
  const endless = new Float64Array(5).fill(Number.NEGATIVE_INFINITY);
  const deals = Uint32Array.from([0, 1, 2, 3, 4]);
  expect([...firstByNumber(deals, endless, 2, true)]).toEqual([0, 1]);
});

test('the first by a number are those of all by it', () => {
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (keys, most, descending) => {
        const deals = Uint32Array.from(keys, (_, i) => 7 * i);
        const numbers = Float64Array.from(keys);
        expect([...firstByNumber(deals, numbers, most, descending)].slice(0, most)).toEqual(
          [...byNumber(deals, numbers, descending)].slice(0, most),
        );
      },
    ),
  );
});

test('sorting in steps says what sorting at once says, equal ones in their own order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (keys) => {
      const compare = (a: number, b: number) => keys[a]! - keys[b]!;
      expect(atOnce(sortInSteps([...keys.keys()], compare))).toEqual([...keys.keys()].sort(compare));
    }),
  );
});

test('the first of an order are those of the whole order', () => {
  const keyed = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
  fc.assert(
    fc.property(keyed, fc.integer({ min: 1, max: 9 }), (keys, most) => {
      const compare = (a: number, b: number) => keys[a]! - keys[b]! || a - b;
      const deals = Uint32Array.from(keys.keys());
      expect([...firstInOrder(deals, most, compare)].slice(0, most)).toEqual(
        [...keys.keys()].sort(compare).slice(0, most),
      );
    }),
  );
});
