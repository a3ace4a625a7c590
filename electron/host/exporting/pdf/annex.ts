/**
 * What leaves the page when even the smallest type doesn't fit, least important first, and how the page and the
 * annex say so.
 */
import type { DecisionRow, DefinitionPage, RuleRow, StageRow } from '../page-model.ts';
import { list, share, words } from '../words.ts';

export type Move =
  | { kind: 'ruleWords'; section: number; rule: number }
  | { kind: 'rule'; section: number; rule: number }
  | { kind: 'reasons' }
  /** What stayed open; the annex has it anyway, with the decision that it belongs to. */
  | { kind: 'open' }
  | { kind: 'disqualifier'; index: number }
  | { kind: 'thresholds' }
  /** A stage's meaning and rules; its name, owner, deadline and numbers stay. */
  | { kind: 'stage'; index: number }
  | { kind: 'stageRow'; index: number };

/** Rules that stay as long as anything else can go. */
const KEPT_RULES = 12;
const KEPT_DISQUALIFIERS = 4;

/** Everything that may leave, in the order in which it does. */
export function moves(page: DefinitionPage): Move[] {
  const rules = page.scoring.sections
    .flatMap((section, s) => section.rules.map(({ weight }, r) => ({ s, r, weight })))
    .sort((a, b) => a.weight - b.weight || b.s - a.s || b.r - a.r)
    .map(({ s, r }) => ({ kind: 'rule', section: s, rule: r }) as const);
  const wordings = rules
    .filter(({ section, rule }) => page.scoring.sections[section]?.rules[rule]?.words !== '')
    .map((rule): Move => ({ ...rule, kind: 'ruleWords' }));
  const out = page.disqualifiers.map((_, index): Move => ({ kind: 'disqualifier', index })).reverse();
  const length = ({ meaning, facts, entry, exits }: StageRow) =>
    [meaning, ...facts, ...entry, ...exits].join(' ').length;
  const stages = page.stages
    .map((stage, index) => ({ index, length: length(stage) }))
    // The longest first, so that as few as possible have to go.
    .sort((a, b) => b.length - a.length)
    .map(({ index }): Move => ({ kind: 'stage', index }));
  const light = Math.max(0, rules.length - KEPT_RULES);
  const last = Math.max(0, out.length - KEPT_DISQUALIFIERS);
  return [
    ...(openPoints(page).length > 0 ? [{ kind: 'open' } as const] : []),
    ...wordings,
    ...rules.slice(0, light),
    ...out.slice(0, last),
    ...(page.reasons.length > 0 ? [{ kind: 'reasons' } as const] : []),
    ...stages,
    ...rules.slice(light),
    ...out.slice(last),
    { kind: 'thresholds' },
    ...page.stages.map((_, index): Move => ({ kind: 'stageRow', index })).reverse(),
  ];
}

/** The decisions with a point that stayed open. */
export const openPoints = (page: DefinitionPage): DecisionRow[] =>
  page.decisions.filter(({ open }) => open !== '');

/** What has left the page. */
export class Moved {
  private readonly keys: ReadonlySet<string>;
  readonly all: readonly Move[];

  constructor(all: readonly Move[]) {
    this.all = all;
    this.keys = new Set(all.map(key));
  }

  has(move: Move): boolean {
    return this.keys.has(key(move));
  }
}

const key = (move: Move): string =>
  move.kind === 'rule' || move.kind === 'ruleWords'
    ? `${move.kind} ${move.section} ${move.rule}`
    : 'index' in move
      ? `${move.kind} ${move.index}`
      : move.kind;

