import { describe, expect, test } from 'vitest';
import { readBoolean } from '../../../electron/host/importing/cells/booleans.ts';
import { instantOfCell, orderEvidence, readDate } from '../../../electron/host/importing/cells/dates.ts';
import { isMissing } from '../../../electron/host/importing/cells/missing.ts';
import { decimalEvidence, readNumber } from '../../../electron/host/importing/cells/numbers.ts';

describe('numbers', () => {
  test.each([
    ['1054', '.', 1054],
    ['-3.5', '.', -3.5],
    ['1,234,567.89', '.', 1_234_567.89],
    ['12,34,567', '.', 1_234_567],
    ['1.234,50', ',', 1234.5],
    ['1 234,5', ',', 1234.5],
    ["1'234.50", '.', 1234.5],
    ['€ 12.500,00', ',', 12_500],
    ['$1.2M', '.', 1_200_000],
    ['250K', '.', 250_000],
    ['1.2 Cr', '.', 12_000_000],
    ['85 L', '.', 8_500_000],
    ['(300)', '.', -300],
    ['45 %', '.', 45],
    ['1.5e3', '.', 1500],
    ['EUR -20', '.', -20],
  ] as const)('%s with decimal %s is %d', (text, decimal, value) => {
    expect(readNumber(text, decimal)).toBeCloseTo(value, 6);
  });

  test.each([
    '',
    'abc',
    '1,23,4',
    '1.2.3',
    '12 apples',
    '+1 (555) 123-4567',
    '555-0100',
    '3-4',
    '+971 50 123 4567',
    '06 12 34 56 78',
  ])('%s is none', (text) => {
    expect(readNumber(text, '.')).toBeNull();
  });

  test.each([
    ['1.234,5', ','],
    ['1,234.5', '.'],
    ['1,5', ','],
    ['0.125', '.'],
    ['1.234.567', ','],
    ['1.234', 'ambiguous'],
    ['1234', null],
  ] as const)('%s says %s about the decimal sign', (text, evidence) => {
    expect(decimalEvidence(text)).toBe(evidence);
  });
});

const iso = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy', zone = 'UTC'): string | null => {
  const date = readDate(text, order);
  return date && new Date(instantOfCell(date, zone)).toISOString();
};

describe('dates', () => {
  test.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T14:30:00Z', '2026-03-01T14:30:00.000Z'],
    ['2026-03-01T14:30:00+02:00', '2026-03-01T12:30:00.000Z'],
    ['2018-09-20 02:07:59.649 UTC', '2018-09-20T02:07:59.649Z'],
    ['2026/3/1 9:05', '2026-03-01T09:05:00.000Z'],
    ['20.03.2024', '2024-03-20T00:00:00.000Z'],
    ['1.2.24', '2024-02-01T00:00:00.000Z'],
    ['15-Jan-2024', '2024-01-15T00:00:00.000Z'],
    ['Mar 20, 2024 2:05 PM', '2024-03-20T14:05:00.000Z'],
    ['Mon, 15 Jan 2024 10:00:00 GMT', '2024-01-15T10:00:00.000Z'],
    ['3. März 2025', '2025-03-03T00:00:00.000Z'],
    ['12 août 2025', '2025-08-12T00:00:00.000Z'],
    ['12:30', null],
    ['2026-02-30', null],
    ['31/13/2025', null],
    ['1-2-3', null],
    ['Q3 2025', null],
    ['555-0100', null],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test('the order of day and month is the column’s', () => {
    expect(iso('03/04/2026', 'dmy')).toBe('2026-04-03T00:00:00.000Z');
    expect(iso('03/04/2026', 'mdy')).toBe('2026-03-04T00:00:00.000Z');
    expect(iso('24-03-05', 'ymd')).toBe('2024-03-05T00:00:00.000Z');
    expect(orderEvidence('13/04/2026')).toBe('dmy');
    expect(orderEvidence('04/13/2026')).toBe('mdy');
    expect(orderEvidence('03/04/2026')).toBe('ambiguous');
  });

  test('numbers of days and seconds', () => {
    expect(iso('45000')).toBe('2023-03-15T00:00:00.000Z');
    expect(iso('45000.5')).toBe('2023-03-15T12:00:00.000Z');
    expect(iso('1700000000')).toBe('2023-11-14T22:13:20.000Z');
    expect(iso('1700000000000')).toBe('2023-11-14T22:13:20.000Z');
    expect(iso('1700000000000123')).toBe('2023-11-14T22:13:20.000Z');
  });

  test('days begin in the sample’s time zone, whether it is summer or winter', () => {
    expect(iso('2026-01-10', 'dmy', 'Europe/Berlin')).toBe('2026-01-09T23:00:00.000Z');
    expect(iso('2026-07-10 08:00', 'dmy', 'Europe/Berlin')).toBe('2026-07-10T06:00:00.000Z');
    expect(iso('2026-07-10 08:00Z', 'dmy', 'Europe/Berlin')).toBe('2026-07-10T08:00:00.000Z');
  });

  test('midnight without a zone is a day, other times are not', () => {
    expect(readDate('2018-12-19 00:00:00', 'dmy')?.dayOnly).toBe(true);
    expect(readDate('2018-12-19 00:00:01', 'dmy')?.dayOnly).toBe(false);
    expect(readDate('2018-12-19T00:00:00Z', 'dmy')?.dayOnly).toBe(false);
  });
});

test('yes and no in several languages', () => {
  for (const yes of ['Yes', 'TRUE', 'ja', 'Oui', 'sí', '1', 'y', 'checked']) {
    expect(readBoolean(yes)).toBe(true);
  }
  for (const no of ['no', 'False', 'Nein', 'non', '0', 'não']) expect(readBoolean(no)).toBe(false);
  expect(readBoolean('maybe')).toBeNull();
});

test('marks of missing values', () => {
  for (const mark of ['', '-', 'n/a', 'N/A', 'NULL', 'Select', '--None--', '#N/A', 'N/C'])
    expect(isMissing(mark)).toBe(true);
  for (const value of ['0', 'no', 'None', 'unknown', 'Nadia']) expect(isMissing(value)).toBe(false);
});
