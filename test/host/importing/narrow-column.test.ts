import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NarrowColumn } from '../../../electron/host/importing/sample/narrow-column.ts';

const largestOf = (numbers: readonly number[]): number =>
  numbers.every((number) => Object.is(number, number >>> 0))
    ? Math.max(0, ...numbers)
    : Number.POSITIVE_INFINITY;

function columnOf(pieces: readonly (readonly number[])[], reserved = 0) {
  const column = new NarrowColumn();
  column.reserve(reserved);
  for (const piece of pieces) column.add(Float64Array.from(piece), largestOf(piece));
  return column.finish();
}

describe('a narrow column', () => {
  test('keeps every number, whichever comes first', () => {
    const number = fc.oneof(
      fc.nat(300),
      fc.nat(70_000),
      fc.constantFrom(2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, -0, -1, 0.5),
    );
    const pieces = fc.array(fc.array(number, { maxLength: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, fc.nat(100), (some, reserved) => {
        expect([...columnOf(some, reserved)]).toEqual(some.flat());
      }),
    );
  });

  test('takes no more bytes for each than the largest so far needs', () => {
    const bytes = (...pieces: number[][]) => columnOf(pieces).BYTES_PER_ELEMENT;
    expect(bytes([0, 254])).toBe(1);
    expect(bytes([1], [255], [2])).toBe(2);
    expect(bytes([1], [70_000])).toBe(4);
    expect(bytes([70_000], [1.5])).toBe(8);
  });
});
