/** The field's words as the screen writes them. */
import type { Category, TransitionKind } from '#shared/domain/definition/schema.ts';

export const CATEGORY_LABEL: Record<Category, string> = {
  fit: 'Fit',
  engagement: 'Engagement',
  intent: 'Intent',
  negative: 'Negative',
};

export const CATEGORY_MEANING: Record<Category, string> = {
  fit: 'Who the lead is',
  engagement: 'What it has done',
  intent: 'What it is about to do',
  negative: 'What speaks against it',
};

export const KIND_LABEL: Record<TransitionKind, string> = {
  advance: 'Advance',
  fastTrack: 'Fast track',
  recycle: 'Recycle',
  disqualify: 'Disqualify',
};

export const KIND_MEANING: Record<TransitionKind, string> = {
  advance: 'on to the next stage',
  fastTrack: 'ahead, past stages in between',
  recycle: 'back to an earlier stage, to be nurtured',
  disqualify: 'out, with a reason',
};
