import { Refusal } from '#shared/contract/failure.ts';
import { LIMITS } from '../text/limits.ts';
import { numberText } from './cell-text.ts';
import { cellAt, type MergedCells } from './merged-cells.ts';
import type { WorkbookParts } from './parts.ts';
import { type XmlHandlers, xmlReader } from './xml.ts';

/**
 * Cuts a sheet's XML into rows of text. Rows that the workbook leaves out are blank ones without any format and
 * are left out here too; row numbers are those that Excel shows.
 */
export function sheetReader(
  parts: WorkbookParts,
  merged: MergedCells,
  fileName: string,
  onRow: (cells: string[], row: number) => void,
): ReturnType<typeof xmlReader> {
  let cells: string[] = [];
  let row = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let text = '';
  let inValue = false;

  const open: XmlHandlers['open'] = (name, attributes) => {
    switch (name) {
      case 'row':
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        cells = [];
        column = -1;
        break;
      case 'c':
        column = attributes.r === undefined ? column + 1 : cellAt(attributes.r).column;
        if (column >= LIMITS.columns || column < 0) throw tooWide(row);
        type = attributes.t ?? '';
        style = Number(attributes.s ?? 0);
        text = '';
        break;
      case 'v':
      case 't':
        inValue = true;
        break;
      // The reading aid beside Japanese text is no part of it.
      case 'rPh':
        type = 'skip';
        break;
    }
  };
  const close: XmlHandlers['close'] = (name) => {
    switch (name) {
      case 'v':
      case 't':
        inValue = false;
        break;
      case 'rPh':
        type = 'inlineStr';
        break;
      case 'c':
        while (cells.length < column) cells.push('');
        cells[column] = shownValue();
        break;
      case 'row':
        merged.fill(cells, row);
        onRow(cells, row);
        break;
    }
  };
  const shownValue = (): string => {
    switch (type) {
      case 's':
        return parts.texts[Number(text)] ?? '';
      case 'b':
        return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
      case '':
      case 'n':
        return numberText(text, parts.kinds[style] ?? 'number', parts.is1904);
      default:
        return text;
    }
  };
  return xmlReader(
    {
      open,
      close,
      text: (piece) => {
        if (inValue && type !== 'skip') text += piece;
      },
    },
    fileName,
  );
}

const tooWide = (row: number): Refusal =>
  new Refusal(
    'unreadableFile',
    `Row ${row} of the sheet is wider than a spreadsheet can be, so this is not a table that can be read. Export it again.`,
  );
