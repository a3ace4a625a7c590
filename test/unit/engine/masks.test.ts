import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, any, atLeast, not, type Truth } from '#shared/domain/criteria/truth.ts';
import { hasBit, setBit } from '#shared/domain/sample/sample.ts';
import {
  allOf,
  anyOf,
  atLeastOf,
  emptyMasks,
  fillBits,
  nextBit,
  noneOf,
  placesOf,
  type TruthMasks,
} from '#shared/engine/criteria/masks.ts';

const truths = fc.constantFrom<Truth>('true', 'false', 'unknown');

function toMasks(values: readonly Truth[]): TruthMasks {
  const masks = emptyMasks(values.length);
  values.forEach((value, i) => {
    if (value === 'true') setBit(masks.isTrue, i);
    if (value === 'unknown') setBit(masks.isUnknown, i);
  });
  return masks;
}

const valueAt = ({ isTrue, isUnknown }: TruthMasks, i: number): Truth =>
  hasBit(isTrue, i) ? 'true' : hasBit(isUnknown, i) ? 'unknown' : 'false';

test('combining masks says at each place what combining its values says, and nothing past the end', () => {
  const parts = fc
    .integer({ min: 1, max: 70 })
    .chain((length) =>
      fc.tuple(
        fc.constant(length),
        fc.array(fc.array(truths, { minLength: length, maxLength: length }), { maxLength: 5 }),
      ),
    );
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 6 }), ([length, rows], count) => {
      const masks = rows.map(toMasks);
      const combined: [TruthMasks, (values: Truth[]) => Truth][] = [
        [allOf(masks, length), all],
        [anyOf(masks, length), any],
        [noneOf(masks, length), (values) => not(any(values))],
        [atLeastOf(count, masks, length), (values) => atLeast(count, values)],
      ];
      for (const [result, expected] of combined) {
        for (let i = 0; i < length; i += 1) {
          expect(valueAt(result, i)).toBe(expected(rows.map((row) => row[i]!)));
        }
        for (let i = length; i < result.isTrue.length * 32; i += 1) expect(valueAt(result, i)).toBe('false');
      }
    }),
  );
});

test('filling sets exactly a stretch, and the next bit is found within it', () => {
  const place = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(place, place, place, (from, to, start) => {
      const { isTrue } = emptyMasks(101);
      fillBits(isTrue, from, to);
      for (let i = 0; i < 101; i += 1) expect(hasBit(isTrue, i)).toBe(i >= from && i < to);
      const next = Math.max(start, from);
      expect(nextBit(isTrue, start, 101)).toBe(next < to ? next : 101);
    }),
  );
});

test('the places of the set bits are those that were set', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99)), (places) => {
      const mask = emptyMasks(100).isTrue;
      for (const place of places) setBit(mask, place);
      expect([...placesOf(mask)]).toEqual(places.sort((a, b) => a - b));
    }),
  );
});
