/** The one page as a Word document: the same content with real headings, lists and tables, to be edited. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Paper } from '#shared/contract/methods.ts';
import { INK } from '../ink.ts';
import type { DefinitionPage } from '../page-model.ts';
import { type Block, type Line, runningText, type TableColumn } from '../running-text.ts';

/** In twentieths of a point. */
const SIZES: Record<Paper, { width: number; height: number }> = {
  A4: { width: 11_906, height: 16_838 },
  Letter: { width: 12_240, height: 15_840 },
};
const MARGIN = 850;
const BULLETS = 'bullets';

/** Word's own form of `#rrggbb`. */
const ink = (colour: string): string => colour.replace('#', '');

export async function renderDocx(page: DefinitionPage, paper: Paper): Promise<Uint8Array> {
  const size = SIZES[paper];
  const document = new Document({
    title: `${page.title} – ${page.company}`,
    creator: 'Yardstick',
    description: page.kind,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 20, language: { value: page.language } },
          paragraph: { spacing: { after: 80 } },
        },
        heading1: { run: { size: 36, bold: true, color: ink(INK.text) } },
        heading2: {
          run: { size: 24, bold: true, color: ink(INK.text) },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
        heading3: {
          run: { size: 20, bold: true, color: ink(INK.text) },
          paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } },
        },
        children: runningText(page).flatMap((block) => wordBlock(block, size.width - 2 * MARGIN)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

function wordBlock(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], children: [new TextRun(clean(block.text))] })];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.line, block.quiet ? ink(INK.muted) : undefined) })];
    case 'picture':
      return [new Paragraph({ children: [picture(block)] })];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: runs(item) }),
      );
    case 'table': {
      const widths = block.columns.map((column) => Math.round((width * column.width) / 100));
      const heads = block.columns.map(({ heading }): readonly Line[] => [[{ text: heading, strong: true }]]);
      const row = (cells: readonly (readonly Line[])[], tableHeader: boolean) =>
        new TableRow({
          tableHeader,
          cantSplit: true,
          children: cells.map((lines, i) => cell(lines, widths[i]!, block.columns[i]!)),
        });
      return [
        new Table({
          width: { size: width, type: WidthType.DXA },
          columnWidths: widths,
          rows: [row(heads, true), ...block.rows.map((cells) => row(cells, false))],
        }),
      ];
    }
  }
}

/** Pixels of 96 to the inch, in which no logo is larger than this. */
const LOGO = { width: 160, height: 44 };

function picture({ logo, alt }: Extract<Block, { kind: 'picture' }>): ImageRun {
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height, 1);
  return new ImageRun({
    type: 'png',
    data: Buffer.from(logo.png, 'base64'),
    transformation: { width: Math.round(logo.width * scale), height: Math.round(logo.height * scale) },
    altText: { name: clean(alt), title: clean(alt), description: clean(alt) },
  });
}

function cell(lines: readonly Line[], width: number, { isNumber }: TableColumn): TableCell {
  const alignment = isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT;
  // A cell without a paragraph is one that Word refuses to open.
  const paragraphs = lines.length > 0 ? lines : [[]];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: paragraphs.map(
      (line) => new Paragraph({ alignment, children: runs(line), spacing: { after: 20 } }),
    ),
  });
}

const runs = (line: Line, color?: string): TextRun[] =>
  line.map(
    ({ text, strong }) =>
      new TextRun({ text: clean(text), ...(strong ? { bold: true } : {}), ...(color ? { color } : {}) }),
  );

/** XML has no place for control characters and halves of characters, however they are written. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ');
