import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { closingOf, dayOf, instantOf } from '#shared/domain/sample/calendar.ts';

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  // Clocks go forward at midnight.
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  // Left out a whole day.
  'Pacific/Apia',
);
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1971), max: Date.UTC(2040) }),
  // Around changes of the clocks.
  fc.integer({ min: Date.UTC(2018, 10, 3), max: Date.UTC(2018, 10, 5) }),
  fc.integer({ min: Date.UTC(2011, 11, 28), max: Date.UTC(2012, 0, 2) }),
  fc.integer({ min: Date.UTC(2026, 2, 28), max: Date.UTC(2026, 2, 30) }),
  fc.integer({ min: Date.UTC(2026, 9, 24), max: Date.UTC(2026, 9, 26) }),
);
const runs = { numRuns: 500 };

describe('days in a time zone, as luxon knows them', () => {
  test('the day on which an instant falls', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        expect(dayOf(at, timeZone)).toBe(DateTime.fromMillis(at, { zone: timeZone }).toISODate());
      }),
      runs,
    );
  });

  test('the start of a day, and of the next one', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const day = new Date(at).toISOString().slice(0, 10);
        const start = DateTime.fromISO(day, { zone: timeZone });
        // Apia had no 30 December 2011.
        if (start.toISODate() !== day) return;
        expect(instantOf(day, timeZone)).toBe(start.startOf('day').toMillis());
        const next = start.plus({ days: 1 });
        if (next.diff(start, 'hours').hours <= 25) {
          expect(closingOf(day, timeZone)).toBe(next.startOf('day').toMillis());
        }
      }),
      runs,
    );
  });

  test('a time with its offset, which the time zone does not change', () => {
    fc.assert(
      fc.property(instant, zone, zone, (at, of, timeZone) => {
        const iso = DateTime.fromMillis(at, { zone: of }).toISO()!;
        expect(instantOf(iso, timeZone)).toBe(at);
        expect(closingOf(iso, timeZone)).toBe(at);
      }),
      runs,
    );
  });

  test('a time without one is shown by the clocks of the time zone', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const shown = DateTime.fromMillis(at, { zone: timeZone }).toISO({ includeOffset: false })!;
        const read = instantOf(shown, timeZone);
        expect(DateTime.fromMillis(read, { zone: timeZone }).toISO({ includeOffset: false })).toBe(shown);
        expect(read).toBeLessThanOrEqual(at);
      }),
      runs,
    );
  });

  test('months and years begin with their first day', () => {
    expect(instantOf('2026-03', 'Europe/Berlin')).toBe(Date.UTC(2026, 1, 28, 23));
    expect(instantOf('2026', 'UTC')).toBe(Date.UTC(2026));
  });

  test('dates of long ago, as mistyped ones are', () => {
    for (const timeZone of ['UTC', 'Asia/Kathmandu']) {
      const start = DateTime.fromISO('0026-03-01', { zone: timeZone }).toMillis();
      expect(instantOf('0026-03-01', timeZone)).toBe(start);
      expect(dayOf(start, timeZone)).toBe('0026-03-01');
    }
  });

  test.each([
    '',
    'soon',
    'March 7',
    '7',
    '2026-02-30',
    '2026-13-01',
    '2026-02-30T10:00Z',
    '2026-03-01T25:00Z',
    '2026-03-01 10:00',
  ])('no date: “%s”', (text) => {
    expect(instantOf(text, 'UTC')).toBeNaN();
    expect(instantOf(text, 'Europe/Berlin')).toBeNaN();
  });
});
