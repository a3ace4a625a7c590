/**
 * The definition as a document: a stage flow and a scoring model. What each part means when deals are
 * classified is written in docs/definition-language.md; this file says which documents are well formed.
 *
 * Points, caps and thresholds are numbers with at most three decimals (a thousandth is the unit in which
 * scores are kept). Durations are days of 24 hours. Shares are fractions of one.
 */
import { z } from 'zod';
import { byName } from '../by-name.ts';
import { CATEGORIES, LIMITS, SIDES, type TRANSITION_KINDS } from './vocabulary.ts';

const id = z
  .string()
  .min(1)
  .max(100)
  // What is kept by id would find what every object has.
  .refine((name) => !(name in Object.prototype), 'another id than JavaScript’s own words');
const label = z.string().min(1).max(200);
const prose = z.string().max(LIMITS.textLength);
const thousandths = z
  .number()
  .min(-1_000_000)
  .max(1_000_000)
  .refine((n) => Math.abs(n * 1000 - Math.round(n * 1000)) < 1e-6, 'at most three decimals');
const days = z.number().positive().max(36_500);
const fieldKey = z.string().min(1).max(200);

export const sideSchema = z.enum(SIDES);
export const categorySchema = z.enum(CATEGORIES);

/** A value that a field is compared with: text, a number, yes/no, or a date as ISO 8601 (`2026-03-01`). */
const scalar = z.union([z.string().max(LIMITS.textLength), z.number(), z.boolean()]);
const instant = z.iso.date().or(z.iso.datetime({ offset: true }));
const bound = z.union([z.number(), instant]);

export const fieldConditionSchema = z.discriminatedUnion('op', [
  z.strictObject({ kind: z.literal('field'), field: fieldKey, op: z.literal('is'), value: scalar }),
  z.strictObject({
    kind: z.literal('field'),
    field: fieldKey,
    op: z.literal('isAnyOf'),
    values: z.array(scalar).max(LIMITS.values),
  }),
  z.strictObject({
    kind: z.literal('field'),
    field: fieldKey,
    op: z.literal('containsAnyOf'),
    values: z.array(z.string().max(LIMITS.textLength)).max(LIMITS.values),
    /** `words` matches whole words and phrases (`VP` is in `VP Sales`, not in `MVP`); `text` matches anywhere. */
    match: z.enum(['words', 'text']),
  }),
  z.strictObject({
    kind: z.literal('field'),
    field: fieldKey,
    op: z.literal('between'),
    low: bound,
    high: bound,
  }),
  z.strictObject({ kind: z.literal('field'), field: fieldKey, op: z.literal('atLeast'), value: z.number() }),
  z.strictObject({ kind: z.literal('field'), field: fieldKey, op: z.literal('atMost'), value: z.number() }),
  z.strictObject({ kind: z.literal('field'), field: fieldKey, op: z.literal('before'), value: instant }),
  z.strictObject({ kind: z.literal('field'), field: fieldKey, op: z.literal('after'), value: instant }),
  z.strictObject({ kind: z.literal('field'), field: fieldKey, op: z.literal('isKnown') }),
]);
export type FieldCondition = z.infer<typeof fieldConditionSchema>;

/** How a count, a sum or a score is compared; all ends are included. */
const comparisonSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('atLeast'), value: thousandths }),
  z.strictObject({ op: z.literal('atMost'), value: thousandths }),
  z.strictObject({ op: z.literal('between'), low: thousandths, high: thousandths }),
]);
export type Comparison = z.infer<typeof comparisonSchema>;

export const touchpointConditionSchema = z.strictObject({
  kind: z.literal('touchpoints'),
  /** Compared as text is: without case and accents. Empty: touchpoints of any type. */
  types: z.array(z.string().min(1).max(200)).max(LIMITS.values),
  /** What is measured over the matching touchpoints: their number, the days or people they fall on, the sum of their values. */
  measure: z.enum(['count', 'days', 'people', 'sum']),
  scope: z.enum(['deal', 'account']),
  /** Only touchpoints at most this many days old count; without it, all up to the moment. */
  withinDays: days.optional(),
  is: comparisonSchema,
});
export type TouchpointCondition = z.infer<typeof touchpointConditionSchema>;

export const scoreConditionSchema = z.strictObject({
  kind: z.literal('score'),
  of: z.enum(['total', ...CATEGORIES]),
  is: comparisonSchema,
  /** Another comparison for deals of a source (compared as text is); all others meet `is`. */
  bySource: byName(comparisonSchema, z.string().min(1).max(200)).optional(),
});
export type ScoreCondition = z.infer<typeof scoreConditionSchema>;

export const scoreBandConditionSchema = z.strictObject({ kind: z.literal('scoreBand'), band: id });
export type ScoreBandCondition = z.infer<typeof scoreBandConditionSchema>;

export const checklistConditionSchema = z.strictObject({ kind: z.literal('checklist'), item: id });
export type ChecklistCondition = z.infer<typeof checklistConditionSchema>;

export type Condition =
  | FieldCondition
  | TouchpointCondition
  | ScoreCondition
  | ScoreBandCondition
  | ChecklistCondition;
export type Combination =
  | { kind: 'all' | 'any' | 'none'; of: Criterion[] }
  | { kind: 'atLeast'; count: number; of: Criterion[] };
export type Criterion = Condition | Combination;

