/** What the linter says of a definition: what a practitioner who reads it for the first time would point at. */
import type { Definition } from '../definition/schema.ts';
import type { Outcome } from '../sample/sample.ts';

/** A part of a definition, by id. */
export interface Place {
  kind: 'stage' | 'transition' | 'rule';
  id: string;
}

/** Describes deals; all parts that are given must hold. */
export interface Shows {
  /** Deals that get to this stage (id) or further. */
  reaches?: string;
  outcomes?: readonly Outcome[];
}

/** A mechanical repair. */
export interface Fix {
  /** What it does, as a button says it. */
  label: string;
  apply(definition: Definition): Definition;
}

export interface Finding {
  /** Unique within a definition, and the same as long as its cause is there: a dismissal refers to it. */
  id: string;
  /** What is wrong, in one sentence. */
  what: string;
  /** Why it matters. */
  why: string;
  /** Where to look; undefined: the definition as a whole. */
  at?: Place | undefined;
  /** The deals on which it shows; undefined where it shows on none in particular. */
  shows?: Shows | undefined;
  fix?: Fix | undefined;
}

/** Looks for one kind of mistake. */
export type Check = (definition: Definition) => Finding[];
