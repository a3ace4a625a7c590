/** The CRM's fields of the sample workshop, and each deal in them. */
import type { PlainDeal, PlainField } from '#shared/domain/sample/build.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';
import { type Deal, STAGE_NAMES } from './deals.ts';

export const FIELDS: readonly PlainField[] = [
  { key: 'deal', label: 'Deal', type: 'text', role: 'id' },
  { key: 'contact', label: 'Contact', type: 'text', role: 'person' },
  { key: 'account', label: 'Account', type: 'text', role: 'account' },
  { key: 'email', label: 'E-mail', type: 'text', role: 'email' },
  { key: 'title', label: 'Job title', type: 'text', role: 'title' },
  { key: 'source', label: 'Source', type: 'category', role: 'source' },
  { key: 'industry', label: 'Industry', type: 'category' },
  { key: 'employees', label: 'Employees', type: 'number' },
  { key: 'region', label: 'Region', type: 'category' },
  { key: 'owner', label: 'Owner', type: 'category', role: 'owner' },
  { key: 'reachable', label: 'Contact reached', type: 'boolean', known: 'dated' },
  { key: 'need', label: 'Need confirmed', type: 'boolean', known: 'dated' },
  { key: 'authority', label: 'Authority', type: 'category', known: 'dated' },
  { key: 'timeline', label: 'Timeline', type: 'category', known: 'dated' },
  { key: 'budget', label: 'Budget', type: 'category', known: 'dated' },
  { key: 'amount', label: 'Amount (£ a year)', type: 'number', role: 'amount', known: 'end' },
  { key: 'visits', label: 'Visits in total', type: 'number', known: 'end' },
  { key: 'created', label: 'Created', type: 'date', role: 'createdAt' },
  { key: 'outcome', label: 'Outcome', type: 'category', role: 'outcome', known: 'end' },
  { key: 'closed', label: 'Closed', type: 'date', role: 'wonAt', known: 'end' },
  { key: 'lostReason', label: 'Reason lost or rejected', type: 'category', role: 'lostReason', known: 'end' },
  ...STAGE_NAMES.map(
    (stage): PlainField => ({
      key: `date${stage}`,
      label: `${stage} date`,
      type: 'date',
      role: 'stageDate',
      stage,
      known: 'end',
    }),
  ),
];

const OUTCOME_NAMES = { won: 'Won', lost: 'Lost', rejected: 'Rejected by sales', open: 'Open' };

/** A date without a time. */
const day = (at: Instant | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 10);

export function inFields(deal: Deal): PlainDeal {
  const { reachedAt, learntAt } = deal;
  return {
    outcome: deal.outcome,
    values: {
      deal: deal.id,
      contact: deal.person,
      account: deal.account,
      email: deal.email,
      title: deal.title,
      source: deal.source,
      industry: deal.industry,
      employees: deal.employees,
      region: deal.region,
      owner: deal.owner,
      reachable: deal.reachable,
      need: deal.need,
      authority: deal.authority,
      timeline: deal.timeline,
      budget: deal.budget,
      amount: deal.amount,
      visits: deal.visits,
      created: new Date(deal.createdAt).toISOString(),
      outcome: OUTCOME_NAMES[deal.outcome],
      closed: day(deal.closedOn),
      lostReason: deal.lostReason,
      ...Object.fromEntries(STAGE_NAMES.map((stage) => [`date${stage}`, day(deal.stageDates[stage])])),
    },
    knownAt: {
      ...(reachedAt !== null && { reachable: reachedAt }),
      ...(learntAt !== null && { need: learntAt, authority: learntAt, timeline: learntAt, budget: learntAt }),
    },
    touchpoints: deal.events.map(({ type, at, value, person }) => ({
      type,
      at,
      ...(value !== null && { value }),
      ...(person !== null && { person }),
    })),
  };
}
