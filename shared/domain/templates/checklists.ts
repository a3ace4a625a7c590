/** What sales has to have heard before a lead is an SQL. */
import type { ChecklistItem, Criterion } from '../definition/schema.ts';
import { isYes } from './parts.ts';
import { AUTHORITY, BUDGET, NEED, TIMELINE } from './slots.ts';
import type { ChecklistName } from './template.ts';

interface Checklist {
  label: string;
  items: readonly ChecklistItem[];
  /** Which of the items an SQL needs. */
  when: readonly Criterion[];
}

const item = (id: string, name: string, slot?: Parameters<typeof isYes>[0]): ChecklistItem => ({
  id,
  name,
  ...(slot && { standIn: isYes(slot) }),
});
const confirmed = (id: string): Criterion => ({ kind: 'checklist', item: id });
const oneOf = (...ids: string[]): Criterion => ({ kind: 'atLeast', count: 1, of: ids.map(confirmed) });

export const CHECKLIST: Record<ChecklistName, Checklist> = {
  bant: {
    label: 'BANT (4 questions)',
    items: [
      item('budget', 'Budget: there is money, or a way to it', BUDGET),
      item('authority', 'Authority: they decide, or lead us to who does', AUTHORITY),
      item('need', 'Need: a problem that we solve, in their words', NEED),
      item('timeline', 'Timeline: a date by which it should be solved', TIMELINE),
    ],
    when: [confirmed('need'), confirmed('timeline'), oneOf('budget', 'authority')],
  },
  meddicc: {
    label: 'MEDDICC (7 questions)',
    items: [
      item('metrics', 'Metrics: what solving it is worth, in numbers'),
      item('economic-buyer', 'Economic buyer: we know who signs', AUTHORITY),
      item('decision-criteria', 'Decision criteria: what they will choose by'),
      item('decision-process', 'Decision process: who decides, in which steps, by when', TIMELINE),
      item('pain', 'Identified pain: a problem that we solve, in their words', NEED),
      item('champion', 'Champion: somebody inside who sells for us'),
      item('competition', 'Competition: what else they look at, doing nothing included'),
    ],
    when: [
      confirmed('pain'),
      confirmed('decision-process'),
      oneOf('economic-buyer', 'champion', 'metrics', 'decision-criteria', 'competition'),
    ],
  },
};
