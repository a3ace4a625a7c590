/** Lists of deals as a screen asks for them: filtered and sorted by what a simulation said of them. */
import type { Definition } from '../../domain/definition/schema.ts';
import {
  type Bitmap,
  dealNumber,
  type Field,
  fieldByRole,
  hasBit,
  newBitmap,
  OUTCOMES,
  type Outcome,
  type Sample,
  setBit,
} from '../../domain/sample/sample.ts';
import { getOr } from '../kept/get-or.ts';
import { numberOf, searchField, textOf } from '../sample/cells.ts';
import { firstByNumber, firstInOrder } from '../sample/order.ts';
import { type PartedBy, partsOf } from '../sample/parts.ts';
import { textRanks } from '../sample/text-ranks.ts';
import type { Simulation } from '../simulation.ts';

/** The four groups of a verdict at a stage, and the deals that lack data to tell. */
export const DEAL_GROUPS = ['wonCaught', 'wonMissed', 'junkLetThrough', 'junkStopped', 'undecided'] as const;
export type DealGroup = (typeof DEAL_GROUPS)[number];

export const DEAL_ORDERS = [
  'id',
  'name',
  'outcome',
  'source',
  'amount',
  'score',
  'peakScore',
  'reached',
] as const;
export type DealOrder = (typeof DEAL_ORDERS)[number];

export interface DealQuery {
  /** Index of the stage that the verdict is about. */
  stage: number;
  group?: DealGroup;
  outcomes?: readonly Outcome[];
  /** Only deals whose furthest stage is this one. */
  reached?: number;
  /** Only deals that get to this stage, or further. */
  atLeast?: number;
  /** Only deals of one part of the sample: those with this value, null for those without one. */
  part?: { by: PartedBy; value: string | null };
  /** Only these deals. */
  among?: Uint32Array;
  /** Part of the deal's name as the list shows it, of its id or its title; without case. */
  search?: string;
  order: DealOrder;
  descending: boolean;
}

export interface DealRow {
  deal: number;
  id: string;
  name: string;
  outcome: Outcome;
  source: string | null;
  amount: number | null;
  score: number;
  low: number;
  high: number;
  peakScore: number;
  reached: number;
  current: number;
  outBy: number;
  undecidedBy: number;
}

/** Whether a deal belongs to a group of the verdict at a stage. Open deals are neither caught, missed, nor junk. */
export function inGroup(
  sample: Sample,
  simulation: Simulation,
  stage: number,
  group: DealGroup,
  deal: number,
): boolean {
  if (group === 'undecided') return simulation.undecidedBy[deal] !== -1;
  const outcome = OUTCOMES[sample.outcome[deal]!]!;
  const through = simulation.reached[deal]! >= stage;
  if (group === 'wonCaught') return outcome === 'won' && through;
  if (group === 'wonMissed') return outcome === 'won' && !through;
  const junk = outcome === 'lost' || outcome === 'rejected';
  return junk && (group === 'junkLetThrough') === through;
}

/** Which deals a query asks for. */
export interface ListedDeals {
  total: number;
  /** In the query's order, by index, as far as they were asked for. Equal deals keep the order of the sample. */
  deals: Uint32Array;
}

/** The deals of a query, sorted at least up to a place. */
export function listDeals(
  sample: Sample,
  simulation: Simulation,
  query: DealQuery,
  upTo = sample.deals,
): ListedDeals {
  const roles = rolesOf(sample);
  const tests = testsOf(sample, simulation, roles, query);
  const kept = new Uint32Array(sample.deals);
  let total = 0;
  for (let deal = 0; deal < sample.deals; deal++) {
    if (!tests.every((test) => test(deal))) continue;
    kept[total] = deal;
    total += 1;
  }
  const deals = sorted(sample, simulation, roles, query, kept.subarray(0, total), upTo);
  return { total, deals };
}

/** By sample, the texts' ranks that lists are sorted by, as far as they were prepared. */
const ranksKept = new WeakMap<Sample, Map<DealOrder, Uint32Array>>();

/** Prepares the lists of a sample, so that those sorted by a text need no comparing of texts; in steps. */
export function* prepareLists(sample: Sample): Generator<undefined, void> {
  const ranks = getOr(ranksKept, sample, () => new Map<DealOrder, Uint32Array>());
  for (const order of DEAL_ORDERS) {
    const text = textKey(sample, rolesOf(sample), order);
    if (text) ranks.set(order, yield* textRanks(sample.deals, text, compareTexts));
  }
}

function sorted(
  sample: Sample,
  simulation: Simulation,
  roles: Roles,
  { order, descending }: DealQuery,
  deals: Uint32Array,
  upTo: number,
): Uint32Array {
  const text = textKey(sample, roles, order);
  const ranks = ranksKept.get(sample)?.get(order);
  if (!text || ranks) {
    const number = ranks ? (deal: number) => ranks[deal]! : numberKey(sample, simulation, roles, order);
    const keys = new Float64Array(deals.length);
    // What is missing comes first: it is no number of any deal's.
    for (let i = 0; i < keys.length; i += 1) keys[i] = number(deals[i]!) ?? Number.NEGATIVE_INFINITY;
    return firstByNumber(deals, keys, upTo, descending);
  }
  const sign = descending ? -1 : 1;
  const known = new Map<number, string | null>();
  const keyOf = (deal: number): string | null => getOr(known, deal, () => text(deal));
  return firstInOrder(deals, upTo, (a, b) => sign * compareTexts(keyOf(a), keyOf(b)) || a - b);
}

