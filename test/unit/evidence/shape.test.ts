import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeLook, shapeOf } from '../../../electron/host/importing/guess/shape.ts';

const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most });
const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));

test('what a cell could be is the same at a glance and at a close look', () => {
  const text = fc.oneof(
    digits(8),
    fc.tuple(digits(9), digits(4)).map((parts) => parts.join('.')),
    fc
      .tuple(
        fc.integer({ min: 1800, max: 2200 }),
        two,
        two,
        fc.constantFrom('', ' 08:30', 'T23:59:59', ' 24:00'),
      )
      .map(([year, month, day, time]) => `${year}-${month}-${day}${time}`),
    fc.constantFrom('31.12.2024', '12/31/2024', 'yes', 'n/a', '€ 3.000,50', 'a@b.example'),
  );
  fc.assert(
    fc.property(text, (written) => {
      expect(shapeOf(written)).toEqual(closeLook(written));
    }),
    { numRuns: 3_000 },
  );
});
