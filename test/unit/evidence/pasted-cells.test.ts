import { expect, test } from 'vitest';
import { pastedCells } from '../../../renderer/ui/pasted-cells.ts';

test.each([
  ['one cell', 'a', [['a']]],
  ['nothing', '', [['']]],
  [
    'rows and columns',
    'a\tb\nc\td\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'line ends of Windows',
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['empty cells and rows', '\tb\t\n\nc\t', [['', 'b', ''], [''], ['c', '']]],
  ['line ends and marks within a cell', '"a\nb ""c"""\td\n', [['a\nb "c"', 'd']]],
  [
    'marks that are text',
    '"Hello" he said\t"5"\n6" pipe\tx',
    [
      ['"Hello" he said', '"5"'],
      ['6" pipe', 'x'],
    ],
  ],
])('%s', (_, text, rows) => {
  expect(pastedCells(text)).toEqual(rows);
});
