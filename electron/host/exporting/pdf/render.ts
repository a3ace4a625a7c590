/**
 * The one page as PDF: tagged, titled, in its language, its text selectable. It always fits one page: the type
 * gets smaller step by step; where the smallest doesn't do, the least important rows move to an annex, and the
 * page says which.
 */
import type { Paper } from '#shared/contract/methods.ts';
import type { DefinitionPage } from '../page-model.ts';
import { words } from '../words.ts';
import { annex, Moved, movedSentence, moves, openPoints } from './annex.ts';
import { line, space, stack } from './blocks.ts';
import { flow } from './flow.ts';
import type { FontData } from './fonts.ts';
import { MARGIN, newPdf, roomOn } from './new-pdf.ts';
import { scoring } from './scoring.ts';
import type { Setting } from './sections.ts';
import { bars, footer, open, SMALLEST, signatures, stages, title, verdict } from './sections.ts';
import type { Block, Tag } from './typesetter.ts';
import { Typesetter } from './typesetter.ts';

export interface RenderedPdf {
  bytes: Uint8Array;
  /** 1, and one or more for the annex where there is one. */
  pages: number;
  /** What people should know about this file: what moved to the annex, which signs the typeface lacks. */
  notes: string[];
}

/** Type sizes above the smallest, the best first. */
const LARGER_TYPE = [10.5, 10, 9.5, 9];
const SECTION_GAP = { least: 0.5, most: 1.9 } as const;

/**
 * Sets and writes the page.
 * @param madeAt the moment written into the file as its creation
 */
export async function renderPdf(
  page: DefinitionPage,
  { paper, fonts, madeAt }: { paper: Paper; fonts: FontData; madeAt: Date },
): Promise<RenderedPdf> {
  const { pdf, bytes } = newPdf({
    paper,
    title: `${page.title} – ${page.company}`,
    author: page.company,
    subject: page.kind,
    language: page.language,
    madeAt,
  });
  const setter = new Typesetter(pdf, fonts);
  const room = roomOn(paper);
  const fitted = fit(page, setter, room);

  const root = pdf.struct('Document');
  pdf.addStructure(root);
  pdf.addPage();
  fitted.draw(root);
  const further = drawAnnex(page, fitted.setting, root, room.height);
  root.end();
  pdf.end();

  const moved = movedSentence(page, fitted.setting.moved);
  const missing = setter.withoutGlyph;
  return {
    bytes: await bytes,
    pages: 1 + further,
    notes: [
      ...(moved === null ? [] : [moved]),
      ...(missing.length === 0 ? [] : [words.noGlyph(missing.join(' '))]),
    ],
  };
}

interface Fitted {
  setting: Setting;
  draw: (root: Tag) => void;
}

/** The largest type at which all of it fits; else the smallest, with as little moved to the annex as will do. */
function fit(page: DefinitionPage, setter: Typesetter, room: { width: number; height: number }): Fitted {
  const compose = (size: number, moved: Moved): Composed => {
    const small = Math.max(SMALLEST, size * 0.86);
    return composed({ setter, page, moved, width: room.width, size, small });
  };
  const nothing = new Moved([]);
  const smallest = compose(SMALLEST, nothing);
  if (smallest.least <= room.height) {
    const larger = firstFitting(LARGER_TYPE, (size) => compose(size, nothing), room.height);
    return placed(larger ?? smallest, room.height);
  }
  const order = moves(page);
  let few = 1;
  let many = order.length;
  while (few < many) {
    const middle = (few + many) >> 1;
    if (compose(SMALLEST, new Moved(order.slice(0, middle))).least <= room.height) many = middle;
    else few = middle + 1;
  }
  return placed(compose(SMALLEST, new Moved(order.slice(0, few))), room.height);
}

function firstFitting(
  sizes: readonly number[],
  compose: (size: number) => Composed,
  height: number,
): Composed | null {
  for (const size of sizes) {
    const all = compose(size);
    if (all.least <= height) return all;
  }
  return null;
}

interface Composed {
  setting: Setting;
  parts: Block[];
  foot: Block;
  /** Height with the smallest gaps. */
  least: number;
}

