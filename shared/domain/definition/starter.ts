/** What a new definition begins with: the field's usual stages, deadlines, bands, reasons and checklist. */
import type { ChecklistItem, RejectionReason, Stage } from './schema.ts';

/** Bands are the usual shares that go on to the next stage; deadlines those that teams commonly promise. */
export const starterStages = (): Stage[] => [
  {
    id: 'lead',
    name: 'Lead',
    owner: 'marketing',
    meaning: 'We know who it is and where the contact came from. Nothing more is claimed.',
    requiredFields: [],
    slaHours: null,
    band: { low: 0.05, high: 0.2 },
  },
  {
    id: 'mql',
    name: 'MQL',
    owner: 'marketing',
    meaning: 'Fit and engagement are enough for a next step by sales. Marketing hands it over.',
    requiredFields: [],
    slaHours: 24,
    band: { low: 0.5, high: 0.8 },
  },
  {
    id: 'sal',
    name: 'SAL',
    owner: 'sales',
    meaning:
      'Sales owns it: the contact is valid and reachable, the company acceptable, nothing disqualifies it.',
    requiredFields: [],
    slaHours: 24,
    band: { low: 0.3, high: 0.6 },
  },
  {
    id: 'sql',
    name: 'SQL',
    owner: 'sales',
    meaning: 'A conversation has shown a need, timing, access to whoever decides, and an agreed next step.',
    requiredFields: [],
    slaHours: 48,
    band: { low: 0.5, high: 0.7 },
  },
  {
    id: 'opportunity',
    name: 'Opportunity',
    owner: 'sales',
    meaning: 'A specific deal: problem, budget, timeline and decision process are known.',
    requiredFields: [],
    slaHours: null,
    band: { low: 0.2, high: 0.3 },
  },
  {
    id: 'customer',
    name: 'Customer',
    owner: 'sales',
    meaning: 'The deal is won.',
    requiredFields: [],
    slaHours: null,
    band: null,
  },
];

export const starterChecklist = (): ChecklistItem[] => [
  { id: 'budget', name: 'Budget' },
  { id: 'authority', name: 'Authority' },
  { id: 'need', name: 'Need' },
  { id: 'timeline', name: 'Timeline' },
];

export const starterReasons = (): RejectionReason[] => [
  { id: 'wrong-industry', name: 'Wrong industry' },
  { id: 'too-small', name: 'Too small' },
  { id: 'wrong-region', name: 'Wrong region' },
  { id: 'no-budget', name: 'No budget' },
  { id: 'bad-timing', name: 'Bad timing' },
  { id: 'student-or-consultant', name: 'Student or consultant' },
  { id: 'competitor', name: 'Competitor' },
  { id: 'duplicate', name: 'Duplicate' },
  { id: 'invalid-contact', name: 'Invalid contact' },
  { id: 'existing-customer', name: 'Existing customer' },
  { id: 'no-response', name: 'No response' },
];
