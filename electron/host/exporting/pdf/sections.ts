/** The parts of the page, each as a block of a given width and type size. */
import type { Signature } from '#shared/contract/approvals.ts';
import { INK, SIDE_INK } from '../ink.ts';
import type { DefinitionPage, Share, StageRow } from '../page-model.ts';
import { countAlone, shareAlone, words } from '../words.ts';
import { type Moved, openPoints } from './annex.ts';
import { beside, EMPTY, line, lowest, space, stack, table, within } from './blocks.ts';
import { markedLabel } from './marks.ts';
import type { Block, Run, Typesetter } from './typesetter.ts';

export interface Setting {
  setter: Typesetter;
  page: DefinitionPage;
  moved: Moved;
  width: number;
  /** Type size of the text, in points. */
  size: number;
  /** Type size of labels and notes: never below the smallest that can be read on paper. */
  small: number;
}

export const SMALLEST = 8.5;

/** Text within a table's cell or another element that is tagged already. */
const cell = (s: Setting, text: string | readonly Run[], width: number, align: 'left' | 'right' = 'left') =>
  s.setter.paragraph(text, width, { size: s.size, align });

const label = (s: Setting, text: string, width: number, align: 'left' | 'right' = 'left'): Block =>
  s.setter.paragraph(text, width, { size: s.small, colour: INK.muted, align });

export const heading = (s: Setting, text: string, width = s.width): Block =>
  stack([
    s.setter.paragraph(text, width, { size: s.size * 1.16, face: 'bold', tag: 'H2' }),
    space(s.size * 0.25),
  ]);

const section = (s: Setting, ...blocks: Block[]): Block => within(s.setter, 'Sect', stack(blocks));

/** Company, name and side on the left, the verdict's large numbers on the right, under the side's colour. */
export function title(s: Setting): Block {
  const { page, setter, width, size } = s;
  const gap = size * 1.2;
  const { figures } = page.verdict;
  const figureWidth = width * 0.185;
  const right = figures.length * (figureWidth + gap);
  const left = width - right;
  const name = stack([
    company(s, left),
    setter.paragraph(page.title, left, { size: size * 1.95, face: 'bold', tag: 'H1' }),
    space(size * 0.15),
    markedLabel(setter, `${page.sideLabel} · ${page.subtitle}`, [page.side], left, { size: s.small }),
  ]);
  const numbers = figures.map((figure, i) => ({
    at: left + gap + i * (figureWidth + gap),
    block: stack([
      setter.paragraph([{ text: figure.label, face: 'bold' }], figureWidth, { size: s.small }),
      setter.paragraph(figure.value, figureWidth, { size: size * 1.95, face: 'bold' }),
      space(size * 0.15),
      label(s, figure.detail, figureWidth),
    ]),
  }));
  return section(
    s,
    line(setter, width, SIDE_INK[page.side], 3),
    space(size * 0.7),
    beside([{ at: 0, block: name }, ...numbers]),
  );
}