function composed(setting: Setting): Composed {
  const { setter, page, moved, width, small, size } = setting;
  const sentence = movedSentence(page, moved);
  const parts = [
    title(setting),
    flow(setting),
    stages(setting),
    bars(setting),
    scoring(setting),
    verdict(setting),
    ...(openPoints(page).length === 0 || moved.has({ kind: 'open' }) ? [] : [open(setting)]),
    ...(sentence === null ? [] : [setter.paragraph(sentence, width, { size: small, face: 'bold' })]),
    ...(pointers(page) === '' ? [] : [setter.paragraph(pointers(page), width, { size: small })]),
    signatures(setting),
  ];
  const foot = footer(setting);
  const content = [...parts, foot].reduce((sum, part) => sum + part.height, 0);
  return { setting, parts, foot, least: content + parts.length * SECTION_GAP.least * size };
}

/** What always stands in the annex. */
function pointers({ setAside, decisions, record }: DefinitionPage): string {
  const parts = [
    ...(setAside.length > 0 ? [words.annex.setAside(setAside.length)] : []),
    ...(decisions.length > 0 ? [words.annex.decisions(decisions.length)] : []),
    ...(record.length > 0 ? [words.annex.record] : []),
  ];
  return parts.length > 0 ? words.annex.pointers(parts) : '';
}

/** Spreads the room that is left between the parts; signatures and footer stand at the bottom of the page. */
function placed({ setting, parts, foot, least }: Composed, height: number): Fitted {
  const slack = Math.max(0, height - least);
  const { least: low, most } = SECTION_GAP;
  const gap = Math.min(most * setting.size, low * setting.size + slack / parts.length);
  return {
    setting,
    draw: (root) => {
      const bottom = MARGIN.top + height;
      let y: number = MARGIN.top;
      for (const [i, part] of parts.entries()) {
        const isLast = i === parts.length - 1;
        const at = isLast ? bottom - foot.height - gap - part.height : y;
        part.draw(MARGIN.side, at, root);
        y += part.height + gap;
      }
      foot.draw(MARGIN.side, bottom - foot.height, root);
    },
  };
}

/** Writes what has left the page on pages of its own; returns how many. */
function drawAnnex(page: DefinitionPage, setting: Setting, root: Tag, height: number): number {
  const content = annex(page, setting.moved);
  if (content.length === 0) return 0;
  const { setter, width } = setting;
  const size = 10;
  const blocks: Block[] = [
    setter.paragraph(words.headings.annex, width, { size: 18, face: 'bold', tag: 'H1' }),
    setter.paragraph(words.annex.intro(page.title), width, { size }),
  ];
  for (const { heading, items } of content) {
    const [first, ...rest] = items.flatMap(({ name, text }) =>
      pieces(text).map((piece, i) =>
        setter.paragraph(
          i === 0 && name !== '' ? [{ text: name, face: 'bold' }, { text: piece && ` – ${piece}` }] : piece,
          width,
          {
            size,
          },
        ),
      ),
    );
    const head = stack([
      space(size),
      setter.paragraph(heading, width, { size: 12, face: 'bold', tag: 'H2' }),
      space(3),
      line(setter, width),
      space(4),
      ...(first ? [first] : []),
    ]);
    blocks.push(head, ...rest);
  }
  return flowOver(blocks, setting, root, height);
}

function flowOver(
  blocks: readonly Block[],
  { setter, page, width }: Setting,
  root: Tag,
  height: number,
): number {
  const foot = footer({ setter, page, width, moved: new Moved([]), size: SMALLEST, small: SMALLEST });
  const bottom = MARGIN.top + height;
  const end = bottom - foot.height - SMALLEST;
  let pages = 0;
  let y = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (y + block.height > end) {
      setter.pdf.addPage();
      pages++;
      foot.draw(MARGIN.side, bottom - foot.height, root);
      y = MARGIN.top;
    }
    block.draw(MARGIN.side, y, root);
    y += block.height + 4;
  }
  return pages;
}

/** A text in parts that each fit a page, broken between words. */
const pieces = (text: string): string[] => text.match(/[\s\S]{1,2000}(?=\s|$)\s*|[\s\S]{1,2000}/g) ?? [''];
