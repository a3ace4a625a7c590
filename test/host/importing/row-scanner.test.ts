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

/** RFC 4180, for texts that end with a line ending and in which quotes stand only where they should. */
function signBySign(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let inQuotes = false;
  const endCell = () => {
    rows.at(-1)!.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === '"') {
      if (inQuotes && text[i + 1] === '"') cell += text[i++];
      else inQuotes = !inQuotes;
    } else if (inQuotes) cell += sign;
    else if (sign === delimiter) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[i + 1] === '\n') i++;
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

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

  test('reads ragged tables with any delimiter as a reader does that goes sign by sign', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'é', '漢', '7', ' ', '\t', ';', ',', '|'),
      maxLength: 6,
    });
    const row = fc.array(fc.tuple(fc.oneof(plain, cell), fc.boolean()), { minLength: 1, maxLength: 5 });
    const delimiter = fc.constantFrom(',', ';', '\t', '|');
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        delimiter,
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, sign, end) => {
          const written = ([text, quote]: [string, boolean]) =>
            quote || /["\r\n]/.test(text) || text.includes(sign) ? quoted(text) : text;
          const text = rows.map((cells) => cells.map(written).join(sign) + end).join('');
          expect(parseRows(text, sign)).toEqual(signBySign(text, sign));
        },
      ),
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
    expect(parseRows('1,"c" "d",e\n', ',')).toEqual([['1', 'c "d"', 'e']]);
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
