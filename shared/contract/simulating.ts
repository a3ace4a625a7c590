/**
 * What a simulation says to those who ask for it in words and numbers (the terminal, scripts): scores in points,
 * instants as ISO 8601, stages, transitions and rules by id, `null` where the sample can't tell.
 * These shapes are kept: new facts may be added, none goes or changes its meaning.
 */
import { z } from 'zod';
import { CATEGORIES } from '../domain/definition/vocabulary.ts';
import { outcomeSchema } from './mapping.ts';

const instantSchema = z.iso.datetime();
const count = z.number().int().min(0);
const truthSchema = z.enum(['true', 'false', 'unknown']);
const rangeSchema = z.object({ low: z.number(), high: z.number() });

/** What the definition says of one deal. */
export const dealVerdictSchema = z.object({
  id: z.string(),
  outcome: outcomeSchema,
  /** At the end. */
  score: z.number(),
  /** The highest of all moments. */
  peakScore: z.number(),
  /** The lowest and highest that `score` could be, had the missing data been there. */
  scoreRange: rangeSchema,
  /** The furthest stage it ever got to. */
  reached: z.string(),
  /** The first moment of each stage it got to. */
  reachedAt: z.record(z.string(), instantSchema),
  /** Where it stands at the end; null where it is out. */
  current: z.string().nullable(),
  /** The reason for which it is out. */
  out: z.string().nullable(),
  /** The first transition that the deal's data could not decide; null where all were decided. */
  undecided: z.string().nullable(),
  /** The furthest stage it would get to if every doubt were settled in its favour. */
  couldReach: z.string(),
  /** Each rule at the end. */
  rules: z.array(z.object({ id: z.string(), value: truthSchema })),
});
export type DealVerdict = z.infer<typeof dealVerdictSchema>;

export const simulationRunSchema = z.object({
  /** The definition's name. */
  definition: z.string(),
  deals: count,
  /** Open deals that were left out, younger than so many days; null where none was. */
  tooYoung: z.object({ deals: count, days: count }).nullable(),
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Deals that got here, or further. */
      reached: count,
      /** Deals that did not, and would if every doubt were settled in their favour. */
      undecided: count,
      /** Of those that reached it. */
      byOutcome: z.record(outcomeSchema, count),
    }),
  ),
  /** The stage that `wonCaptured` and `precision` are about: the one the room looks at, else the second. */
  verdictStage: z.string(),
  /** Share of the won deals that reach it; null in a sample without won deals. */
  wonCaptured: z.number().nullable(),
  /** Share of the won among the deals that reach it and have ended; null in a sample without lost or rejected ones. */
  precision: z.number().nullable(),
  /** Fields (by key) and types of touchpoints that the definition asks for and the sample doesn't hold. */
  lacking: z.object({ fields: z.array(z.string()), touchpoints: z.array(z.string()) }),
  perDeal: z.array(dealVerdictSchema).optional(),
});
export type SimulationRun = z.infer<typeof simulationRunSchema>;

const missingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('field'),
    field: z.string(),
    because: z.enum(['empty', 'notYetKnown', 'notInSample', 'notComparable']),
  }),
  z.object({ kind: z.literal('touchpoints'), types: z.array(z.string()) }),
  z.object({ kind: z.literal('account') }),
  z.object({ kind: z.literal('checklist'), item: z.string() }),
]);

const touchpointSchema = z.object({ type: z.string(), at: instantSchema, value: z.number().nullable() });

const seenSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('field'),
    field: z.string(),
    value: z.union([z.string(), z.array(z.string()), z.number(), z.boolean()]).nullable(),
  }),
  z.object({ kind: z.literal('touchpoints'), touchpoints: z.array(touchpointSchema), measured: z.number() }),
  z.object({
    kind: z.literal('score'),
    of: z.enum(['total', ...CATEGORIES]),
    score: z.number(),
    scoreRange: rangeSchema,
  }),
]);
export type SeenData = z.infer<typeof seenSchema>;

/** A criterion at one moment: its value, and the data it looked at. */
export interface TracedCriterion {
  /** The criterion in plain English. */
  is: string;
  value: z.infer<typeof truthSchema>;
  /** It has a value, which the missing data could overturn. */
  uncertain: boolean;
  seen: SeenData | null;
  missing: z.infer<typeof missingSchema>[];
  parts: TracedCriterion[];
}
export const tracedCriterionSchema: z.ZodType<TracedCriterion> = z.lazy(() =>
  z.object({
    is: z.string(),
    value: truthSchema,
    uncertain: z.boolean(),
    seen: seenSchema.nullable(),
    missing: z.array(missingSchema),
    parts: z.array(tracedCriterionSchema),
  }),
);

const scoreSchema = z.object({ score: z.number(), scoreRange: rangeSchema });

export const explanationSchema = z.object({
  definition: z.string(),
  deal: z.object({
    id: z.string(),
    outcome: outcomeSchema,
    createdAt: instantSchema.nullable(),
    /** What happened at or after it does not count. */
    closedAt: instantSchema.nullable(),
  }),
  verdict: dealVerdictSchema,
  /** The first moment, each at which something changed, and the end. */
  moments: z.array(
    z.object({
      at: instantSchema,
      /** What made it a moment, in words. */
      happened: z.string(),
      ...scoreSchema.shape,
      categories: z.record(z.enum(CATEGORIES), scoreSchema),
      rules: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          value: truthSchema,
          points: z.number(),
          pointsRange: rangeSchema,
          when: tracedCriterionSchema,
        }),
      ),
      /** Each look at the transitions from where the deal stood. */
      steps: z.array(
        z.object({
          stage: z.string(),
          transitions: z.array(z.object({ id: z.string(), when: tracedCriterionSchema })),
          /** The transition that was taken; null where none was. */
          taken: z.string().nullable(),
        }),
      ),
      /** Where it stands after the moment; null where it is out. */
      current: z.string().nullable(),
    }),
  ),
  /** How many moments there were in all. */
  totalMoments: count,
});
export type Explanation = z.infer<typeof explanationSchema>;