/** What a query asks of each deal; the cheapest first. */
function testsOf(
  sample: Sample,
  simulation: Simulation,
  roles: Roles,
  query: DealQuery,
): ((deal: number) => boolean)[] {
  const { stage, group, outcomes, reached, atLeast, among, part } = query;
  const tests: ((deal: number) => boolean)[] = [];
  if (reached !== undefined) tests.push((deal) => simulation.reached[deal] === reached);
  if (atLeast !== undefined) tests.push((deal) => simulation.reached[deal]! >= atLeast);
  if (outcomes) tests.push((deal) => outcomes.includes(OUTCOMES[sample.outcome[deal]!]!));
  if (group) tests.push((deal) => inGroup(sample, simulation, stage, group, deal));
  if (among) {
    const mask = maskOf(among, sample.deals);
    tests.push((deal) => hasBit(mask, deal));
  }
  if (part) {
    const { values, of } = partsOf(sample, part.by);
    const wanted = values.indexOf(part.value);
    tests.push((deal) => of[deal] === wanted);
  }
  const wanted = query.search?.trim().toLowerCase();
  if (wanted) tests.push(searchDeals(sample, roles, wanted));
  return tests;
}

function maskOf(deals: Uint32Array, all: number): Bitmap {
  const mask = newBitmap(all);
  for (const deal of deals) setBit(mask, deal);
  return mask;
}

/**
 * One deal as a row of a list.
 * @param shown the sample as the screen may name it; the id stays what the deal is known by
 */
export function dealRow(
  sample: Sample,
  simulation: Simulation,
  deal: number,
  shown: Sample = sample,
): DealRow {
  const roles = rolesOf(sample);
  return {
    deal,
    id: textOf(sample, roles.id, deal) ?? String(dealNumber(sample, deal)),
    name: nameOf(shown, roles, deal),
    outcome: OUTCOMES[sample.outcome[deal]!]!,
    source: textOf(shown, roles.source, deal),
    amount: numberOf(sample, roles.amount, deal),
    score: simulation.score[deal]!,
    low: simulation.low[deal]!,
    high: simulation.high[deal]!,
    peakScore: simulation.peakScore[deal]!,
    reached: simulation.reached[deal]!,
    current: simulation.current[deal]!,
    outBy: simulation.outBy[deal]!,
    undecidedBy: simulation.undecidedBy[deal]!,
  };
}

type Roles = Record<'id' | 'person' | 'account' | 'title' | 'source' | 'amount', Field | undefined>;

const rolesOf = (sample: Sample): Roles => ({
  id: fieldByRole(sample, 'id'),
  person: fieldByRole(sample, 'person'),
  account: fieldByRole(sample, 'account'),
  title: fieldByRole(sample, 'title'),
  source: fieldByRole(sample, 'source'),
  amount: fieldByRole(sample, 'amount'),
});

/** What people call a deal: its person and account, as far as they are known. */
function nameOf(sample: Sample, roles: Roles, deal: number): string {
  const parts = [textOf(sample, roles.person, deal), textOf(sample, roles.account, deal)].filter(Boolean);
  return parts.length > 0
    ? parts.join(', ')
    : (textOf(sample, roles.id, deal) ?? `Deal ${dealNumber(sample, deal)}`);
}

/** What people call a deal. */
export const dealName = (sample: Sample, deal: number): string => nameOf(sample, rolesOf(sample), deal);

/** Whether a text in lower case is in a deal's name, its id or its title. */
function searchDeals(sample: Sample, roles: Roles, wanted: string): (deal: number) => boolean {
  const { person, account, id, title } = roles;
  const isInTitle = searchField(sample, title, wanted);
  const isInId = searchField(sample, id, wanted);
  const isInPerson = searchField(sample, person, wanted);
  const isInAccount = searchField(sample, account, wanted);
  // A name is made of these, but for the comma in between, and where there are none.
  const canBeBetween = wanted.includes(',');
  const hasNone = (deal: number): boolean =>
    [id, person, account].every((field) => !textOf(sample, field, deal));
  const isInName = (deal: number): boolean => nameOf(sample, roles, deal).toLowerCase().includes(wanted);
  return (deal) =>
    isInTitle(deal) ||
    isInId(deal) ||
    isInPerson(deal) ||
    isInAccount(deal) ||
    ((canBeBetween || hasNone(deal)) && isInName(deal));
}

/** The text that a list is sorted by; null where it is sorted by a number. */
function textKey(sample: Sample, roles: Roles, order: DealOrder): ((deal: number) => string | null) | null {
  switch (order) {
    case 'id':
      return (deal) => textOf(sample, roles.id, deal);
    case 'name':
      return (deal) => nameOf(sample, roles, deal);
    case 'source':
      return (deal) => textOf(sample, roles.source, deal);
    default:
      return null;
  }
}

function numberKey(
  sample: Sample,
  simulation: Simulation,
  roles: Roles,
  order: DealOrder,
): (deal: number) => number | null {
  if (order === 'amount') return (deal) => numberOf(sample, roles.amount, deal);
  const column = {
    outcome: sample.outcome,
    score: simulation.score,
    peakScore: simulation.peakScore,
    reached: simulation.reached,
  }[order as 'outcome' | 'score' | 'peakScore' | 'reached'];
  return (deal) => column[deal]!;
}

/** Missing values come first; text is compared as people read it. */
function compareTexts(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  return a === b ? 0 : collator.compare(a, b);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The name of the transition's way out, for `outBy`: the reason's name; null where the deal is in. */
export function outReason(definition: Definition, outBy: number): string | null {
  const transition = definition.transitions[outBy];
  if (transition?.kind !== 'disqualify') return null;
  return definition.reasons.find((reason) => reason.id === transition.reason)?.name ?? null;
}
