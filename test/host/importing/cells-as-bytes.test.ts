/** Cells are read as bytes; each of these says of a cell what is said of its text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOfCell, readDate } from '../../../electron/host/importing/cells/dates.ts';
import { DistinctCells } from '../../../electron/host/importing/cells/distinct-cells.ts';
import { InstantReader } from '../../../electron/host/importing/cells/instants.ts';
import { JsonTexts } from '../../../electron/host/importing/cells/json-texts.ts';
import { SLACK, type TextMemory, wordsOf } from '../../../electron/host/importing/cells/memory.ts';
import { isMissing, isMissingCell } from '../../../electron/host/importing/cells/missing.ts';
import { numberOfCell, readNumber } from '../../../electron/host/importing/cells/numbers.ts';
import { ColumnCells } from '../../../electron/host/importing/tables/column-cells.ts';
import { Rows } from '../../../electron/host/importing/tables/rows.ts';
import { trimmedFrom, trimmedTo } from '../../../electron/host/importing/tables/white-space.ts';
import { utf8Of } from '../../../electron/host/importing/text/utf8-of.ts';

/** A text as a cell among others. */
const among = (text: string): [bytes: Buffer, from: number, to: number] => {
  const bytes = Buffer.from(`9é${text}7 ${'x'.repeat(SLACK)}`);
  return [bytes, 3, bytes.length - 2 - SLACK];
};

const inMemory = (text: string): [memory: TextMemory, from: number, to: number] => {
  const [bytes, from, to] = among(text);
  return [{ bytes, words: wordsOf(bytes) }, from, to];
};

/** Texts as the cells of a column. */
function columnOf(texts: readonly string[]): ColumnCells {
  const rows = new Rows();
  texts.forEach((text, i) => {
    rows.add([text], i + 1);
  });
  const cells = new ColumnCells();
  cells.read(rows, Int32Array.from(texts.keys()), 0);
  return cells;
}

const signs = (...units: string[]) => fc.string({ unit: fc.constantFrom(...units), maxLength: 14 });

test('white space is what a text’s own trim takes away', () => {
  const spaces = [
    ' ',
    '\t',
    '\n',
    '\v',
    '\f',
    '\r',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u2028',
    '\u202f',
    '\u205f',
  ];
  fc.assert(
    fc.property(
      signs(...spaces, '\u3000', '\ufeff', 'a', 'é', 'Â', '\u200b', '漢', '😀', '\u0085'),
      (text) => {
        const [bytes, start, end] = among(text);
        const from = trimmedFrom(bytes, start, end);
        expect(bytes.toString('utf8', from, trimmedTo(bytes, from, end))).toBe(text.trim());
      },
    ),
    { numRuns: 1_000 },
  );
});

test('numbers are those of the text', () => {
  const digits = fc.oneof(
    signs('0', '1', '5', '9', '.', ',', '-', ' ', '%', 'k', '€'),
    fc.double({ noNaN: true }).map(String),
    fc.integer().map(String),
  );
  fc.assert(
    fc.property(digits, fc.constantFrom('.' as const, ',' as const), (text, decimal) => {
      expect(numberOfCell(...among(text), decimal)).toBe(readNumber(text, decimal) ?? Number.NaN);
    }),
    { numRuns: 2_000 },
  );
});

test('dates are those of the text, as often as they come', () => {
  const part = (most: number, length: number) =>
    fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(length, '0'));
  const iso = fc
    .tuple(
      fc.oneof(part(9_999, 4), fc.integer({ min: 1960, max: 2060 }).map(String)),
      part(13, 2),
      part(32, 2),
      fc.constantFrom('', ' ', 'T', 'x'),
      part(24, 2),
      part(60, 2),
    )
    .map(([year, month, day, gap, hour, minute]) =>
      gap === '' ? `${year}-${month}-${day}` : `${year}-${month}-${day}${gap}${hour}:${minute}:59`,
    );
  const others = fc.constantFrom(
    '',
    '3/4/2026',
    '2026-02-29',
    '2024-02-29',
    '2026-03-01T00:00:00Z',
    '4 May 2025',
    'x',
  );
  const zone = fc.constantFrom('UTC', 'Europe/Berlin');
  fc.assert(
    fc.property(fc.array(fc.oneof(iso, others), { maxLength: 20 }), zone, (texts, timeZone) => {
      const reader = new InstantReader('dmy', timeZone);
      for (const text of [...texts, ...texts]) {
        const cell = readDate(text, 'dmy');
        expect(reader.read(...inMemory(text))).toBe(cell ? instantOfCell(cell, timeZone) : Number.NaN);
        if (cell) expect(reader.dayOnly).toBe(cell.dayOnly);
      }
    }),
  );
});

