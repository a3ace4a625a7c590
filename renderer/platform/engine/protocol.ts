/** What the window and the engine's worker say to one another. The worker owns the sample; the window asks. */
import type { SampleManifest } from '#shared/contract/methods.ts';
import type { Category, Criterion, Definition } from '#shared/domain/definition/schema.ts';
import type { Coverage } from '#shared/engine/coverage.ts';
import type { DealQuery, DealRow } from '#shared/engine/deal-list.ts';
import type { CriterionCounts } from '#shared/engine/engine.ts';
import type { FieldValue } from '#shared/engine/field-values.ts';
import type { ScoreHistogram } from '#shared/engine/histogram.ts';
import type { Moves } from '#shared/engine/moves.ts';
import type { ScoreGrid } from '#shared/engine/score-grid.ts';
import type { Summary } from '#shared/engine/summary.ts';
import type { ScoreOf } from '#shared/engine/sums.ts';

/** Question -> what it takes and what it gives. `draft` names a definition that was simulated before. */
export interface EngineQuestions {
  load: { args: { manifest: SampleManifest; buffers: Map<string, Uint8Array> }; result: null };
  simulate: { args: { draft: string; definition: Definition; stage: number }; result: Summary };
  forget: { args: { draft: string }; result: null };
  /** The whole list's length and the rows from `from` up to `to`. */
  deals: {
    args: { draft: string; query: DealQuery; from: number; to: number };
    result: { total: number; rows: DealRow[] };
  };
  coverage: { args: Record<string, never>; result: Coverage };
  /** The most frequent values of a field. */
  values: { args: { field: string; most: number }; result: FieldValue[] };
  /** How the highest scores of all deals spread. */
  histogram: { args: { definition: Definition; of: ScoreOf }; result: ScoreHistogram };
  /** Scores at the end by the definition's bands of two categories, and where the sample itself would cut them. */
  grid: {
    args: { definition: Definition; rows: Category; columns: Category };
    result: ScoreGrid & { cuts: Record<'rows' | 'columns', { high: number; middle: number }> };
  };
  /** Which deals would stand elsewhere, were the draft this definition. */
  moves: { args: { draft: string; definition: Definition }; result: Moves };
  criterion: { args: { definition: Definition; criterion: Criterion }; result: CriterionCounts };
}

export type Question = keyof EngineQuestions;
export type QuestionMessage = {
  [Q in Question]: { id: number; question: Q; args: EngineQuestions[Q]['args'] };
}[Question];
export type AnswerMessage =
  | { id: number; ok: true; result: unknown }
  | { id: number; ok: false; message: string };
