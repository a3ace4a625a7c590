/**
 * A calibration round on paper, as PDF: one sheet for each person, the deals as they were known early on, a box for a
 * letter beside each. Nothing of how they ended, of any definition, or of anybody's answers.
 */
import type { Paper } from '#shared/contract/methods.ts';
import type { Round } from '#shared/contract/rounds.ts';
import { letterOf } from '#shared/domain/agreement/paper-answers.ts';
import { DAY } from '#shared/domain/sample/calendar.ts';
import type { FieldRole, Sample } from '#shared/domain/sample/sample.ts';
import { type DealCard, dealCards } from '#shared/engine/calibrate/deal-card.ts';
import { INK } from './ink.ts';
import { beside, EMPTY, line, lowest, space, stack, table } from './pdf/blocks.ts';
import type { FontData } from './pdf/fonts.ts';
import { MARGIN, newPdf, PAPERS, roomOn } from './pdf/new-pdf.ts';
import { type Block, type Run, Typesetter } from './pdf/typesetter.ts';
import { LANGUAGE, words } from './words.ts';

export interface SheetsSource {
  round: Round;
  sample: Sample | null;
  workshopName: string;
  /** Who gets a sheet; an empty name is a line to write on. */
  people: readonly string[];
  paper: Paper;
  fonts: FontData;
  madeAt: Date;
}

export interface RoundSheets {
  content: Uint8Array;
  pages: number;
  /** What people should know before they print. */
  notes: string[];
}

/** Narrower than the page's, in points: a sheet is full of small facts. */
const SIDE = 26;
/** Type sizes, the best first; the last, for 20 crowded deals on Letter, is the smallest that can be read on paper. */
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8];
const say = words.sheet;

export async function roundSheets(source: SheetsSource): Promise<RoundSheets> {
  const { round, sample, workshopName, people, paper, fonts, madeAt } = source;
  const { pdf, bytes } = newPdf({
    paper,
    title: say.title(round.name),
    author: workshopName,
    subject: say.kind,
    language: LANGUAGE,
    madeAt,
  });
  const setter = new Typesetter(pdf, fonts);
  const room = { ...roomOn(paper), width: PAPERS[paper].width - 2 * SIDE };
  const cards = sample ? dealCards(sample, round.deals, round.shownDays) : round.deals.map(() => null);
  const root = pdf.struct('Document');
  pdf.addStructure(root);

  const height =
    room.height -
    heading(setter, source, '', room.width).height -
    footer(setter, source, room.width, 1, 1).height;
  const parts = fitted(setter, round, cards, { width: room.width, height });
  for (const name of people) {
    for (const [i, part] of parts.entries()) {
      pdf.addPage();
      const head = heading(setter, source, name, room.width);
      head.draw(SIDE, MARGIN.top, root);
      part.draw(SIDE, MARGIN.top + head.height, root);
      const foot = footer(setter, source, room.width, i + 1, parts.length);
      foot.draw(SIDE, MARGIN.top + room.height - foot.height, root);
    }
  }
  root.end();
  pdf.end();
  const missing = setter.withoutGlyph;
  return {
    content: await bytes,
    pages: people.length * parts.length,
    notes: [
      ...(parts.length > 1 ? [say.overleaf(parts.length)] : []),
      ...(missing.length > 0 ? [words.noGlyph(missing.join(' '))] : []),
    ],
  };
}

function heading(setter: Typesetter, { round }: SheetsSource, name: string, width: number): Block {
  const last = letterOf(round.categories.length - 1);
  const nameWidth = 190;
  const left = width - nameWidth - 24;
  const legend = round.categories.flatMap((category, i): Run[] => [
    { text: `${letterOf(i)}\u00a0`, face: 'bold' },
    { text: `${category.replaceAll(' ', '\u00a0')}     ` },
  ]);
  const person = stack([
    name === '' ? space(18) : setter.paragraph(name, nameWidth, { size: 12, face: 'bold' }),
    space(2),
    line(setter, nameWidth, INK.rule, 0.75),
    space(2),
    setter.paragraph(say.name, nameWidth, { size: 8.5, colour: INK.muted }),
  ]);
  const how = say.how(letterOf(0), last, round.shownDays);
  const task = stack([
    setter.paragraph(say.title(round.name), left, { size: 15, face: 'bold', tag: 'H1' }),
    space(2),
    setter.paragraph(how, left, { size: 8.5, colour: INK.muted }),
  ]);
  return stack([
    line(setter, width, INK.text, 3),
    space(7),
    beside([
      { at: 0, block: task },
      { at: left + 24, block: person },
    ]),
    space(5),
    ground(setter, setter.paragraph(legend, width - 20, { size: 10.5 }), width),
    space(5),
  ]);
}

/** A block on a quiet ground. */
const ground = (setter: Typesetter, block: Block, width: number): Block => ({
  height: block.height + 8,
  draw: (x, y, parent) => {
    setter.artifact(() => setter.pdf.roundedRect(x, y, width, block.height + 8, 3).fill(INK.band));
    block.draw(x + 10, y + 4, parent);
  },
});

const footer = (
  setter: Typesetter,
  { round, workshopName }: SheetsSource,
  width: number,
  page: number,
  of: number,
) =>
  stack([
    space(4),
    line(setter, width),
    space(3),
    setter.paragraph(
      [workshopName, round.name, ...(of > 1 ? [say.page(page, of)] : [])].join('   ·   '),
      width,
      { size: 8.5, colour: INK.muted },
    ),
  ]);

