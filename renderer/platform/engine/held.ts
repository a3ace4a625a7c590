/** What the worker holds, and what it says when it is asked. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { SampleContext } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import type { Engine } from '#shared/engine/engine.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import type { EngineQuestions, Question } from './protocol.ts';

export interface Loaded {
  /** What counts; its fields know what their names are called where they are hidden. */
  sample: Sample;
  /** What may be looked at: the same with the open deals that are too young to tell. */
  readable: Sample;
  /** The same as the screen may name it. */
  shown: Sample;
  engine: Engine;
  context: SampleContext;
  young: { rule: YoungRule; days: number | null; deals: Uint32Array };
  /** The third that was sealed, once it was opened, and its places in the sample; null before, and where none was. */
  opened: { sample: Sample; deals: Uint32Array } | null;
}

export interface Simulated {
  definition: Definition;
  /** Made when it is first read, where the verdict was known without it. */
  readonly simulation: Simulation;
}

/** What there is to answer from. What isn't there yet throws an error that says so. */
export interface Held {
  sampleNow(): Loaded;
  draftNow(draft: string): Loaded & Simulated;
  /** The newest simulation of each draft. */
  drafts: ReadonlyMap<string, Simulated>;
  /** What may be looked at, as the screen may name it. */
  asShown(readable: Sample): Sample;
}

/** Slow questions are answered step by step; whatever is asked meanwhile comes first. */
export type Answers = {
  [Q in Question]: (
    args: EngineQuestions[Q]['args'],
  ) => EngineQuestions[Q]['result'] | Generator<undefined, EngineQuestions[Q]['result']>;
};

/** What the first verdict takes, and what has to be done at once. */
export type FirstQuestion =
  | 'load'
  | 'correct'
  | 'discretion'
  | 'simulate'
  | 'turns'
  | 'expect'
  | 'forget'
  | 'prepare';
