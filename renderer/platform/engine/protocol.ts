/** What the window and the engine's worker say to one another. The worker owns the sample; the window asks. */

import type { Holdout } from '#shared/contract/deciding.ts';
import type { SampleManifest } from '#shared/contract/methods.ts';
import type { Why } from '#shared/domain/classify/why.ts';
import type { Dial } from '#shared/domain/definition/dials.ts';
import type { Category, Criterion, Definition } from '#shared/domain/definition/schema.ts';
import type { Place } from '#shared/domain/lint/finding.ts';
import type { Corrections } from '#shared/domain/sample/correct-known.ts';
import type { HiddenNames } from '#shared/domain/sample/hidden-names.ts';
import type { Outcome, Sample } from '#shared/domain/sample/sample.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import type { DealCard } from '#shared/engine/calibrate/deal-card.ts';
import type { Comparison } from '#shared/engine/compare/compare.ts';
import type { CrossQuery, CrossRow, StageMatrix } from '#shared/engine/compare/crossing.ts';
import type { Drift, NewDeals } from '#shared/engine/compare/drift.ts';
import type { Moved, Moves } from '#shared/engine/compare/moves.ts';
import type { Proposal } from '#shared/engine/compare/settle.ts';
import type { Coverage } from '#shared/engine/evidence/coverage.ts';
import type { FieldValue } from '#shared/engine/sample/field-values.ts';
import type { ScoreHistogram } from '#shared/engine/score/histogram.ts';
import type { ScoreGrid } from '#shared/engine/score/score-grid.ts';
import type { ScoreOf } from '#shared/engine/score/sums.ts';
import type { DealQuery, DealRow } from '#shared/engine/simulate/deal-list.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import type { CriterionCounts } from '#shared/engine/simulation.ts';
import type { EvidenceQuestions } from './evidence.ts';
import type { SimulatingQuestions } from './simulating.ts';

/** A draft that was simulated before, at the index of the stage that the verdict is about. */
export interface JudgedDraft {
  draft: string;
  stage: number;
}

/** A draft in a form that need not have been simulated. */
export interface Edited {
  draft: string;
  definition: Definition;
}

export interface PartedDeal extends CrossRow {
  why: { left: Why; right: Why };
}

/** What a question is answered with that gave way to a newer one. */
export const GAVE_WAY = 'A newer question was asked meanwhile.';

/** What a calibration round is held against once it is revealed. */
export interface RoundTruth {
  /** By draft, for each deal the name of the stage it reached; null where it ended out of the funnel, or does not count. */
  stages: Record<string, (string | null)[]>;
  outcomes: (Outcome | null)[];
  /** What each deal is called, and where it stands in the sample; null where it no longer counts. */
  names: string[];
  places: (number | null)[];
  /** Whether it does not count because it is open and too young to tell. */
  tooYoung: boolean[];
}

/** A finding of the linter as the window shows it. */
export interface Finding {
  id: string;
  what: string;
  why: string;
  at: Place | null;
  /** On how many deals it shows; null where it shows on none in particular. */
  deals: number | null;
  /** What its repair does; null where there is none. */
  fix: string | null;
}

/** By key of a field that names somebody, what its values are called instead; empty where names are shown. */
export type HiddenByField = Record<string, HiddenNames>;

/** What the room says of the deals: when fields were known, and which open deals are too young to tell. */
export interface Said {
  corrections: Corrections;
  young: YoungRule;
}

/** What the window has to know of the sample that counts. */
export interface Counted {
  hidden: HiddenByField;
  /** The open deals that are too young to tell and left out; null where none is. */
  tooYoung: NonNullable<Sample['tooYoung']> | null;
  /** How many people own the deals; 0 where that is not known. */
  owners: number;
}