export const criterionSchema: z.ZodType<Criterion> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(criterionSchema) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(criterionSchema) }),
    z.strictObject({ kind: z.literal('none'), of: z.array(criterionSchema) }),
    z.strictObject({
      kind: z.literal('atLeast'),
      count: z.number().int().min(0).max(LIMITS.conditions),
      of: z.array(criterionSchema),
    }),
    fieldConditionSchema,
    touchpointConditionSchema,
    scoreConditionSchema,
    scoreBandConditionSchema,
    checklistConditionSchema,
  ]),
);

/** A limit on points: `floor` ≤ points ≤ `cap`. */
const limits = { cap: thousandths.optional(), floor: thousandths.optional() };
const limitsSchema = z
  .strictObject(limits)
  .refine(
    (l) => l.cap === undefined || l.floor === undefined || l.floor <= l.cap,
    'the floor is above the cap',
  );
export type PointLimits = z.infer<typeof limitsSchema>;

export const ruleSchema = z
  .strictObject({
    id,
    name: label,
    category: categorySchema,
    when: criterionSchema,
    points: thousandths,
    group: id.optional(),
    /** Counts once for each matching touchpoint, up to this many times; only where `when` is a touchpoint condition. */
    times: z.number().int().min(2).max(1_000).optional(),
    /** Points halve every so many days since the touchpoint; only where `when` is a touchpoint condition. */
    halfLifeDays: days.optional(),
    ...limits,
    /** Why this many points: the room's own words. */
    note: prose.optional(),
  })
  .refine((r) => (r.times === undefined && r.halfLifeDays === undefined) || r.when.kind === 'touchpoints', {
    message: 'only a rule about touchpoints can count several times or fade',
    path: ['when'],
  })
  .refine((r) => r.cap === undefined || r.floor === undefined || r.floor <= r.cap, {
    message: 'the floor is above the cap',
    path: ['floor'],
  });
export type Rule = z.infer<typeof ruleSchema>;

/** Rules of one category that share a limit. */
export const ruleGroupSchema = z.strictObject({ id, name: label, category: categorySchema, ...limits });
export type RuleGroup = z.infer<typeof ruleGroupSchema>;

/** A named stretch of a score: `from` ≤ score < `below`. */
export const scoreBandSchema = z.strictObject({
  id,
  name: label,
  of: z.enum(['total', ...CATEGORIES]),
  from: thousandths.optional(),
  below: thousandths.optional(),
});
export type ScoreBand = z.infer<typeof scoreBandSchema>;

export const scoringSchema = z.strictObject({
  rules: z.array(ruleSchema).max(LIMITS.rules),
  groups: z.array(ruleGroupSchema).max(LIMITS.rules),
  categories: z.partialRecord(categorySchema, limitsSchema),
  total: limitsSchema,
  bands: z.array(scoreBandSchema).max(100),
});
export type Scoring = z.infer<typeof scoringSchema>;

/** What a person confirms before a deal moves on; a field of the sample can stand in for it in a simulation. */
export const checklistItemSchema = z.strictObject({
  id,
  name: label,
  standIn: fieldConditionSchema.optional(),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

export const stageSchema = z.strictObject({
  id,
  name: label,
  /** Who answers for deals at this stage; null where the room has named nobody. */
  owner: z.enum(['marketing', 'sales', 'both']).nullable(),
  /** What it means that a deal is here, in words that any rep would use. */
  meaning: prose,
  requiredFields: z.array(fieldKey).max(100),
  /** Hours within which the owner acts (the SLA); null where none is set. */
  slaHours: z.number().positive().max(87_600).nullable(),
  /** The usual share of deals here that go on to the next stage. */
  band: z
    .strictObject({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) })
    .refine((b) => b.low <= b.high, 'the band ends before it begins')
    .nullable(),
});
export type Stage = z.infer<typeof stageSchema>;

const transitionBase = { id, from: id, when: criterionSchema, note: prose.optional() };
export const transitionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...transitionBase, kind: z.literal('advance'), to: id }),
  z.strictObject({ ...transitionBase, kind: z.literal('fastTrack'), to: id }),
  /** Back to an earlier stage, with what happens there to the deal (`nurture`). */
  z.strictObject({
    ...transitionBase,
    kind: z.literal('recycle'),
    to: id,
    reason: id.optional(),
    nurture: prose.optional(),
  }),
  /** Out of the funnel, with a reason. */
  z.strictObject({ ...transitionBase, kind: z.literal('disqualify'), reason: id }),
]);
export type Transition = z.infer<typeof transitionSchema>;

export const reasonSchema = z.strictObject({ id, name: label });
export type RejectionReason = z.infer<typeof reasonSchema>;

export const definitionSchema = z.strictObject({
  format: z.literal('yardstick.definition'),
  version: z.literal(1),
  name: label,
  side: sideSchema,
  /** In order: a deal begins at the first. */
  stages: z.array(stageSchema).min(1).max(LIMITS.stages),
  /** In order: of several of a kind whose rules are true, the topmost is taken. */
  transitions: z.array(transitionSchema).max(LIMITS.transitions),
  checklist: z.array(checklistItemSchema).max(200),
  reasons: z.array(reasonSchema).max(200),
  scoring: scoringSchema,
});
/** A stage flow and a scoring model, well formed and with all its references resolved (see `readDefinition`). */
export type Definition = z.infer<typeof definitionSchema>;

export type Side = z.infer<typeof sideSchema>;
export type Category = z.infer<typeof categorySchema>;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];
