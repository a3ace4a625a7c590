/** Ways to put blocks together: below one another, beside one another, as a table. */
import { INK } from '../ink.ts';
import type { Block, Tag, Typesetter } from './typesetter.ts';

export const EMPTY: Block = { height: 0, draw: () => {} };

export const space = (height: number): Block => ({ height, draw: () => {} });

/** Blocks below one another, with a gap between those that have a height. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const shown = blocks.filter((block) => block.height > 0);
  const height = shown.reduce((sum, block) => sum + block.height, 0) + gap * Math.max(0, shown.length - 1);
  return {
    height,
    draw: (x, y, parent) => {
      let at = y;
      for (const block of shown) {
        block.draw(x, at, parent);
        at += block.height + gap;
      }
    },
  };
}

/** Blocks beside one another, each at its distance from the left. */
export function beside(columns: readonly { at: number; block: Block }[]): Block {
  return {
    height: Math.max(0, ...columns.map(({ block }) => block.height)),
    draw: (x, y, parent) => {
      for (const { at, block } of columns) block.draw(x + at, y, parent);
    },
  };
}

/** The least tall of several ways to set the same content. */
export const lowest = (ways: readonly Block[]): Block =>
  ways.reduce((best, next) => (next.height < best.height ? next : best));

/** A block within an element of the structure: a section, a list. */
export function within(setter: Typesetter, tag: string, block: Block): Block {
  return {
    height: block.height,
    draw: (x, y, parent) => {
      const element = setter.pdf.struct(tag);
      parent.add(element);
      block.draw(x, y, element);
      element.end();
    },
  };
}

export function line(setter: Typesetter, width: number, colour: string = INK.hairline, weight = 0.5): Block {
  return {
    height: weight,
    draw: (x, y) => {
      setter.artifact(() => {
        setter.pdf
          .lineWidth(weight)
          .moveTo(x, y)
          .lineTo(x + width, y)
          .stroke(colour);
      });
    },
  };
}

/** A structure element's attributes, which pdfkit's types leave out. */
const attributes = (element: Tag): { A?: object } =>
  (element as unknown as { dictionary: { data: { A?: object } } }).dictionary.data;

export interface Table {
  /** Widths of the columns, without the gaps between them. */
  widths: readonly number[];
  gap: number;
  /** Space above and below the content of each row. */
  padding: number;
  head: readonly Block[];
  rows: readonly (readonly Block[])[];
  /** Whether the first cell of each row names the row. */
  rowHeads: boolean;
}

/** A table with hairlines below its head and between its rows. Cells are set without tags of their own. */
export function table(setter: Typesetter, { widths, gap, padding, head, rows, rowHeads }: Table): Block {
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width + gap, 0));
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  const heightOf = (cells: readonly Block[]) => Math.max(0, ...cells.map((c) => c.height)) + 2 * padding;
  const all = [{ cells: head, isHead: true }, ...rows.map((cells) => ({ cells, isHead: false }))];

  const drawRow = (cells: readonly Block[], x: number, y: number, tableTag: Tag, isHead: boolean) => {
    const row = setter.pdf.struct('TR');
    tableTag.add(row);
    for (const [i, cell] of cells.entries()) {
      const scope = isHead ? 'Column' : rowHeads && i === 0 ? 'Row' : null;
      const element = setter.pdf.struct(scope === null ? 'TD' : 'TH');
      if (scope !== null) attributes(element).A = { O: 'Table', Scope: scope };
      row.add(element);
      cell.draw(x + (lefts[i] ?? 0), y + padding, element);
      element.end();
    }
    row.end();
  };

  return {
    height: all.reduce((sum, { cells }) => sum + heightOf(cells), 0),
    draw: (x, y, parent) => {
      const tableTag = setter.pdf.struct('Table');
      parent.add(tableTag);
      let at = y;
      for (const [index, { cells, isHead }] of all.entries()) {
        drawRow(cells, x, at, tableTag, isHead);
        at += heightOf(cells);
        if (index === all.length - 1) break;
        const [colour, weight] = isHead ? [INK.rule, 0.75] : [INK.hairline, 0.4];
        line(setter, total, colour, weight).draw(x, at, tableTag);
      }
      tableTag.end();
    },
  };
}
