/** Makes the one page of a definition: everything it says, from the definition and its simulation alone. */
import type { Approval, ApproverSide } from '#shared/contract/approvals.ts';
import type { Client } from '#shared/contract/client.ts';
import type { Decision } from '#shared/contract/deciding.ts';
import type { Dismissal } from '#shared/contract/history.ts';
import { describeCriterion, describeLimits } from '#shared/domain/definition/describe.ts';
import { isForward } from '#shared/domain/definition/forward.ts';
import { type Names, namesFor, reasonName, stageName } from '#shared/domain/definition/names.ts';
import type { Category, Definition, Side, Stage, Transition } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { describeNumber, describePoints } from '#shared/domain/definition/wording.ts';
import type {
  DecisionRow,
  DefinitionPage,
  DisqualifierRow,
  Flow,
  Owner,
  RecordRow,
  RuleRow,
  Scoring,
  ScoringSection,
  SignaturePlace,
  StageRow,
  ThresholdRow,
} from './page-model.ts';
import { reaching, ruleEvidence, type Test } from './testing.ts';
import { verdictOf } from './verdict.ts';
import { CATEGORY_LABELS, day, deadline, LANGUAGE, list, SIDE_LABELS, words } from './words.ts';

export interface PageSource {
  workshopName: string;
  client: Client;
  /** ISO 8601 date of the next review; null where none was chosen. */
  reviewOn: string | null;
  record: RecordRow[];
  definition: Definition;
  /** How often the draft has been saved. */
  revision: number;
  /** SHA-256 over the definition's canonical JSON, in hexadecimal. */
  fingerprint: string;
  /** Signatures under this definition and others of the workshop; only those under this one are shown. */
  approvals: readonly Approval[];
  dismissals: readonly Dismissal[];
  /** What the room decided about this draft, the first one first. */
  decisions: readonly Decision[];
  /** Null where the workshop has no deals yet. */
  test: Test | null;
  madeAt: Date;
}

export function pageOf(source: PageSource): DefinitionPage {
  const { definition, test, workshopName, revision, fingerprint } = source;
  const names = namesFor(definition, test?.sample.fields);
  const made = day(source.madeAt.getTime(), test?.sample.timeZone ?? 'UTC');
  const [marketing, sales] = [signedBy(source, 'marketing'), signedBy(source, 'sales')];
  const isAgreed = marketing !== null && sales !== null;
  return {
    language: LANGUAGE,
    kind: words.title,
    title: definition.name,
    company: source.client.name || workshopName,
    logo: source.client.logo,
    subtitle: test === null ? made : words.subtitle(made),
    side: definition.side,
    sideLabel: definition.side === 'agreed' && !isAgreed ? words.toBeAgreed : SIDE_LABELS[definition.side],
    flow: flowOf(definition),
    stages: definition.stages.map((stage, index) => stageRow(stage, index, definition, names, test)),
    thresholds: thresholdsOf(definition, names),
    scoring: scoringOf(definition, names, test),
    disqualifiers: disqualifiersOf(definition, names),
    reasons: definition.reasons.map(({ name }) => name),
    verdict: verdictOf(definition, test),
    setAside: source.dismissals.map(({ words: finding, reason }) => ({ finding, reason })),
    decisions: source.decisions.map((decision) =>
      decisionRow(decision, day(Date.parse(decision.at), test?.sample.timeZone ?? 'UTC')),
    ),
    signatures: [
      { side: 'marketing', label: words.signature.marketing, signed: marketing },
      { side: 'sales', label: words.signature.sales, signed: sales },
      { side: null, label: words.signature.revOps, signed: signedBy(source, 'revOps') },
    ],
    footer: [
      words.footer.revision(revision),
      words.footer.fingerprint(fingerprint.slice(0, 16)),
      ...(source.reviewOn === null ? [] : [words.footer.review(day(Date.parse(source.reviewOn), 'UTC'))]),
      words.footer.made(made),
    ],
    record: source.record,
  };
}

const decisionRow = ({ what, chosen, why, open = '', who }: Decision, on: string): DecisionRow => ({
  what,
  chosen,
  why,
  by: who === '' ? on : `${who}, ${on}`,
  open,
});

