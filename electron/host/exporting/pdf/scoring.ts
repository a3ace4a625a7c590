/** The scoring table: categories in two columns of nearly the same height, each rule with its evidence. */
import { INK } from '../ink.ts';
import type { RuleRow, ScoringSection, Share } from '../page-model.ts';
import { shareAlone, words } from '../words.ts';
import { beside, lowest, space, stack, table, within } from './blocks.ts';
import type { Setting } from './sections.ts';
import { heading } from './sections.ts';
import type { Block, Run } from './typesetter.ts';

interface Part {
  section: ScoringSection;
  rules: RuleRow[];
}

export function scoring(s: Setting): Block {
  const { setter, page, size, width, moved } = s;
  const gap = size * 1.8;
  const each = (width - gap) / 2;
  const parts = page.scoring.sections
    .map((section, i) => ({
      section,
      rules: section.rules
        .map((rule, r) =>
          moved.has({ kind: 'ruleWords', section: i, rule: r }) ? { ...rule, words: '', terms: '' } : rule,
        )
        .filter((_, rule) => !moved.has({ kind: 'rule', section: i, rule })),
    }))
    .filter(({ rules }) => rules.length > 0);
  const note = setter.paragraph(
    parts.length > 0
      ? page.scoring.evidence
      : page.scoring.sections.length > 0
        ? words.annex.see
        : words.noRules,
    width - size * 6,
    { size: s.small, colour: INK.muted, align: 'right' },
  );
  const [left, right] = balanced(s, parts, each);
  const two = beside([
    { at: 0, block: column(s, left, each) },
    { at: each + gap, block: column(s, right, each) },
  ]);
  return within(
    setter,
    'Sect',
    stack([
      beside([
        { at: 0, block: heading(s, words.headings.scoring) },
        { at: size * 6, block: stack([space(size * 0.24), note]) },
      ]),
      // Long wordings need less room side by side with their numbers than in two columns.
      lowest([two, column(s, parts, width)]),
    ]),
  );
}

/** Splits the rules, in order, where the taller column is least tall; a category may go on in the second one. */
function balanced(s: Setting, parts: readonly Part[], width: number): [Part[], Part[]] {
  const total = parts.reduce((sum, { rules }) => sum + rules.length, 0);
  let best: [Part[], Part[]] = [[...parts], []];
  let least = column(s, best[0], width).height;
  for (let cut = Math.floor(total / 4); cut < total; cut++) {
    const split = splitAt(parts, cut);
    const height = Math.max(...split.map((half) => column(s, half, width).height));
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
  for (const { section, rules } of parts) {
    const here = Math.max(0, Math.min(rules.length, cut - before));
    if (here > 0) left.push({ section, rules: rules.slice(0, here) });
    if (here < rules.length) right.push({ section, rules: rules.slice(here) });
    before += rules.length;
  }
  return [left, right];
}

const column = (s: Setting, parts: readonly Part[], width: number): Block =>
  stack(
    parts.map((part) => category(s, part, width)),
    s.size * 0.5,
  );

function category(s: Setting, { section, rules }: Part, width: number): Block {
  const { setter, size, small } = s;
  const gap = size * 0.6;
  const columns = words.scoringColumns;
  const points = Math.max(
    setter.width(columns.points, small),
    ...rules.map((rule) => setter.width(rule.points, size, 'bold')),
  );
  const evidence = Math.max(setter.width(columns.notWon, small), setter.width('100\u00a0%', size));
  const widths = [points, width - points - 2 * evidence - 3 * gap, evidence, evidence];
  const at = (i: number) => widths[i] ?? 0;
  const limits = section.limits.length === 0 ? '' : ` ${section.limits.join('; ')}`;
  const right = (text: string, i: number, bold = false) =>
    setter.paragraph(text, at(i), { size, face: bold ? 'bold' : 'regular', align: 'right' });
  const label = (text: string, i: number) =>
    setter.paragraph(text, at(i), { size: small, colour: INK.muted, align: 'right' });
  const value = (share: Share | null) => (share === null ? words.none : shareAlone(share));
  return table(setter, {
    widths,
    gap,
    padding: size * 0.14,
    head: [
      label(columns.points, 0),
      setter.paragraph(
        [
          { text: section.label, face: 'bold' },
          { text: limits, colour: INK.muted },
        ],
        at(1),
        { size: small },
      ),
      label(columns.won, 2),
      label(columns.notWon, 3),
    ],
    rows: rules.map((rule) => [
      right(rule.points, 0, true),
      setter.paragraph(ruleText(rule), at(1), { size }),
      right(value(rule.won), 2),
      right(value(rule.notWon), 3),
    ]),
    rowHeads: false,
  });
}

function ruleText(rule: RuleRow): Run[] {
  const runs: Run[] = [{ text: rule.name, face: 'bold' }];
  if (rule.words !== '') runs.push({ text: ` – ${rule.words}` });
  if (rule.terms !== '') runs.push({ text: ` (${rule.terms})`, colour: INK.muted });
  return runs;
}
