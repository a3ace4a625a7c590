/**
 * The one page as running text: headings, paragraphs, lists and tables in the page's order, for forms that are
 * read from top to bottom and have no room of their own to lay things out in (Word, Markdown).
 */
import type { Logo } from '#shared/contract/client.ts';
import type {
  DecisionRow,
  DefinitionPage,
  RuleRow,
  ScoringSection,
  Share,
  SignaturePlace,
  StageRow,
} from './page-model.ts';
import { countAlone, share, words } from './words.ts';

/** A piece of a line; `strong` sets it off. */
export interface Run {
  text: string;
  strong?: boolean;
}
/** A line of text in pieces; a cell of a table may hold several lines. */
export type Line = readonly Run[];

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; line: Line; quiet?: boolean }
  | { kind: 'picture'; logo: Logo; alt: string }
  | { kind: 'list'; items: readonly Line[] }
  | { kind: 'table'; columns: readonly TableColumn[]; rows: readonly (readonly (readonly Line[])[])[] };

export interface TableColumn {
  heading: string;
  isNumber?: boolean;
  /** How much of the width it takes, in percent. */
  width: number;
}

const plain = (text: string): Line => [{ text }];
const strong = (text: string): Line => [{ text, strong: true }];
const labelled = (label: string, text: string): Line => [{ text: `${label}: `, strong: true }, { text }];
const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
const quiet = (text: string): Block[] =>
  text === '' ? [] : [{ kind: 'paragraph', line: plain(text), quiet: true }];
const list = (items: readonly Line[], none: string): Block =>
  items.length > 0 ? { kind: 'list', items } : { kind: 'paragraph', line: plain(none) };

export function runningText(page: DefinitionPage): Block[] {
  const { verdict, scoring, setAside, decisions, disqualifiers, reasons } = page;
  const { headings } = words;
  return [
    ...(page.logo ? [{ kind: 'picture', logo: page.logo, alt: page.company } as const] : []),
    ...quiet(`${page.company} · ${page.kind}`),
    { kind: 'heading', level: 1, text: page.title },
    ...quiet(`${page.sideLabel} · ${page.subtitle}`),
    ...verdict.figures.map(
      ({ label, value, detail }): Block => ({
        kind: 'paragraph',
        line: [{ text: `${label}: ${value}`, strong: true }, { text: ` – ${detail}` }],
      }),
    ),
    { kind: 'paragraph', line: plain(page.flow.description) },
    heading(headings.stages),
    stageTable(page.stages),
    heading(headings.thresholds),
    list(
      page.thresholds.map(({ step, words: said }) => labelled(step, said)),
      words.noThresholds,
    ),
    ...quiet(scoring.notes.join(' ')),
    heading(headings.disqualifiers),
    list(
      disqualifiers.map(({ reason, words: said, from }) => labelled(reason, `${said} (${from})`)),
      words.noDisqualifiers,
    ),
    {
      kind: 'paragraph',
      line: labelled(headings.reasons, reasons.length > 0 ? `${reasons.join(', ')}.` : words.noReasons),
    },
    heading(headings.scoring),
    ...quiet(scoring.sections.length > 0 ? scoring.evidence : words.noRules),
    ...scoring.sections.flatMap(category),
    heading(verdict.finding),
    list(verdict.caveats.map(plain), words.none),
    ...(setAside.length === 0
      ? []
      : [
          heading(headings.setAside),
          list(
            setAside.map(({ finding, reason }) => labelled(finding, reason)),
            words.none,
          ),
        ]),
    ...(decisions.length === 0
      ? []
      : [heading(headings.decisions), list(decisions.map(decision), words.none)]),
    ...page.signatures.flatMap(signature),
    ...quiet(page.footer.join(' · ')),
    ...(page.record.length === 0
      ? []
      : [
          heading(headings.record),
          ...page.record.flatMap(({ label, lines }): Block[] => [
            heading(label, 3),
            { kind: 'list', items: lines.map(plain) },
          ]),
        ]),
  ];
}

function stageTable(stages: readonly StageRow[]): Block {
  const { stage, meaning, ways, deals, won, notWon } = words.stageColumns;
  return {
    kind: 'table',
    columns: [
      { heading: stage, width: 18 },
      { heading: meaning, width: 24 },
      { heading: ways, width: 31 },
      { heading: deals, width: 7, isNumber: true },
      { heading: won, width: 10, isNumber: true },
      { heading: notWon, width: 10, isNumber: true },
    ],
    rows: stages.map(({ name, owner, deadline, meaning: means, facts, entry, exits, reach }) => [
      [strong(name), plain(owner.label), plain(deadline ?? words.noDeadline)],
      [means, ...facts].filter((text) => text !== '').map(plain),
      [...entry, ...exits].map(plain),
      [plain(countAlone(reach?.all ?? null))],
      [shareCell(reach?.won ?? null)],
      [shareCell(reach?.notWon ?? null)],
    ]),
  };
}

const shareCell = (value: Share | null): Line => plain(value === null ? words.none : share(value));

function category({ label, limits, rules }: ScoringSection): Block[] {
  const { points, rule, won, notWon } = words.scoringColumns;
  return [
    heading(label, 3),
    ...quiet(limits.join('; ')),
    {
      kind: 'table',
      columns: [
        { heading: points, width: 8, isNumber: true },
        { heading: rule, width: 60 },
        { heading: won, width: 16, isNumber: true },
        { heading: notWon, width: 16, isNumber: true },
      ],
      rows: rules.map((row) => [
        [strong(row.points)],
        [ruleLine(row)],
        [shareCell(row.won)],
        [shareCell(row.notWon)],
      ]),
    },
  ];
}

const ruleLine = ({ name, words: said, terms }: RuleRow): Line => [
  { text: name, strong: true },
  ...(said === '' ? [] : [{ text: ` – ${said}` }]),
  ...(terms === '' ? [] : [{ text: ` (${terms})` }]),
];

const decision = ({ what, chosen, why, by, open }: DecisionRow): Line => [
  ...labelled(what, `${[chosen, why].filter(Boolean).join(' ')} (${by})`),
  ...(open === '' ? [] : [{ text: ` ${words.headings.open}: `, strong: true }, { text: open }]),
];

/** Long enough to write on. */
const BLANK = '_'.repeat(24);

function signature({ label, signed }: SignaturePlace): Block[] {
  const { name, role, date, signature: signs, drawn } = words.signature;
  const written = signed && (signed.signature.kind === 'typed' ? signed.signature.text : drawn);
  return [
    heading(words.agreedBy(label), 3),
    {
      kind: 'list',
      items: [
        labelled(name, signed?.name ?? BLANK),
        labelled(role, signed?.role ?? BLANK),
        labelled(signs, written ?? BLANK),
        labelled(date, signed?.date ?? BLANK),
      ],
    },
  ];
}