test('a mark for no value is one in bytes too', () => {
  const mark = fc.oneof(
    fc.constantFrom(
      'n/a',
      'N/A',
      '–',
      '—',
      'Bitte wählen',
      'SELECT ONE',
      'none',
      'Sarah',
      'null',
      '',
      '-',
      '--x',
    ),
    fc.string({ maxLength: 20 }),
  );
  fc.assert(
    fc.property(mark, (text) => {
      expect(isMissingCell(...among(text))).toBe(isMissing(text));
    }),
  );
});

/** What a map says of the same texts. */
function codesOf(texts: readonly string[], known: Map<string, number>): number[] {
  return texts.map((text) => {
    if (text === '') return -1;
    if (!known.has(text)) known.set(text, known.size);
    return known.get(text)!;
  });
}

const textsOf = (distinct: DistinctCells) =>
  Array.from({ length: distinct.size }, (_, code) => distinct.text(code));

test('each different cell has one code, in the order in which they came', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1', '2', '\0'), maxLength: 20 });
  const texts = fc.array(text, { maxLength: 200 });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 4 }), (pieces) => {
      const distinct = new DistinctCells();
      const known = new Map<string, number>();
      for (const piece of pieces) {
        for (const text of piece) {
          const [{ words }, from, to] = inMemory(text);
          expect(distinct.find(words, from, to)).toBe(known.get(text) ?? -1);
        }
        const codes = codesOf(piece, known);
        expect([...distinct.addAll(columnOf(piece)).subarray(0, piece.length)]).toEqual(codes);
      }
      expect(textsOf(distinct)).toEqual([...known.keys()]);
      const plain = [...known.keys()].every((text) => JSON.stringify(text) === `"${text}"`);
      const json = distinct.finish();
      expect(json && Buffer.from(json).toString()).toBe(plain ? JSON.stringify([...known.keys()]) : null);
    }),
  );
});

test('thousands of different cells have codes like a few', () => {
  const distinct = new DistinctCells();
  const known = new Map<string, number>();
  for (let piece = 0; piece < 10; piece++) {
    const texts = Array.from(
      { length: 1_000 },
      (_, i) => `p${(i * 7_919 + piece * 613) % 6_007}@acme.example`,
    );
    expect([...distinct.addAll(columnOf(texts)).subarray(0, texts.length)]).toEqual(codesOf(texts, known));
  }
  expect(known.size).toBeGreaterThan(4_000);
  expect(textsOf(distinct)).toEqual([...known.keys()]);
});

test('texts are written as JSON has them', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\u0001', '\u007f', '\u2028', 'é', '😀'),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(text, fc.array(text))), (values) => {
      const json = new JsonTexts(0);
      for (const value of values) {
        if (typeof value !== 'string') json.addValue(value);
        else {
          const [{ words }, from, to] = inMemory(value);
          json.add(words, from, to);
        }
      }
      expect(Buffer.from(json.finish()).toString()).toBe(JSON.stringify(values));
    }),
  );
});

test('any bytes become the same text in pieces as at once', () => {
  const encoding = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .string({ unit: fc.constantFrom('\ufeff', 'a', 'é', '漢', '😀', ','), maxLength: 12 })
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(encoding, bytes, fc.integer({ min: 1, max: 9 }), (named, whole, size) => {
      const utf8 = utf8Of(named);
      const pieces: Buffer[] = [];
      for (let at = 0; at < whole.length; at += size)
        pieces.push(Buffer.from(utf8(Buffer.from(whole.subarray(at, at + size)), false)));
      pieces.push(Buffer.from(utf8(Buffer.alloc(0), true)));
      expect(Buffer.concat(pieces).toString()).toBe(new TextDecoder(named).decode(whole));
    }),
    { numRuns: 500 },
  );
});
