/**
 * The one page as data: everything it says, in order, without any form. Each form (PDF, HTML, later Word and
 * Markdown) only lays this out, so that all of them say the same. Sentences come from `words.ts` and from the
 * definition's own descriptions; numbers come from the simulation.
 */

import type { Signature } from '#shared/contract/approvals.ts';
import type { Logo } from '#shared/contract/client.ts';
import type { Category, Side, TransitionKind } from '#shared/domain/definition/schema.ts';

/** A count out of a whole, for display with its share; `of` 0 has no share. */
export interface Share {
  count: number;
  of: number;
}

export interface FlowNode {
  name: string;
  owners: Side[];
}

/** An arrow of the small picture; `to` is null where it leads out. Nodes are indexes into `Flow.nodes`. */
export interface FlowEdge {
  kind: TransitionKind;
  from: number;
  to: number | null;
}

export interface Flow {
  nodes: FlowNode[];
  edges: FlowEdge[];
  /** The picture in a sentence, for those who can't see it. */
  description: string;
}

/** How many deals pass: of all, of the won, and of those that ended without a win (lost or rejected). */
export interface Reach {
  all: Share;
  /** Null where the sample holds none. */
  won: Share | null;
  notWon: Share | null;
}

/** Who owns a stage: one side, both, or nobody yet. */
export interface Owner {
  label: string;
  sides: Side[];
}

export interface StageRow {
  name: string;
  owner: Owner;
  meaning: string;
  /** Facts about the stage besides its meaning: the fields it needs, the usual share that goes on. */
  facts: string[];
  /** What brings a deal here, one sentence for each way in; the first stage says where deals begin. */
  entry: string[];
  /** Null where none is set. */
  deadline: string | null;
  /** What sends a deal back or out from here. */
  exits: string[];
  /** The deals that got here or further; null where nothing was tested. */
  reach: Reach | null;
}

export interface RuleRow {
  name: string;
  /** What it asks; empty where its name says just that. */
  words: string;
  /** With sign: `+15`, `−20`. */
  points: string;
  /** Largest amount of points it can give or take: what makes a rule more or less important. */
  weight: number;
  /** How often it counts, how it fades, its own limits; empty for a plain rule. */
  terms: string;
  won: Share | null;
  /** Of the deals that ended without a win: lost or rejected. */
  notWon: Share | null;
}

export interface ScoringSection {
  category: Category;
  label: string;
  /** Limits of the category and its groups, in words. */
  limits: string[];
  rules: RuleRow[];
}

export interface Scoring {
  sections: ScoringSection[];
  /** Limits of the total and the named score bands, in words. */
  notes: string[];
  /** What the columns of evidence show, or why there are none. */
  evidence: string;
}

/** A score that a transition asks for. */
export interface ThresholdRow {
  step: string;
  words: string;
}

export interface DisqualifierRow {
  reason: string;
  /** Stages from which it applies. */
  from: string;
  words: string;
}

/** A large number of the verdict, with what it counts and how sure it is. */
export interface Figure {
  label: string;
  value: string;
  detail: string;
}

export interface Verdict {
  /** The finding, in a sentence. */
  finding: string;
  figures: Figure[];
  /** What to keep in mind about these numbers; never left out. */
  caveats: string[];
}

/** A place to sign, and who signed there. */
export interface SignaturePlace {
  side: Side | null;
  /** Who signs: Marketing, Sales, RevOps. */
  label: string;
  /** Null where nobody has signed this very definition; several people of one side stand side by side. */
  signed: { name: string; role: string; date: string; signature: Signature } | null;
}

/** Something that speaks against the definition, and why the room went on all the same. */
export interface SetAside {
  finding: string;
  reason: string;
}

/** Something that was contested, and how the room decided it. */
export interface DecisionRow {
  what: string;
  chosen: string;
  /** Empty where nobody said. */
  why: string;
  /** By whom, and when. */
  by: string;
  /** What stayed open: the minority's note; empty where nothing did. */
  open: string;
}

/** A line of the workshop's record: what it is about, and what there is to say. */
export interface RecordRow {
  label: string;
  lines: string[];
}

export interface DefinitionPage {
  /** BCP 47 tag of the page's language. */
  language: string;
  title: string;
  /** What kind of document this is. */
  kind: string;
  company: string;
  logo: Logo | null;
  subtitle: string;
  side: Side;
  sideLabel: string;
  flow: Flow;
  stages: StageRow[];
  thresholds: ThresholdRow[];
  scoring: Scoring;
  disqualifiers: DisqualifierRow[];
  reasons: string[];
  verdict: Verdict;
  setAside: SetAside[];
  decisions: DecisionRow[];
  signatures: SignaturePlace[];
  /** How the workshop went: who, when, what it decided by, the verdict before and after; [] where nobody kept one. */
  record: RecordRow[];
  /** Version, fingerprint, date, the next review. */
  footer: string[];
}
