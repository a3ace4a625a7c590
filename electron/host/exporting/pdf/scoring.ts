/** The scoring table: categories in two columns of nearly the same height, each rule with its evidence. */
import { INK } from '../ink.ts';
import type { RuleRow, ScoringSection, Share } from '../page-model.ts';
import { shareAlone, words } from '../words.ts';
import { beside, lowest, space, stack, table, within } from './blocks.ts';
import type { Setting } from './sections.ts';
import { heading } from './sections.ts';
import type { Block, Run } from './typesetter.ts';

/** A category's rows, set once for a width; a split takes some of them. */
interface Part {
  head: readonly Block[];
  rows: readonly (readonly Block[])[];
}

interface Columns {
  widths: readonly number[];
  gap: number;
}

export function scoring(s: Setting): Block {
  const { setter, page, size, width, moved } = s;
  const between = size * 1.8;
  const each = (width - between) / 2;
  const shown = page.scoring.sections
    .map((section, i) => ({
      ...section,
      rules: section.rules
        .map((rule, r) =>
          moved.has({ kind: 'ruleWords', section: i, rule: r }) ? { ...rule, words: '', terms: '' } : rule,
        )
        .filter((_, rule) => !moved.has({ kind: 'rule', section: i, rule })),
    }))
    .filter(({ rules }) => rules.length > 0);
  const text =
    shown.length > 0
      ? page.scoring.evidence
      : page.scoring.sections.length > 0
        ? words.annex.see
        : words.noRules;
  const noteWidth = width - size * 6;
  const note = setter.paragraph(text, noteWidth, { size: s.small, colour: INK.muted, align: 'right' });
  const narrow = columnsFor(s, shown, each);
  const wide = columnsFor(s, shown, width);
  const halves = balanced(
    s,
    shown.map((section) => partFor(s, section, narrow)),
    narrow,
  ).map((parts, i) => ({ at: i * (each + between), block: column(s, parts, narrow) }));
  const one = column(
    s,
    shown.map((section) => partFor(s, section, wide)),
    wide,
  );
  return within(
    setter,
    'Sect',
    stack([
      beside([
        { at: 0, block: heading(s, words.headings.scoring) },
        { at: size * 6, block: stack([space(size * 0.24), note]) },
      ]),
      // Where wordings are long, one column wastes less on numbers than two do.
      lowest([beside(halves), one]),
    ]),
  );
}

/** Splits the rules, in order, where the taller column is least tall; a category may go on in the second one. */
function balanced(s: Setting, parts: readonly Part[], columns: Columns): [Part[], Part[]] {
  const total = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  let best: [Part[], Part[]] = [[...parts], []];
  let least = column(s, best[0], columns).height;
  for (let cut = Math.floor(total / 4); cut < total; cut++) {
    const split = splitAt(parts, cut);
    const height = Math.max(...split.map((half) => column(s, half, columns).height));
    if (height < least) {
      least = height;
      best = split;
    }
  }
  return best;
}

function splitAt(parts: readonly Part[], cut: number): [Part[], Part[]] {
  const left: Part[] = [];
  const right: Part[] = [];
  let before = 0;
  for (const { head, rows } of parts) {
    const here = Math.max(0, Math.min(rows.length, cut - before));
    if (here > 0) left.push({ head, rows: rows.slice(0, here) });
    if (here < rows.length) right.push({ head, rows: rows.slice(here) });
    before += rows.length;
  }
  return [left, right];
}

const column = (s: Setting, parts: readonly Part[], { widths, gap }: Columns): Block =>
  stack(
    parts.map((part) => table(s.setter, { ...part, widths, gap, padding: s.size * 0.14, rowHeads: false })),
    s.size * 0.5,
  );

/** Points, rule, and the two columns of evidence; of the same widths in all categories, so that they align. */
function columnsFor(
  { setter, size, small }: Setting,
  sections: readonly ScoringSection[],
  width: number,
): Columns {
  const gap = size * 0.6;
  const labels = words.scoringColumns;
  const points = sections.flatMap(({ rules }) =>
    rules.map((rule) => setter.width(rule.points, size, 'bold', true)),
  );
  const first = Math.max(setter.width(labels.points, small), ...points);
  const evidence = Math.max(
    setter.width(labels.notWon, small),
    setter.width('100\u00a0%', size, 'regular', true),
  );
  return { widths: [first, width - first - 2 * evidence - 3 * gap, evidence, evidence], gap };
}

function partFor(s: Setting, { label, limits, rules }: ScoringSection, { widths }: Columns): Part {
  const { setter, size, small } = s;
  const at = (i: number) => widths[i] ?? 0;
  const number = (text: string, i: number, bold = false) =>
    setter.paragraph(text, at(i), { size, face: bold ? 'bold' : 'regular', align: 'right' });
  const title = (text: string, i: number) =>
    setter.paragraph(text, at(i), { size: small, colour: INK.muted, align: 'right' });
  const value = (share: Share | null) => (share === null ? words.none : shareAlone(share));
  const columns = words.scoringColumns;
  const name: Run[] = [
    { text: label, face: 'bold' },
    { text: limits.length === 0 ? '' : ` ${limits.join('; ')}`, colour: INK.muted },
  ];
  return {
    head: [
      title(columns.points, 0),
      setter.paragraph(name, at(1), { size: small }),
      title(columns.won, 2),
      title(columns.notWon, 3),
    ],
    rows: rules.map((rule) => [
      number(rule.points, 0, true),
      setter.paragraph(ruleText(rule), at(1), { size }),
      number(value(rule.won), 2),
      number(value(rule.notWon), 3),
    ]),
  };
}

function ruleText(rule: RuleRow): Run[] {
  const runs: Run[] = [{ text: rule.name, face: 'bold' }];
  if (rule.words !== '') runs.push({ text: ` – ${rule.words}` });
  if (rule.terms !== '') runs.push({ text: ` (${rule.terms})`, colour: INK.muted });
  return runs;
}