/** Question -> what it takes and what it gives. `draft` names a definition that was simulated before. */
export interface EngineQuestions extends EvidenceQuestions, SimulatingQuestions {
  load: {
    args: { manifest: SampleManifest; buffers: Map<string, Uint8Array>; holdout: Holdout | null };
    result: Counted;
  };
  /** What the room says of the deals, in place of what it said before. Forgets all simulations. */
  correct: { args: Said; result: Counted };
  /** Whether names give way to pseudonyms in what is answered from now on. */
  discretion: { args: { namesHidden: boolean }; result: HiddenByField };
  simulate: { args: { draft: string; definition: Definition; stage: number }; result: Summary };
  /** A dial may be turned. Only ever announced. */
  turns: { args: { draft: string; definition: Definition; stage: number; dial: Dial }; result: null };
  /**
   * Nobody edits for now: what the screens may ask next, the likeliest first, and what more they may ask once dials that
   * may be turned are ready. Only ever announced.
   */
  expect: { args: { first: readonly Asked[]; later: readonly Asked[] }; result: null };
  forget: { args: { draft: string }; result: null };
  /** The first verdict is drawn: makes ready what will be asked next. */
  prepare: { args: Record<string, never>; result: null };
  /** The whole list's length and the rows from `from` up to `to`; of one finding's deals, where it is named. */
  deals: {
    args: { draft: string; query: DealQuery & { finding?: string }; from: number; to: number };
    result: { total: number; rows: DealRow[] };
  };
  dealsToCalibrate: { args: { drafts: readonly string[]; size: number; seed: number }; result: string[] };
  dealCards: { args: { deals: readonly string[]; shownDays: number }; result: (DealCard | null)[] };
  roundTruth: { args: { deals: readonly string[]; drafts: readonly string[] }; result: RoundTruth };
  /** What a practitioner would point at in a draft. Gives way to newer questions. */
  lint: { args: { draft: string }; result: Finding[] };
  /** The definition repaired as a finding of its draft proposes; null where the finding is gone. */
  fix: { args: { draft: string; finding: string; definition: Definition }; result: Definition | null };
  coverage: { args: Record<string, never>; result: Coverage };
  /** The most frequent values of a field. */
  values: { args: { field: string; most: number }; result: FieldValue[] };
  /** How the highest scores of all deals spread. */
  histogram: { args: Edited & { of: ScoreOf }; result: ScoreHistogram };
  /** Scores at the end by the definition's bands of two categories, and where the sample itself would cut them. */
  grid: {
    args: Edited & { rows: Category; columns: Category };
    result: ScoreGrid & { cuts: Record<'rows' | 'columns', { high: number; middle: number }> };
  };
  /** Which deals would stand elsewhere, were the draft this definition. */
  moves: { args: { draft: string; definition: Definition }; result: Moves };
  /** What the definitions come to, and their differences against the first. Gives way to newer questions. */
  compare: { args: { judged: JudgedDraft[] }; result: Comparison };
  /** How many deals get to which stage by the one and by the other. */
  cross: { args: { left: JudgedDraft; right: JudgedDraft }; result: StageMatrix };
  /** Deals that two definitions see differently, with why. Gives way to newer questions. */
  crossing: {
    args: { left: JudgedDraft; right: JudgedDraft; query: CrossQuery; from: number; to: number };
    result: { total: number; rows: PartedDeal[] };
  };
  /** The smallest edits of a draft that put a deal at the target stage, or further where it may go on. Gives way to newer questions. */
  settle: {
    args: { draft: JudgedDraft; deal: number; target: number; orFurther: boolean; others: Definition[] };
    result: Proposal[];
  };
  /** What definitions come to on the third of the deals that was sealed, and which they are; refused until it was opened. */
  sealed: { args: { judged: JudgedDraft[] }; result: { summaries: Summary[]; deals: Uint32Array } };
  /** How many deals came first with each of the imported files; null where the deals don't say. */
  imports: { args: { files: readonly string[] }; result: number[] | null };
  /** A definition on the new deals, beside those before, at the index of the stage of the hand-over. */
  drift: {
    args: { definition: Definition; stage: number; which: NewDeals };
    result: Drift & { toDiscussIds: string[] };
  };
  /** What a form of a draft that nobody has saved would come to, at the same stage, and whom it would move. */
  try: {
    args: JudgedDraft & { definition: Definition };
    result: { after: Summary; moved: Moved };
  };
  criterion: { args: Edited & { criterion: Criterion }; result: CriterionCounts };
}

export type Question = keyof EngineQuestions;
/** What changes the sample or a draft: answers given before are about something else. */
export const CHANGES: ReadonlySet<Question> = new Set<Question>([
  'load',
  'correct',
  'discretion',
  'simulate',
]);
export interface Asked {
  question: Question;
  args: unknown;
}
export type QuestionMessage = {
  [Q in Question]: {
    /** Null where nobody waits for the answer, as it will only be asked for later. */
    id: number | null;
    question: Q;
    args: EngineQuestions[Q]['args'];
  };
}[Question];
/** A form of a draft, and the stage that it is judged at. */
export type Form = EngineQuestions['simulate']['args'];

/** What a form would come to that nobody has asked for yet. */
export interface ForeseenMessage {
  id: null;
  form: Form;
  summary: Summary;
}
/** The answer to what may be asked next. */
export interface AheadMessage {
  id: null;
  asked: Asked;
  answer: unknown;
  /** Whether a step asks it as it opens. */
  opens: boolean;
  /** By which question something was last changed. */
  changedBy: number;
}
export type AnswerMessage =
  | { id: number; ok: true; result: unknown }
  | { id: number; ok: false; message: string };
