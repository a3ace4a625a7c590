/**
 * Work for sales: the leads that a definition hands over, on the real calendar, against the people there are. A queue
 * in order of arrival (first come, first served, as many servers as people, a fixed time for each lead; D. G. Kendall's
 * G/D/c). A week's hours are spread evenly over the week, so that a wait is a calendar time.
 */
import { normalize } from '../../domain/criteria/text.ts';
import { DAY, dayOf, instantOf } from '../../domain/sample/calendar.ts';
import { endOf } from '../../domain/sample/deal-ends.ts';
import { type Instant, OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { quantile } from '../../domain/statistics/quantile.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import { contactStageField, dateOf } from '../sample/contact.ts';
import { type InOrderOfTime, inOrderOfTime } from '../sample/order.ts';
import { touchpointKinds } from '../sample/touchpoint-kinds.ts';
import type { Simulation } from '../simulation.ts';
import { arrivals } from './arrivals.ts';

export interface Capacity {
  people: number;
  /** Hours a week that each of them has for new leads. */
  hoursPerWeek: number;
  /** Hours that a lead takes, all in all. */
  hoursPerLead: number;
}

export interface WorkWeek {
  /** Its Monday, `2026-03-02`. */
  week: string;
  from: Instant;
  to: Instant;
  /** Leads that arrive in it. */
  arrived: number;
  /** Leads that nobody has begun with when it ends. */
  waiting: number;
  /** Of those that arrive in it, the late. */
  late: number;
  arrivedDeals: Uint32Array;
  lateDeals: Uint32Array;
  waitingDeals: Uint32Array;
}

export interface Work {
  /** From the week of the first arrival until the queue is empty, or the sample's own date; [] where none arrives. */
  weeks: WorkWeek[];
  leads: number;
  /** How many leads a week the people can take. */
  capacityPerWeek: number;
  /** Leads that nobody began with within the deadline; null where the stage has none. */
  late: Uint32Array | null;
  /** The won deals among them; without a deadline, the won deals that wait for more than a week. */
  wonWaiting: Uint32Array;
  /** Leads with which nobody begins at once. */
  waiting: Uint32Array;
  /** Hours of the calendar; null where none arrives. */
  medianWaitHours: number | null;
  longestWaitHours: number | null;
  /**
   * How it really went with these leads, from touchpoints or stage dates: from when the definition would have handed
   * them over to the first contact. Contacts before that count as 0. Null where no contact is recorded.
   */
  really: {
    contacted: Uint32Array;
    medianHours: number;
    within: Share | null;
    /** Contacted within the deadline; none without one. */
    inTime: Uint32Array;
  } | null;
}

const WEEK = 7 * DAY;
const HOUR = DAY / 24;

/** Looked at between two pauses. */
const WEEKS_AT_ONCE = 16;
const DEALS_AT_ONCE = 8_192;

/**
 * The work that a stage makes; pauses in between, and goes on when asked to.
 * @param slaHours the deadline of the stage, from arrival to beginning; null where it has none
 */
export function* workOf(
  sample: Sample,
  simulation: Simulation,
  stage: number,
  capacity: Capacity,
  slaHours: number | null,
): Generator<undefined, Work> {
  const arrived = leadsOf(simulation, stage);
  yield;
  const leads = inOrderOfTime(arrived.deals, arrived.at);
  const { deals, at } = leads;
  yield;
  const queue = new Queue(capacity);
  const begins = new Float64Array(at.length);
  const waits = new Float64Array(at.length);
  for (let i = 0; i < at.length; i += 1) {
    begins[i] = queue.begin(at[i]!);
    waits[i] = waitOf(at[i]!, begins[i]!);
  }
  const overdue = waitingBeyond(slaHours ?? WEEK / HOUR, deals, waits);
  const late = slaHours === null ? null : overdue;
  yield;
  const weeks = yield* weeksOf(sample, leads, begins, late);
  const really = yield* reallyOf(sample, leads, slaHours);
  yield;
  return {
    weeks,
    leads: deals.length,
    capacityPerWeek: leadsPerWeek(capacity),
    late,
    wonWaiting: overdue.filter((deal) => OUTCOMES[sample.outcome[deal]!] === 'won'),
    waiting: waitingBeyond(0, deals, waits),
    medianWaitHours: quantile(waits, 0.5),
    longestWaitHours: longestOf(waits),
    really,
  };
}

/** The deals that come to a stage, and when. */
function leadsOf(simulation: Simulation, stage: number): { deals: Uint32Array; at: Float64Array } {
  const arrived = arrivals(simulation, stage);
  const deals = new Uint32Array(arrived.length);
  const at = new Float64Array(arrived.length);
  let leads = 0;
  for (let deal = 0; deal < arrived.length; deal += 1) {
    if (Number.isNaN(arrived[deal]!)) continue;
    deals[leads] = deal;
    at[leads] = arrived[deal]!;
    leads += 1;
  }
  return { deals: deals.subarray(0, leads), at: at.subarray(0, leads) };
}

/** Those of some leads that wait for more than so many hours, in their order. */
function waitingBeyond(hours: number, deals: Uint32Array, waits: Float64Array): Uint32Array {
  const waiting = new Uint32Array(deals.length);
  return waiting.slice(0, keepWaiting(hours, deals, waits, waiting));
}

/** Writes them; how many. */
function keepWaiting(hours: number, deals: Uint32Array, waits: Float64Array, kept: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < deals.length; i += 1) {
    if (waits[i]! <= hours) continue;
    kept[count] = deals[i]!;
    count += 1;
  }
  return count;
}

