/** What the window and the engine's worker say to one another. The worker owns the sample; the window asks. */
import type { SampleManifest } from '#shared/contract/methods.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import type { Coverage } from '#shared/engine/coverage.ts';
import type { DealQuery, DealRow } from '#shared/engine/deal-list.ts';
import type { CriterionCounts } from '#shared/engine/engine.ts';
import type { FieldValue } from '#shared/engine/field-values.ts';
import type { Summary } from '#shared/engine/summary.ts';

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
  criterion: { args: { definition: Definition; criterion: Criterion }; result: CriterionCounts };
}

export type Question = keyof EngineQuestions;
export type QuestionMessage = {
  [Q in Question]: { id: number; question: Q; args: EngineQuestions[Q]['args'] };
}[Question];
export type AnswerMessage =
  | { id: number; ok: true; result: unknown }
  | { id: number; ok: false; message: string };
