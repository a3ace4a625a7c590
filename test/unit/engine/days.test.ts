import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '#shared/domain/sample/calendar.ts';
import { dayNumbers } from '#shared/engine/sample/days.ts';

const ZONES = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia'];

test('instants have the same number where they fall on the same day of the time zone, around changes of the clocks too', () => {
  const instant = fc.oneof(
    fc.integer({ min: Date.UTC(2011, 11, 28), max: Date.UTC(2012, 0, 2) }),
    fc.integer({ min: Date.UTC(2018, 10, 3), max: Date.UTC(2018, 10, 5) }),
    fc.integer({ min: Date.UTC(2026, 2, 28), max: Date.UTC(2026, 2, 30) }),
  );
  fc.assert(
    fc.property(fc.array(instant, { maxLength: 12 }), fc.constantFrom(...ZONES), (instants, zone) => {
      const numbers = dayNumbers(Float64Array.from(instants), zone);
      const days = instants.map((at) => dayOf(at, zone));
      for (let i = 0; i < instants.length; i += 1) {
        expect(days.indexOf(days[i]!)).toBe(numbers.indexOf(numbers[i]!));
      }
    }),
    { numRuns: 100 },
  );
});
