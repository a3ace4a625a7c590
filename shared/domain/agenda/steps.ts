/** The way through a workshop. */

export const STEPS = ['evidence', 'flow', 'score', 'simulate', 'compare', 'calibrate', 'agree'] as const;
export type Step = (typeof STEPS)[number];

/** What the steps are called, on the screen and in the record. */
export const STEP_TITLE: Record<Step, string> = {
  evidence: 'Evidence',
  flow: 'Flow',
  score: 'Score',
  simulate: 'Simulate',
  compare: 'Compare',
  calibrate: 'Calibrate',
  agree: 'Agree',
};

/** How long each step usually takes, in minutes: two hours together. */
export const USUAL_MINUTES: Record<Step, number> = {
  evidence: 15,
  flow: 15,
  score: 20,
  simulate: 15,
  compare: 25,
  calibrate: 15,
  agree: 15,
};

/** What each step should leave behind. */
export const LEAVES: Record<Step, string> = {
  evidence: 'Deals that really closed, won and not',
  flow: 'Stages that each have an owner and a deadline',
  score: 'Rules with points, and a score that a step asks for',
  simulate: 'A saved version that was tried on the deals',
  compare: 'Decisions with reasons, in one agreed definition',
  calibrate: 'A revealed round with people of both sides',
  agree: 'Signatures of both sides, and the date of the next review',
};
