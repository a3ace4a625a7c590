/** Parts of which templates are made. */

import type {
  Criterion,
  FieldCondition,
  Rule,
  Stage,
  TouchpointCondition,
  Transition,
} from '../definition/schema.ts';
import { starterStages } from '../definition/starter.ts';
import { PERSONAL_MAIL } from '../sample/personal-mail.ts';
import { CONTRACT, EMAIL, FIRST_CONTACT, PROPOSAL, TIMELINE, TITLE } from './slots.ts';
import type { FieldSlot, TouchpointSlot } from './template.ts';

export const isAnyOf = ({ name }: FieldSlot, values: string[]): FieldCondition => ({
  kind: 'field',
  field: name,
  op: 'isAnyOf',
  values,
});
export const hasWord = ({ name }: FieldSlot, values: string[]): FieldCondition => ({
  kind: 'field',
  field: name,
  op: 'containsAnyOf',
  values,
  match: 'words',
});
export const isYes = ({ name }: FieldSlot): FieldCondition => ({
  kind: 'field',
  field: name,
  op: 'is',
  value: true,
});
export const isKnown = ({ name }: FieldSlot): FieldCondition => ({
  kind: 'field',
  field: name,
  op: 'isKnown',
});
export const atLeast = ({ name }: FieldSlot, value: number): FieldCondition => ({
  kind: 'field',
  field: name,
  op: 'atLeast',
  value,
});
export const between = ({ name }: FieldSlot, low: number, high: number): FieldCondition => ({
  kind: 'field',
  field: name,
  op: 'between',
  low,
  high,
});

interface Occurrence {
  count?: number;
  withinDays?: number;
  measure?: TouchpointCondition['measure'];
  scope?: TouchpointCondition['scope'];
}
/** At least `count` (1) touchpoints of any of the slots' types; of none: of all types. */
export const happened = (
  slots: readonly TouchpointSlot[],
  { count = 1, withinDays, measure = 'count', scope = 'deal' }: Occurrence = {},
): TouchpointCondition => ({
  kind: 'touchpoints',
  types: slots.map(({ type }) => type),
  measure,
  scope,
  ...(withinDays !== undefined && { withinDays }),
  is: { op: 'atLeast', value: count },
});

export const all = (...of: Criterion[]): Criterion => ({ kind: 'all', of });
export const any = (...of: Criterion[]): Criterion => ({ kind: 'any', of });
export const none = (...of: Criterion[]): Criterion => ({ kind: 'none', of });
export const scored = (of: 'total' | Rule['category'], value: number): Criterion => ({
  kind: 'score',
  of,
  is: { op: 'atLeast', value },
});

/** The usual stages, with words of their own for some of them, by id. */
export const stagesWith = (changes: Readonly<Record<string, Partial<Stage>>>): Stage[] =>
  starterStages().map((stage) => ({ ...stage, ...changes[stage.id] }));

export const PRIVATE_MAIL: Rule = {
  id: 'private-mail',
  name: 'Private e-mail address',
  category: 'negative',
  when: {
    kind: 'field',
    field: EMAIL.name,
    op: 'containsAnyOf',
    values: PERSONAL_MAIL,
    match: 'text',
  },
  points: -15,
};
export const WRONG_ROLE: Rule = {
  id: 'wrong-role',
  name: 'Too junior, or advising others',
  category: 'negative',
  when: hasWord(TITLE, ['Assistant', 'Junior', 'Trainee', 'Consultant', 'Freelance']),
  points: -20,
};

/** Out at once: people who will never buy. */
export const STUDENT_OUT: Transition = {
  id: 'lead-out-student',
  kind: 'disqualify',
  from: 'lead',
  reason: 'student-or-consultant',
  when: hasWord(TITLE, ['Student', 'Intern']),
};
/** Sales accepts what it has reached. */
export const ACCEPTANCE: Transition = {
  id: 'mql-sal',
  kind: 'advance',
  from: 'mql',
  to: 'sal',
  when: happened([FIRST_CONTACT]),
  note: 'Sales reviews each lead within the deadline: accepts it, sends it back, or rejects it with a reason.',
};
/** Good fit, bad timing: back to marketing, not out. */
export const TOO_EARLY: Transition = {
  id: 'sal-lead',
  kind: 'recycle',
  from: 'sal',
  to: 'lead',
  reason: 'bad-timing',
  nurture: 'Marketing keeps in touch until the timing changes.',
  when: all(isKnown(TIMELINE), isAnyOf(TIMELINE, ['No plans'])),
};
export const TO_THE_END: readonly Transition[] = [
  {
    id: 'sql-opportunity',
    kind: 'advance',
    from: 'sql',
    to: 'opportunity',
    when: happened([PROPOSAL]),
  },
  {
    id: 'opportunity-customer',
    kind: 'advance',
    from: 'opportunity',
    to: 'customer',
    when: happened([CONTRACT]),
  },
];
