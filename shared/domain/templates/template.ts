/** Templates: definitions that a room can begin with, written over placeholders for the fields of its sample. */
import type { Definition, RejectionReason, Scoring, Stage, Transition } from '../definition/schema.ts';
import type { FieldRole, FieldType } from '../sample/sample.ts';

/** A field that a template asks for. Its conditions name it by `name`, until a field of a sample takes its place. */
export interface FieldSlot {
  /** What people call it, and what it goes by where no field of the sample is it. */
  name: string;
  role?: FieldRole;
  /** Words or phrases in the label or key of a field that is likely it. */
  words: readonly string[];
  /** Types that its conditions can be asked of. */
  types: readonly FieldType[];
}

/** A touchpoint that a template asks for, by `type`. */
export interface TouchpointSlot {
  type: string;
  /** Words or phrases in the name of a touchpoint type that is likely it. */
  words: readonly string[];
}

/** What sales goes through before a lead is an SQL. */
export const CHECKLISTS = ['bant', 'meddicc'] as const;
export type ChecklistName = (typeof CHECKLISTS)[number];

export interface Template {
  id: string;
  name: string;
  /** For whom it is, in one sentence. */
  purpose: string;
  fields: readonly FieldSlot[];
  touchpoints: readonly TouchpointSlot[];
  stages: readonly Stage[];
  /** Without those that lead into the SQL, which ask for the checklist. */
  transitions: readonly Transition[];
  /** What the SQL asks for beside the checklist. */
  sql: { from: string; to: string; when: readonly Transition['when'][] };
  reasons: readonly RejectionReason[];
  scoring: Scoring;
}

/** What a room says of the definition that it begins. */
export type Beginning = Pick<Definition, 'name' | 'side'> & { checklist: ChecklistName };