/** The deals in the largest type in which they fit one page; in the smallest over as many as it takes. */
function fitted(
  setter: Typesetter,
  round: Round,
  cards: readonly (DealCard | null)[],
  room: { width: number; height: number },
): Block[] {
  const numbered = cards.map((card, i) => ({ card, number: i + 1 }));
  const setIn = (size: number, deals: typeof numbered) =>
    lowest(
      [0.42, 0.45, 0.48, 0.51, 0.54, 0.57, 0.6].map((part) =>
        dealTable(setter, round, deals, { width: room.width, size, part }),
      ),
    );
  for (const size of SIZES) {
    const whole = setIn(size, numbered);
    if (whole.height <= room.height) return [whole];
  }
  const smallest = SIZES.at(-1)!;
  const pages: Block[] = [];
  for (let from = 0; from < numbered.length; ) {
    let to = from + 1;
    while (to < numbered.length && setIn(smallest, numbered.slice(from, to + 1)).height <= room.height) to++;
    pages.push(setIn(smallest, numbered.slice(from, to)));
    from = to;
  }
  return pages;
}

function dealTable(
  setter: Typesetter,
  { categories }: Round,
  deals: readonly { card: DealCard | null; number: number }[],
  { width, size, part }: { width: number; size: number; part: number },
): Block {
  const gap = size * 0.75;
  const box = size * (categories.length > 26 ? 3 : 2);
  const [numberWidth, answerWidth] = [size * 2, Math.max(box, setter.width(say.columns.answer, 8.5))];
  const texts = width - numberWidth - answerWidth - 3 * gap;
  const widths = [numberWidth, texts * part, texts * (1 - part), answerWidth];
  const { number, who, did, answer } = say.columns;
  const head = [number, who, did, answer].map((text, i) =>
    setter.paragraph(text, widths[i]!, { size: 8.5, colour: INK.muted }),
  );
  const cell = (runs: string | readonly Run[], column: number) =>
    setter.paragraph(runs, widths[column]!, { size });
  return table(setter, {
    widths,
    gap,
    padding: size * (size > 8.5 ? 0.25 : 0.1),
    head,
    rows: deals.map(({ card, number: n }) => [
      setter.paragraph(String(n), numberWidth, { size: size * 1.2, face: 'bold' }),
      cell(card ? factsOf(card) : say.gone, 1),
      card ? cell(touchpointsOf(card), 2) : EMPTY,
      answerBox(setter, box),
    ]),
    rowHeads: true,
  });
}

const answerBox = (setter: Typesetter, size: number): Block => ({
  height: size,
  draw: (x, y) =>
    setter.artifact(() => setter.pdf.roundedRect(x, y, size, size, 2).lineWidth(0.9).stroke(INK.rule)),
});

/** Who the deal is needs no labels; everything else bears the name of its field. */
function factsOf({ facts }: DealCard): Run[] {
  const who = (role: FieldRole) => facts.filter((fact) => fact.role === role).map(({ value }) => value);
  // Of an address, where it is says something about the lead; the rest repeats the name.
  const addresses = who('email').map((address) => address.slice(address.lastIndexOf('@')));
  const unlabelled = [...who('title'), ...who('account'), ...addresses];
  const runs: Run[][] = [
    ...who('person').map((text): Run[] => [{ text, face: 'bold' }]),
    ...unlabelled.map((text): Run[] => [{ text }]),
    ...facts
      .filter(({ role }) => role === null || !UNLABELLED.has(role))
      .map(({ label, value }): Run[] => [
        { text: `${label.replaceAll(' ', '\u00a0')}\u00a0`, colour: INK.muted },
        { text: value },
      ]),
  ];
  const last = runs.length - 1;
  return runs.flatMap((run, i) =>
    run.map((one, j) => (i < last && j === run.length - 1 ? { ...one, text: `${one.text}, ` } : one)),
  );
}

/** The day on which a deal began is day 1 of what it did. */
const UNLABELLED: ReadonlySet<FieldRole> = new Set(['person', 'account', 'email', 'title', 'createdAt']);

/** Touchpoints of one type stand together, in the order in which the types first came, each with its days. */
function touchpointsOf({ touchpoints, beganAt }: DealCard): Run[] {
  if (touchpoints.length === 0) return [{ text: say.nothing, colour: INK.muted }];
  const types = new Map<string, DealCard['touchpoints']>();
  for (const touchpoint of touchpoints)
    types.set(touchpoint.type, [...(types.get(touchpoint.type) ?? []), touchpoint]);
  return [...types].flatMap(([type, all], i): Run[] => {
    const values = all.flatMap(({ value }) => (value === null ? [] : [Math.round(value * 10) / 10]));
    const days = beganAt === null ? [] : all.map(({ at }) => Math.floor((at - beganAt) / DAY) + 1);
    return [
      { text: `${say.times(type, all.length)}${valuesOf(values)}\u00a0` },
      { text: `${say.days(days)}${i < types.size - 1 ? ';  ' : ''}`, colour: INK.muted },
    ];
  });
}

const valuesOf = (values: readonly number[]): string => {
  if (values.length === 0) return '';
  return values.length < 4
    ? ` (${values.join(', ')})`
    : ` (${Math.min(...values)} to ${Math.max(...values)})`;
};