/** Null of none. */
function longestOf(waits: Float64Array): number | null {
  let longest: number | null = null;
  for (let i = 0; i < waits.length; i += 1) longest = Math.max(longest ?? 0, waits[i]!);
  return longest;
}

export const leadsPerWeek = ({ people, hoursPerWeek, hoursPerLead }: Capacity): number =>
  (people * hoursPerWeek) / hoursPerLead;

/** Leads that wait in the order in which they arrive. */
export class Queue {
  private readonly takes: number;
  /** When each of the people is free: `next` at first, then those after, then those from the beginning on. */
  private readonly free: Float64Array;
  private next = 0;

  constructor({ people, hoursPerWeek, hoursPerLead }: Capacity) {
    this.takes = (hoursPerLead / hoursPerWeek) * WEEK;
    this.free = new Float64Array(people).fill(Number.NEGATIVE_INFINITY);
  }

  /**
   * When the next lead is begun with, given when it arrives. All leads take equally long, so people become free in the
   * order in which they began.
   */
  begin(arrived: Instant): Instant {
    const { free, next } = this;
    const begins = Math.max(arrived, free[next]!);
    free[next] = begins + this.takes;
    this.next = next + 1 === free.length ? 0 : next + 1;
    return begins;
  }
}

/** The hours that a lead waits. */
export const waitOf = (arrived: Instant, begins: Instant): number => (begins - arrived) / HOUR;

function* weeksOf(
  sample: Sample,
  { deals, at }: InOrderOfTime,
  begins: Float64Array,
  late: Uint32Array | null,
): Generator<undefined, WorkWeek[]> {
  if (deals.length === 0) return [];
  const last = Math.max(at.at(-1)!, Math.min(begins.at(-1)!, sample.asOf));
  const weeks: WorkWeek[] = [];
  let next = 0;
  let head = 0;
  let nextLate = 0;
  let monday = mondayOf(at[0]!, sample.timeZone);
  let from = instantOf(monday, sample.timeZone);
  while (from <= last) {
    if (weeks.length % WEEKS_AT_ONCE === 0) yield;
    const nextMonday = addDays(monday, 7);
    const to = instantOf(nextMonday, sample.timeZone);
    const [first, firstLate] = [next, nextLate];
    for (; next < deals.length && at[next]! < to; next += 1) {
      if (late?.[nextLate] === deals[next]) nextLate += 1;
    }
    // They are begun with in their order: what waits is one stretch of it, which all weeks share.
    while (head < next && begins[head]! < to) head += 1;
    weeks.push({
      week: monday,
      from,
      to,
      arrived: next - first,
      waiting: next - head,
      late: nextLate - firstLate,
      arrivedDeals: deals.subarray(first, next),
      lateDeals: late?.subarray(firstLate, nextLate) ?? new Uint32Array(),
      waitingDeals: deals.subarray(head, next),
    });
    monday = nextMonday;
    from = to;
  }
  return weeks;
}

/** The Monday of an instant's week, as a calendar day. */
function mondayOf(at: Instant, timeZone: string): string {
  const day = dayOf(at, timeZone);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

function* reallyOf(
  sample: Sample,
  { deals, at }: InOrderOfTime,
  slaHours: number | null,
): Generator<undefined, Work['really']> {
  const contacts = contactsKept.get(sample) ?? (yield* contactsOf(sample));
  const contacted = new Uint32Array(deals.length);
  const hours = new Float64Array(deals.length);
  let count = 0;
  for (let i = 0; i < deals.length; i += 1) {
    const contact = contacts[deals[i]!]!;
    if (Number.isNaN(contact)) continue;
    contacted[count] = deals[i]!;
    hours[count] = Math.max(0, (contact - at[i]!) / HOUR);
    count += 1;
  }
  const medianHours = quantile(hours.subarray(0, count), 0.5);
  if (medianHours === null) return null;
  const inTime = contacted.subarray(0, count).filter((_, i) => slaHours !== null && hours[i]! <= slaHours);
  return {
    contacted: contacted.slice(0, count),
    medianHours,
    within: slaHours === null ? null : shareOf(inTime.length, count),
    inTime,
  };
}

const contactsKept = new WeakMap<Sample, Float64Array>();

/** The first contact of each deal as the audit has it; NaN where none is recorded. */
function* contactsOf(sample: Sample): Generator<undefined, Float64Array> {
  const { start, type, types, at } = sample.touchpoints;
  const kinds = touchpointKinds(types);
  const isContact = Uint8Array.from(types, (name) => Number(kinds.get(normalize(name)) === 'salesContact'));
  const stage = contactStageField(sample);
  const contacts = new Float64Array(sample.deals).fill(Number.NaN);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (deal % DEALS_AT_ONCE === 0) yield;
    const { ends, inclusive } = endOf(sample, deal);
    let i = start[deal]!;
    const to = start[deal + 1]!;
    while (i < to && isContact[type[i]!] === 0) i += 1;
    if (i < to && (at[i]! < ends || (at[i] === ends && inclusive))) contacts[deal] = at[i]!;
    else contacts[deal] = (stage && dateOf(sample, stage.key, deal)?.at) ?? Number.NaN;
  }
  contactsKept.set(sample, contacts);
  return contacts;
}
