/** What became of a workshop's definitions: saved versions, the steps of undo and redo, findings set aside. */
import { z } from 'zod';
import { definitionSchema } from '../domain/definition/schema.ts';
import { decisionSchema } from './deciding.ts';
import { correctionSchema } from './known.ts';
import { youngRuleSchema } from './young.ts';

/** Text that a person typed into one line. */
const line = z.string().trim().min(1).max(200);

/** What a person gives when they save a version. */
export const versionWordsSchema = z.object({
  name: line,
  /** Why this version was saved. */
  reason: z.string().trim().max(2_000),
  /** Who saved it, as the room calls them. */
  who: line,
});
export type VersionWords = z.infer<typeof versionWordsSchema>;

/** A definition as it stood when somebody saved it. It never changes. */
export const versionSchema = versionWordsSchema.extend({
  id: z.string(),
  /** The draft it was saved from, which may be gone by now. */
  draft: z.string(),
  /** By the clock of the computer that saved it. */
  savedAt: z.iso.datetime(),
  /** See `fingerprint` of a definition. */
  fingerprint: z.string(),
  definition: definitionSchema,
});
export type Version = z.infer<typeof versionSchema>;

/** An edit of a definition. */
const definitionStepSchema = z.object({
  /** Grows with each edit; those of steps that can be redone are above those that can be undone. */
  position: z.number().int().min(1),
  draft: z.string(),
  /** What was done, as the undo button says it. */
  what: z.string().max(1_000),
  undone: z.boolean(),
  /** What this step leads to: the definition before the edit, or where it was undone, the one after it. */
  definition: definitionSchema,
});

/** The room said of a field when it was known; null: as it was imported. */
export const correctedSchema = z.object({
  field: z.string(),
  before: correctionSchema.nullable(),
  after: correctionSchema.nullable(),
});
/** The room said which open deals are too young to tell. */
export const youngSaidSchema = z.object({
  young: z.object({ before: youngRuleSchema, after: youngRuleSchema }),
});

/** The room decided something, changed it, or took it back; null: no decision on the subject. */
export const decidedSchema = z.object({
  decision: z.object({ before: decisionSchema.nullable(), after: decisionSchema.nullable() }),
  /** Position of the edit that was made with it, in one step. */
  goesWith: z.number().int().optional(),
});
/** Id of a calibration round that was removed. */
export const roundRemovedSchema = z.object({ removedRound: z.string() });
/** Id of a person who was taken out of a round. */
export const personDismissedSchema = z.object({ dismissed: z.string() });
/** Both sides were asked again what a mistake costs: the id of that asking. */
export const askedAgainSchema = z.object({ costAsking: z.number().int() });

const wordsSchema = definitionStepSchema.omit({ draft: true, definition: true });
const correctionStepSchema = wordsSchema.extend(correctedSchema.shape);
const youngStepSchema = wordsSchema.extend(youngSaidSchema.shape);

const decisionStepSchema = wordsSchema.extend(decidedSchema.shape);
const roundStepSchema = wordsSchema.extend(roundRemovedSchema.shape);
const personStepSchema = wordsSchema.extend(personDismissedSchema.shape);
const askingStepSchema = wordsSchema.extend(askedAgainSchema.shape);

/** One step of undo or redo. */
export const journalStepSchema = z.union([
  definitionStepSchema,
  correctionStepSchema,
  youngStepSchema,
  decisionStepSchema,
  roundStepSchema,
  personStepSchema,
  askingStepSchema,
]);
export type JournalStep = z.infer<typeof journalStepSchema>;
export const newJournalStepSchema = z.union([
  definitionStepSchema.omit({ undone: true }),
  correctionStepSchema.omit({ undone: true }),
  youngStepSchema.omit({ undone: true }),
  decisionStepSchema.omit({ undone: true }),
  roundStepSchema.omit({ undone: true }),
  personStepSchema.omit({ undone: true }),
  askingStepSchema.omit({ undone: true }),
]);
export type NewJournalStep = z.infer<typeof newJournalStepSchema>;

/** A finding of the linter that the room has set aside. */
export const dismissalSchema = z.object({
  /** Id of the finding (`Finding.id`). */
  finding: z.string().min(1).max(500),
  /** What was wrong, as the room read it then: documents print it without asking the linter again. */
  words: z.string().min(1).max(2_000),
  reason: z.string().trim().min(1).max(2_000),
  at: z.iso.datetime(),
});
export type Dismissal = z.infer<typeof dismissalSchema>;