/** The client's name, beside its logo where there is one: no taller than two lines of text. */
function company(s: Setting, width: number): Block {
  const { setter, page, size, small } = s;
  const { logo: picture } = page;
  const said = `${page.company} · ${page.kind}`;
  if (!picture) return label(s, said, width);
  const scale = Math.min((size * 9) / picture.width, (size * 2.3) / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  const mark: Block = {
    height: high,
    draw: (x, y, parent) => {
      const place = { width: wide, height: high };
      setter.tagged(
        parent,
        'Figure',
        () => setter.pdf.image(Buffer.from(picture.png, 'base64'), x, y, place),
        page.company,
      );
    },
  };
  const name = label(s, said, width - wide - size);
  return stack([
    beside([
      { at: 0, block: mark },
      { at: wide + size * 0.8, block: stack([space(Math.max(0, (high - small * 1.2) / 2)), name]) },
    ]),
    space(size * 0.3),
  ]);
}

/** Parts of the width that the meaning may take; `null` sets it in one column with the rules, one after the other. */
const MEANING_SHARES = [0.28, 0.34, 0.4, 0.46, 0.52];

export function stages(s: Setting): Block {
  const tables = MEANING_SHARES.map((part) => stageTable(s, part));
  if (s.size === SMALLEST) tables.push(stageTable(s, null));
  return section(s, heading(s, words.headings.stages), lowest(tables));
}

function stageTable(s: Setting, meaningShare: number | null): Block {
  const { page, setter, width, size, moved, small } = s;
  const gap = size * 0.85;
  const columns = words.stageColumns;
  const narrow = [columns.deals, columns.won, columns.notWon].map((text) =>
    Math.max(setter.width(text, small), setter.width('100\u00a0%', size)),
  );
  const first = Math.min(width * 0.2, Math.max(size * 6, ...page.stages.map((stage) => nameWidth(s, stage))));
  const texts = meaningShare === null ? [1] : [meaningShare, 1 - meaningShare];
  const wide = width - first - narrow.reduce((sum, w) => sum + w + gap, 0) - texts.length * gap;
  const widths = [first, ...texts.map((part) => part * wide), ...narrow];
  const at = (i: number) => widths[i] ?? 0;
  const number = (text: string, i: number) => cell(s, text, at(texts.length + 1 + i), 'right');
  const value = (share: Share | null) => (share === null ? words.none : shareAlone(share));
  const rows = page.stages.flatMap((stage, index) => {
    if (moved.has({ kind: 'stageRow', index })) return [];
    const { reach } = stage;
    const inAnnex = moved.has({ kind: 'stage', index });
    const about = inAnnex
      ? [label(s, words.annex.see, at(1)), EMPTY].slice(0, texts.length)
      : texts.length === 1
        ? [inOne(s, stage, at(1))]
        : [meaning(s, stage, at(1)), ways(s, stage, at(2))];
    const cells = [
      stageName(s, stage, at(0)),
      ...about,
      number(countAlone(reach?.all ?? null), 0),
      number(value(reach?.won ?? null), 1),
      number(value(reach?.notWon ?? null), 2),
    ];
    return [cells];
  });
  const about =
    texts.length === 1 ? [words.stageColumns.both] : [words.stageColumns.meaning, words.stageColumns.ways];
  const head = [columns.stage, ...about, columns.deals, columns.won, columns.notWon];
  return table(setter, {
    widths,
    gap,
    padding: size * 0.18,
    head: head.map((text, i) => label(s, text, at(i), i <= texts.length ? 'left' : 'right')),
    rows,
    rowHeads: true,
  });
}

const ownerLabel = (s: Setting, stage: StageRow, width: number): Block =>
  markedLabel(s.setter, stage.owner.label, stage.owner.sides, width, { size: s.small });

/** Width of a stage's name with its owner beside it. */
const nameWidth = (s: Setting, { name, owner }: StageRow): number =>
  s.setter.width(name, s.size, 'bold') +
  s.size * 0.6 +
  s.setter.width(owner.label, s.small) +
  s.small * (0.3 + owner.sides.length * 0.85);

/** Name, owner beside it where there is room, else below, and the deadline. */
function stageName(s: Setting, stage: StageRow, width: number): Block {
  const name = s.setter.paragraph(stage.name, width, { size: s.size, face: 'bold' });
  const taken = s.setter.width(stage.name, s.size, 'bold') + s.size * 0.6;
  const fits = nameWidth(s, stage) <= width + 0.1;
  const top = fits
    ? beside([
        { at: 0, block: name },
        { at: taken, block: stack([space((s.size - s.small) * 0.94), ownerLabel(s, stage, width)]) },
      ])
    : stack([name, ownerLabel(s, stage, width)]);
  // In the smallest type, a line that says that there is no deadline costs more than it tells.
  const silent = stage.deadline === null && s.size === SMALLEST;
  return stack([top, silent ? EMPTY : label(s, stage.deadline ?? words.noDeadline, width)]);
}

const meaning = (s: Setting, stage: StageRow, width: number): Block =>
  cell(
    s,
    [
      { text: stage.meaning === '' ? '' : `${stage.meaning} ` },
      { text: stage.facts.join(' '), colour: INK.muted },
    ],
    width,
  );

/** The densest form: meaning, ways in and ways out as one paragraph. */
const inOne = (s: Setting, stage: StageRow, width: number): Block =>
  cell(
    s,
    [
      { text: [stage.meaning, ...stage.facts].filter((text) => text !== '').join(' '), colour: INK.muted },
      { text: ` ${[...stage.entry, ...stage.exits].join(' ')}` },
    ],
    width,
  );

/** How a deal gets to a stage, and how it leaves it other than forward. */
const ways = (s: Setting, { entry, exits }: StageRow, width: number): Block =>
  stack(
    [...entry, ...exits].map((text) => cell(s, text, width)),
    s.size * 0.12,
  );

/**
 * Thresholds and disqualifiers beside each other, the reasons under the shorter of them; or, where that is less
 * tall, all below one another.
 */
export function bars(s: Setting): Block {
  const gap = s.size * 1.8;
  const between = s.size * 0.6;
  const pairs = [0.36, 0.44, 0.52].flatMap((part) => {
    const left = (s.width - gap) * part;
    const right = s.width - gap - left;
    const pair = (a: Block, b: Block) =>
      beside([
        { at: 0, block: a },
        { at: left + gap, block: b },
      ]);
    return [
      pair(thresholds(s, left), stack([disqualifiers(s, right), reasons(s, right)], between)),
      pair(stack([thresholds(s, left), reasons(s, left)], between), disqualifiers(s, right)),
    ];
  });
  const flat = stack([thresholds(s, s.width, true), disqualifiers(s, s.width), reasons(s, s.width)], between);
  return lowest([...pairs, flat]);
}

const reasons = (s: Setting, width: number): Block => {
  const { page, moved } = s;
  const text = moved.has({ kind: 'reasons' })
    ? words.annex.see
    : page.reasons.length === 0
      ? words.noReasons
      : `${page.reasons.join(', ')}.`;
  return section(s, cell(s, named(words.headings.reasons, text), width));
};

const named = (name: string, text: string): Run[] => [{ text: `${name}: `, face: 'bold' }, { text }];

/** One line for each threshold, or all of them run in. */
function thresholds(s: Setting, width: number, runIn = false): Block {
  const { page, size } = s;
  const isElsewhere = s.moved.has({ kind: 'thresholds' });
  const rows = isElsewhere
    ? [label(s, words.annex.see, width)]
    : page.thresholds.length === 0
      ? [cell(s, words.noThresholds, width)]
      : runIn
        ? [
            cell(
              s,
              page.thresholds.flatMap((row) => named(row.step, `${row.words}. `)),
              width,
            ),
          ]
        : page.thresholds.map((row) => cell(s, named(row.step, row.words), width));
  const notes =
    isElsewhere || page.scoring.notes.length === 0 ? [] : [label(s, page.scoring.notes.join(' '), width)];
  return section(s, heading(s, words.headings.thresholds, width), stack([...rows, ...notes], size * 0.2));
}

function disqualifiers(s: Setting, width: number): Block {
  const { page, moved, size } = s;
  const here = page.disqualifiers.filter((_, index) => !moved.has({ kind: 'disqualifier', index }));
  const rows = here.map((row) =>
    cell(
      s,
      [
        { text: `${row.reason}: `, face: 'bold' },
        { text: `${row.words} ` },
        { text: `(${row.from})`, colour: INK.muted },
      ],
      width,
    ),
  );
  if (page.disqualifiers.length === 0) rows.push(cell(s, words.noDisqualifiers, width));
  else if (here.length === 0) rows.push(label(s, words.annex.see, width));
  return section(s, heading(s, words.headings.disqualifiers, width), stack(rows, size * 0.2));
}

/** The finding, and what to keep in mind about it. */
export function verdict(s: Setting): Block {
  const { finding, caveats } = s.page.verdict;
  return section(s, heading(s, finding), s.setter.paragraph(caveats.join(' '), s.width, { size: s.size }));
}

/** What stayed open: a minority's notes, each under what was decided. */
export function open(s: Setting): Block {
  const rows = openPoints(s.page).map((row) => cell(s, named(row.what, row.open), s.width));
  return section(s, heading(s, words.headings.open), stack(rows, s.size * 0.2));
}

/** Places to sign, side by side. */
export function signatures(s: Setting): Block {
  const { setter, page, width, size } = s;
  const gap = size * 2;
  const count = page.signatures.length;
  const each = (width - gap * (count - 1)) / count;
  const part = (each - size) / 2;
  const place = (text: string, wide: number, value: Block | null) =>
    stack([
      space(size * (value ? 0.3 : 1.6)),
      ...(value ? [value] : []),
      line(setter, wide, INK.rule),
      label(s, text, wide),
    ]);
  const written = (text: string, wide: number) => setter.paragraph(text, wide, { size });
  const columns = page.signatures.map((who, i) => ({
    at: i * (each + gap),
    block: stack([
      markedLabel(setter, words.agreedBy(who.label), who.side === null ? [] : [who.side], each, {
        size,
        bold: true,
      }),
      beside([
        { at: 0, block: place(words.signature.name, part, who.signed && written(who.signed.name, part)) },
        {
          at: part + size,
          block: place(words.signature.role, part, who.signed && written(who.signed.role, part)),
        },
      ]),
      beside([
        {
          at: 0,
          block: place(
            words.signature.signature,
            part,
            who.signed && signatureBlock(setter, who.signed.signature, part, size),
          ),
        },
        {
          at: part + size,
          block: place(words.signature.date, part, who.signed && written(who.signed.date, part)),
        },
      ]),
    ]),
  }));
  return section(s, beside(columns));
}

/** A signature as it was given: drawn strokes, or a typed name. */
function signatureBlock(setter: Typesetter, signature: Signature, width: number, size: number): Block {
  if (signature.kind === 'typed') return setter.paragraph(signature.text, width, { size: size * 1.15 });
  const height = size * 1.6;
  return {
    height,
    draw: (x, y) => {
      setter.artifact(() => {
        setter.pdf
          .save()
          .translate(x, y)
          .scale(Math.min(width / 300, height / 100))
          .path(signature.path)
          .lineWidth(3)
          .lineCap('round')
          .stroke(INK.text)
          .restore();
      });
    },
  };
}

export const footer = (s: Setting): Block =>
  stack([
    line(s.setter, s.width),
    space(3),
    s.setter.paragraph(s.page.footer.join('   ·   '), s.width, { size: SMALLEST, colour: INK.muted }),
  ]);
