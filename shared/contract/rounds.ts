/** Calibration rounds: people put the same deals into stages, blind to one another until the reveal. */
import { z } from 'zod';
import { sideSchema } from '../domain/definition/schema.ts';

/** For each deal of the round, an index into its categories; null where not answered. */
export const answersSchema = z.array(z.number().int().min(0).nullable());

/** What a participant is called. */
export const personNameSchema = z.string().trim().min(1).max(100);

export const participantSchema = z.object({
  id: z.string(),
  name: personNameSchema,
  side: sideSchema,
  /** How many deals this person has answered. */
  answered: z.number().int().min(0),
  /** Has handed the laptop on; answers can no longer be seen or changed until the reveal. */
  done: z.boolean(),
  /** Null until the reveal. */
  answers: answersSchema.nullable(),
});
export type Participant = z.infer<typeof participantSchema>;

export const roundSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(200),
  /** ISO 8601. */
  madeAt: z.string(),
  /** What a deal can be put into, the lowest first. */
  categories: z.array(z.string().min(1).max(200)).min(2).max(50),
  /** Ids of the deals, in the order in which they are shown. */
  deals: z.array(z.string()).min(1).max(100),
  /** Participants see what was known so many days after a deal began, and nothing of how it ended. */
  shownDays: z.number().int().min(0).max(3650),
  revealedAt: z.string().nullable(),
  participants: z.array(participantSchema),
});
export type Round = z.infer<typeof roundSchema>;

export const newRoundSchema = roundSchema.pick({
  name: true,
  categories: true,
  deals: true,
  shownDays: true,
});
export type NewRound = z.infer<typeof newRoundSchema>;
