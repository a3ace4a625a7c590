import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rows } from '../../../electron/host/importing/tables/rows.ts';
import { parseRows, RowScanner } from '../../../electron/host/importing/text/row-scanner.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '漢', '7'),
  maxLength: 8,
});
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

/** Reads a text in pieces of so many bytes, wherever they cut it. */
function inPieces(text: string, size: number): { cells: string[][]; strayQuotes: number[] } {
  const bytes = Buffer.from(text);
  const cells: string[][] = [];
  const scanner = new RowScanner(',');
  const rows = new Rows();
  for (let at = 0; at < bytes.length + size; at += size) {
    rows.take(bytes.subarray(at, at + size));
    const { used } = rows;
    const rest = scanner.scan(rows, at >= bytes.length);
    for (let row = rows.first; row < rows.end; row++) cells.push(rows.cells(row));
    rows.keep(rest, used);
  }
  return { cells, strayQuotes: scanner.strayQuotes };
}

describe('reading rows', () => {
  test('gives back every cell that was written with quotes, whatever it holds and wherever the pieces end', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 40 }),
        (rows, end, size) => {
          const text = rows.map((cells) => cells.map(quoted).join(',')).join(end) + end;
          expect(inPieces(text, size).cells).toEqual(rows);
        },
      ),
    );
  });

  test('reads any text the same in pieces as in one', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 10 }), (text, size) => {
        expect(inPieces(text, size).cells).toEqual(parseRows(text, ','));
      }),
      { numRuns: 500 },
    );
  });

  test('keeps rows of any length, blank ones too', () => {
    expect(parseRows('a,b,c\n\n1\n1,2,3,4\n,,\n', ',')).toEqual([
      ['a', 'b', 'c'],
      [''],
      ['1'],
      ['1', '2', '3', '4'],
      ['', '', ''],
    ]);
  });

  test('takes an empty last cell without a line ending', () => {
    expect(parseRows('a,b\n1,', ',')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  test('takes a stray quote as itself and reads on', () => {
    const { cells, strayQuotes } = inPieces('id,size\n1,"6 inch\n2,"fine"\n3,5" pipe\n', 100);
    expect(cells).toEqual([
      ['id', 'size'],
      ['1', '"6 inch'],
      ['2', 'fine'],
      ['3', '5" pipe'],
    ]);
    expect(strayQuotes).toEqual([2]);
  });

  test('skips spaces before a quoted cell and keeps text after it', () => {
    expect(parseRows('1, "a, b" ,"c"d\n', ',')).toEqual([['1', 'a, b', 'cd']]);
  });

  test('skips the line that names the separator', () => {
    expect(parseRows('sep=;\r\na;b\r\n', ';')).toEqual([['a', 'b']]);
  });

  test('refuses a cell beyond all bounds, in quotes or not', () => {
    const long = 'x'.repeat(1_000_001);
    expect(() => parseRows(`a,${long}`, ',')).toThrow(/Row 1 .* more than 1,000,000 characters/);
    expect(() => parseRows(`a\n"${long}`, ',')).toThrow(/Row 2 .* more than 1,000,000 characters/);
    expect(() => parseRows('a,'.repeat(20_000), ',')).toThrow(/more than 16,384 cells/);
  });
});