/** Who of a side signed this very definition; of several, the first signature stands with all names. */
function signedBy(
  { approvals, fingerprint, test }: PageSource,
  side: ApproverSide,
): SignaturePlace['signed'] {
  const own = approvals.filter((approval) => approval.side === side && approval.definition === fingerprint);
  const [first] = own;
  if (!first) return null;
  const each = (of: (approval: Approval) => string) => [...new Set(own.map(of))].join(', ');
  const timeZone = test?.sample.timeZone ?? 'UTC';
  return {
    name: each(({ name }) => name),
    role: each(({ role }) => role),
    date: each(({ signedAt }) => day(Date.parse(signedAt), timeZone)),
    signature: first.signature,
  };
}

const SIDES_OF: Record<'marketing' | 'sales' | 'both', Side[]> = {
  marketing: ['marketing'],
  sales: ['sales'],
  both: ['marketing', 'sales'],
};

const sidesOf = ({ owner }: Stage): Side[] => (owner === null ? [] : SIDES_OF[owner]);
const ownerOf = (stage: Stage): Owner => ({
  label: words.owners[stage.owner ?? 'nobody'],
  sides: sidesOf(stage),
});

function flowOf({ stages, transitions }: Definition): Flow {
  const at = new Map(stages.map(({ id }, index) => [id, index]));
  const name = (id: string) => stages[at.get(id) ?? -1]?.name ?? id;
  const sentences = transitions.flatMap((t) => {
    if (t.kind === 'fastTrack') return [words.flowFast(name(t.from), name(t.to))];
    if (t.kind === 'recycle') return [words.flowBack(name(t.from), name(t.to))];
    return t.kind === 'disqualify' ? [words.flowOut(name(t.from))] : [];
  });
  return {
    nodes: stages.map((stage) => ({ name: stage.name, owners: sidesOf(stage) })),
    edges: transitions.map((t) => ({
      kind: t.kind,
      from: at.get(t.from) ?? 0,
      to: t.kind === 'disqualify' ? null : (at.get(t.to) ?? null),
    })),
    description: words.flowDescription(list(stages.map((s) => s.name)), [...new Set(sentences)]),
  };
}

function stageRow(
  stage: Stage,
  index: number,
  definition: Definition,
  names: Names,
  test: Test | null,
): StageRow {
  const said = ({ when }: Transition) => describeCriterion(when, names);
  const into = definition.transitions.filter((t) => isForward(t) && t.to === stage.id);
  const before = definition.stages[index - 1]?.id;
  const entry = into.map((t) => {
    if (t.kind === 'fastTrack') return `${words.fastTrack(stageName(names, t.from), said(t))}.`;
    return t.from === before ? capital(`${said(t)}.`) : `${words.from(stageName(names, t.from), said(t))}.`;
  });
  const outReasons = new Set<string>();
  const back: string[] = [];
  for (const t of definition.transitions) {
    if (t.from !== stage.id) continue;
    if (t.kind === 'disqualify') outReasons.add(reasonName(names, t.reason));
    if (t.kind === 'recycle') {
      const rule = words.back(stageName(names, t.to), said(t));
      back.push(t.nurture ? `${rule}. ${words.nurture(stopped(t.nurture))}` : `${rule}.`);
    }
  }
  return {
    name: stage.name,
    owner: ownerOf(stage),
    meaning: stage.meaning,
    facts: [
      ...(stage.requiredFields.length > 0
        ? [words.needs(list(stage.requiredFields.map((key) => names.fields.get(key) ?? key)))]
        : []),
      ...(stage.band ? [words.usual(stage.band.low, stage.band.high)] : []),
    ],
    entry: index === 0 ? [words.beginsHere, ...entry] : entry.length > 0 ? entry : [words.noWayIn],
    deadline: stage.slaHours === null ? null : deadline(stage.slaHours),
    reach: test === null ? null : reaching(test.summary, index),
    exits: [...back, ...(outReasons.size > 0 ? [words.out(`${[...outReasons].join(', ')}.`)] : [])],
  };
}

/** The scores that transitions ask for, each with its step. */
function thresholdsOf({ transitions }: Definition, names: Names): ThresholdRow[] {
  return transitions.flatMap((t) => {
    const from = stageName(names, t.from);
    const step = t.kind === 'disqualify' ? words.outOf(from) : words.step(from, stageName(names, t.to));
    return conditionsOf(t.when)
      .filter(({ condition }) => condition.kind === 'score' || condition.kind === 'scoreBand')
      .map(({ condition }) => ({ step, words: describeCriterion(condition, names) }));
  });
}

