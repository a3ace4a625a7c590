/** The words and bounds of definitions, for those who need not check a document: without what schema.ts checks by. */

/** What a definition may hold at most; larger ones are refused with a message that names the limit. */
export const LIMITS = {
  depth: 32,
  conditions: 2_000,
  rules: 500,
  stages: 40,
  transitions: 400,
  values: 5_000,
  textLength: 4_000,
} as const;

export const SIDES = ['statusQuo', 'marketing', 'sales', 'agreed'] as const;
export const CATEGORIES = ['fit', 'engagement', 'intent', 'negative'] as const;
export const TRANSITION_KINDS = ['disqualify', 'recycle', 'fastTrack', 'advance'] as const;