/** The sentence on the page that says what is in the annex; null where nothing is. */
export function movedSentence(page: DefinitionPage, moved: Moved): string | null {
  if (moved.all.length === 0) return null;
  const of = (kind: Move['kind']) => moved.all.filter((m) => m.kind === kind).length;
  const all = page.scoring.sections.reduce((sum, s) => sum + s.rules.length, 0);
  const wordings = moved.all.filter(
    (m) => m.kind === 'ruleWords' && !moved.has({ ...m, kind: 'rule' }),
  ).length;
  const rules = page.scoring.sections.flatMap((section, s) =>
    section.rules.filter((_, rule) => moved.has({ kind: 'rule', section: s, rule })).map(({ name }) => name),
  );
  const stages = page.stages.filter((_, index) => moved.has({ kind: 'stage', index })).map((s) => s.name);
  const parts = [
    wordings > 0 && words.annex.ruleWords(wordings),
    of('rule') > 0 && (of('rule') === all ? words.annex.allRules : words.annex.rules(rules)),
    of('disqualifier') > 0 && words.annex.disqualifiers(of('disqualifier')),
    of('reasons') > 0 && words.annex.reasons,
    stages.length > 0 &&
      words.annex.stages(stages.length > 6 ? words.annex.manyStages(stages.length) : list(stages)),
    of('stageRow') > 0 && words.annex.stageRows(of('stageRow')),
    of('open') > 0 && words.annex.open(openPoints(page).length),
    of('thresholds') > 0 && words.headings.thresholds.toLowerCase(),
  ].filter((part) => part !== false);
  return words.annex.onPage(list(parts));
}

export interface AnnexItem {
  name: string;
  text: string;
}

/** The annex's content: headed lists of what has left the page, and of what never stands on it. */
export function annex(page: DefinitionPage, moved: Moved): { heading: string; items: AnnexItem[] }[] {
  const parts = [
    {
      heading: words.headings.stages,
      items: page.stages
        .filter((_, index) => moved.has({ kind: 'stage', index }))
        .map((s) => ({
          name: s.name,
          text: [s.owner.label, s.deadline ?? words.noDeadline, s.meaning, ...s.facts, ...s.entry, ...s.exits]
            .filter(Boolean)
            .join(' · '),
        })),
    },
    {
      heading: words.headings.thresholds,
      items: moved.has({ kind: 'thresholds' })
        ? [
            ...page.thresholds.map((t) => ({ name: t.step, text: t.words })),
            ...page.scoring.notes.map((name) => ({ name, text: '' })),
          ]
        : [],
    },
    ...page.scoring.sections.map((section, s) => ({
      heading: `${words.headings.scoring}: ${section.label}`,
      items: section.rules
        .filter(
          (_, rule) =>
            moved.has({ kind: 'rule', section: s, rule }) ||
            moved.has({ kind: 'ruleWords', section: s, rule }),
        )
        .map((rule) => ({ name: rule.name, text: ruleInFull(rule) })),
    })),
    {
      heading: words.headings.disqualifiers,
      items: page.disqualifiers
        .filter((_, index) => moved.has({ kind: 'disqualifier', index }))
        .map((d) => ({ name: d.reason, text: words.from(d.from, d.words) })),
    },
    {
      heading: words.headings.reasons,
      items: moved.has({ kind: 'reasons' }) ? page.reasons.map((name) => ({ name, text: '' })) : [],
    },
    {
      heading: words.headings.setAside,
      items: page.setAside.map(({ finding, reason }) => ({ name: finding, text: reason })),
    },
    {
      heading: words.headings.decisions,
      items: page.decisions.map(({ what, chosen, why, by, open }) => ({
        name: what,
        text: [chosen, why, by, open && `${words.headings.open}: ${open}`].filter(Boolean).join(' · '),
      })),
    },
    {
      heading: words.headings.record,
      items: page.record.flatMap(({ label, lines }) =>
        lines.map((text, i) => ({ name: i === 0 ? label : '', text })),
      ),
    },
  ];
  return parts.filter(({ items }) => items.length > 0);
}

function ruleInFull(rule: RuleRow): string {
  const { won, notWon } = words.scoringColumns;
  return [
    rule.words,
    rule.terms,
    rule.points,
    rule.won && `${won} ${share(rule.won)}`,
    rule.notWon && `${notWon} ${share(rule.notWon)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