/** One row for each reason and rule, with all the stages from which it takes a deal out. */
function disqualifiersOf(definition: Definition, names: Names): DisqualifierRow[] {
  const rows = new Map<string, { reason: string; words: string; from: Set<string> }>();
  for (const t of definition.transitions) {
    if (t.kind !== 'disqualify') continue;
    const reason = reasonName(names, t.reason);
    const said = describeCriterion(t.when, names);
    const key = JSON.stringify([reason, said]);
    const row = rows.get(key) ?? { reason, words: said, from: new Set() };
    row.from.add(stageName(names, t.from));
    rows.set(key, row);
  }
  return [...rows.values()].map(({ from, ...row }) => ({
    ...row,
    from: from.size === definition.stages.length ? words.anyStage : list([...from]),
  }));
}

const UNTESTED = { won: null, notWon: null };

function scoringOf({ scoring }: Definition, names: Names, test: Test | null): Scoring {
  const evidence = test === null ? UNTESTED : reaching(test.summary, 0);
  const { both, wonOnly, notWonOnly, none } = words.evidence;
  return {
    sections: CATEGORIES.map((category) => section(category, scoring, names, test)).filter(
      ({ rules }) => rules.length > 0,
    ),
    notes: [
      ...(limited(scoring.total) ? [`${words.limits(words.total, describeLimits(scoring.total))}.`] : []),
      ...scoring.bands.map((band) => `${words.band(band.name, words.scores[band.of], range(band))}.`),
    ],
    evidence: evidence.won ? (evidence.notWon ? both : wonOnly) : evidence.notWon ? notWonOnly : none,
  };
}

function section(
  category: Category,
  scoring: Definition['scoring'],
  names: Names,
  test: Test | null,
): ScoringSection {
  const own = scoring.categories[category];
  const groups = scoring.groups.filter((group) => group.category === category && limited(group));
  return {
    category,
    label: CATEGORY_LABELS[category],
    limits: [
      ...(own && limited(own) ? [describeLimits(own)] : []),
      ...groups.map((group) => words.limits(group.name, describeLimits(group))),
    ],
    rules: scoring.rules.flatMap((rule, index) =>
      rule.category === category ? [ruleRow(rule, index, scoring.groups, names, test)] : [],
    ),
  };
}

function ruleRow(
  rule: Definition['scoring']['rules'][number],
  index: number,
  groups: Definition['scoring']['groups'],
  names: Names,
  test: Test | null,
): RuleRow {
  const said = describeCriterion(rule.when, names);
  const group = groups.find(({ id }) => id === rule.group);
  const terms = [
    ...(rule.times === undefined ? [] : [words.terms.times(rule.times)]),
    ...(rule.halfLifeDays === undefined ? [] : [words.terms.halfLife(rule.halfLifeDays)]),
    ...(limited(rule) ? [describeLimits(rule)] : []),
    ...(group ? [words.terms.group(group.name)] : []),
  ];
  const evidence = test === null ? UNTESTED : ruleEvidence(test, index);
  return {
    name: rule.name,
    words: words.says(said, rule.name) ? '' : said,
    points: describePoints(rule.points),
    weight: Math.abs(rule.points) * (rule.times ?? 1),
    terms: terms.join('; '),
    won: evidence.won,
    notWon: evidence.notWon,
  };
}

const limited = ({ cap, floor }: { cap?: number | undefined; floor?: number | undefined }): boolean =>
  cap !== undefined || floor !== undefined;

function range({ from, below }: { from?: number | undefined; below?: number | undefined }): string {
  const parts = [
    ...(from === undefined ? [] : [words.fromPoints(describeNumber(from))]),
    ...(below === undefined ? [] : [words.belowPoints(describeNumber(below))]),
  ];
  return parts.length === 0 ? words.anyScore : parts.join(' ');
}

/** With a full stop, whether or not it was written with one. */
const stopped = (text: string): string => text.replace(/[.\s]*$/, '.');
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(LANGUAGE) + text.slice(1);
