/** What the room decides by evidence: contested clauses, what a mistake costs, the deals put aside as a test. */
import { z } from 'zod';

const words = z.string().trim().max(2_000);

/** What a person gives when something contested is decided. */
export const decisionWordsSchema = z.object({
  /** Id of the draft that it is about. */
  draft: z.string().min(1).max(100),
  /** What it is about, the same each time: a newer decision on it replaces the older. */
  subject: z.string().min(1).max(1_000),
  /** What was contested, for people: `Points of “Demo request”`. */
  what: words.min(1),
  /** What was on the table, each with whose it was. */
  options: z.array(z.object({ whose: words, words: z.string().max(8_000) })).max(10),
  /** What was decided, in words. */
  chosen: z.string().trim().min(1).max(8_000),
  why: words,
  /** What stayed open all the same: the minority's note. */
  open: words.optional(),
  /** By whom, as the room calls them. */
  who: z.string().trim().max(200),
});
export type DecisionWords = z.infer<typeof decisionWordsSchema>;

export const decisionSchema = decisionWordsSchema.extend({ id: z.string(), at: z.iso.datetime() });
export type Decision = z.infer<typeof decisionSchema>;

/** The two sides that say, blind to one another, what a mistake costs. */
export const COST_SIDES = ['marketing', 'sales'] as const;
export type CostSide = (typeof COST_SIDES)[number];

/** In the same money: what a junk lead costs that was handed over, and a won deal that never was. */
export const mistakeCostSchema = z.object({
  junk: z.number().min(0).max(1e12),
  missed: z.number().min(0).max(1e12),
});
export type MistakeCost = z.infer<typeof mistakeCostSchema>;

/** Until both sides have answered, only whether they have. */
export const mistakeCostsSchema = z.object({
  answered: z.array(z.enum(COST_SIDES)),
  costs: z.object({ marketing: mistakeCostSchema, sales: mistakeCostSchema }).nullable(),
});
export type MistakeCosts = z.infer<typeof mistakeCostsSchema>;

/** A third of the deals, put aside before the workshop and opened once. */
export const holdoutSchema = z.object({
  /** Of the sample that it was taken from. */
  fingerprint: z.string(),
  /** From which it follows which deals they are. */
  seed: z.number().int(),
  sealedAt: z.iso.datetime(),
  sealedBy: z.string().trim().max(200),
  openedAt: z.iso.datetime().nullable(),
  openedBy: z.string().trim().max(200).nullable(),
});
export type Holdout = z.infer<typeof holdoutSchema>;
