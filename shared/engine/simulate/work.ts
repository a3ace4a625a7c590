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
import { getOr } from '../kept/get-or.ts';
import { contactStageField, dateOf } from '../sample/contact.ts';
import { byNumber } from '../sample/order.ts';
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

/** @param slaHours the deadline of the stage, from arrival to beginning; null where it has none */
export function workOf(
  sample: Sample,
  simulation: Simulation,
  stage: number,
  capacity: Capacity,
  slaHours: number | null,
): Work {
  const { arrived, order, begins, waits } = waitsOf(simulation, stage, capacity);
  const isLate = (i: number): boolean => slaHours !== null && waits[i]! > slaHours;
  const late = order.filter((_, i) => isLate(i));
  const isWon = (deal: number): boolean => OUTCOMES[sample.outcome[deal]!] === 'won';
  const overdue = order.filter((_, i) => waits[i]! > (slaHours ?? WEEK / HOUR));
  return {
    weeks: weeksOf(sample, order, arrived, begins, isLate),
    leads: order.length,
    capacityPerWeek: leadsPerWeek(capacity),
    late: slaHours === null ? null : late,
    wonWaiting: overdue.filter(isWon),
    waiting: order.filter((_, i) => waits[i]! > 0),
    medianWaitHours: quantile(waits, 0.5),
    longestWaitHours: quantile(waits, 1),
    really: reallyOf(sample, order, arrived, slaHours),
  };
}

/** The leads in the order in which they arrive, when each is begun with, and the hours in between. */
export function waitsOf(
  simulation: Simulation,
  stage: number,
  capacity: Capacity,
): { arrived: Float64Array; order: Uint32Array; begins: Float64Array; waits: Float64Array } {
  const arrived = arrivals(simulation, stage);
  const came = new Uint32Array(arrived.length);
  const at = new Float64Array(arrived.length);
  let leads = 0;
  for (let deal = 0; deal < arrived.length; deal += 1) {
    if (Number.isNaN(arrived[deal]!)) continue;
    came[leads] = deal;
    at[leads] = arrived[deal]!;
    leads += 1;
  }
  const order = byNumber(came.subarray(0, leads), at.subarray(0, leads));
  for (let i = 0; i < leads; i += 1) at[i] = arrived[order[i]!]!;
  const begins = queue(at.subarray(0, leads), capacity);
  const waits = new Float64Array(leads);
  for (let i = 0; i < leads; i += 1) waits[i] = (begins[i]! - at[i]!) / HOUR;
  return { arrived, order, begins, waits };
}

export const leadsPerWeek = ({ people, hoursPerWeek, hoursPerLead }: Capacity): number =>
  (people * hoursPerWeek) / hoursPerLead;

/**
 * When each lead is begun with, given when they arrive, in that order. All leads take equally long, so people become
 * free in the order in which they began: whoever takes a lead took the one as many leads before as there are people.
 */
export function queue(
  arrived: ArrayLike<Instant>,
  { people, hoursPerWeek, hoursPerLead }: Capacity,
): Float64Array {
  const takes = (hoursPerLead / hoursPerWeek) * WEEK;
  const begins = new Float64Array(arrived.length);
  for (let lead = 0; lead < begins.length; lead += 1) {
    const free = lead < people ? Number.NEGATIVE_INFINITY : begins[lead - people]! + takes;
    begins[lead] = Math.max(arrived[lead]!, free);
  }
  return begins;
}

function weeksOf(
  sample: Sample,
  order: Uint32Array,
  arrived: Float64Array,
  begins: Float64Array,
  isLate: (i: number) => boolean,
): WorkWeek[] {
  if (order.length === 0) return [];
  const first = mondayOf(arrived[order[0]!]!, sample.timeZone);
  const last = Math.max(arrived[order.at(-1)!]!, Math.min(begins[order.length - 1]!, sample.asOf));
  const weeks: WorkWeek[] = [];
  let next = 0;
  let head = 0;
  for (let monday = first; ; monday = addDays(monday, 7)) {
    const from = instantOf(monday, sample.timeZone);
    if (from > last) return weeks;
    const to = instantOf(addDays(monday, 7), sample.timeZone);
    const firstOfWeek = next;
    const late: number[] = [];
    for (; next < order.length && arrived[order[next]!]! < to; next += 1) {
      if (isLate(next)) late.push(order[next]!);
    }
    // They are begun with in their order: what waits is one stretch of it, which all weeks share.
    while (head < next && begins[head]! < to) head += 1;
    weeks.push({
      week: monday,
      from,
      to,
      arrived: next - firstOfWeek,
      waiting: next - head,
      late: late.length,
      arrivedDeals: order.subarray(firstOfWeek, next),
      lateDeals: Uint32Array.from(late),
      waitingDeals: order.subarray(head, next),
    });
  }
}

/** The Monday of an instant's week, as a calendar day. */
function mondayOf(at: Instant, timeZone: string): string {
  const day = dayOf(at, timeZone);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

function reallyOf(
  sample: Sample,
  order: Uint32Array,
  arrived: Float64Array,
  slaHours: number | null,
): Work['really'] {
  const contacts = getOr(contactsKept, sample, () => contactsOf(sample));
  const isContacted = (deal: number): boolean => !Number.isNaN(contacts[deal]!);
  const hoursOf = (deal: number): number => Math.max(0, (contacts[deal]! - arrived[deal]!) / HOUR);
  const contacted = order.filter(isContacted);
  const hours = new Float64Array(contacted.length);
  for (let i = 0; i < hours.length; i += 1) hours[i] = hoursOf(contacted[i]!);
  const medianHours = quantile(hours, 0.5);
  if (medianHours === null) return null;
  const inTime = contacted.filter((_, i) => slaHours !== null && hours[i]! <= slaHours);
  return {
    contacted,
    medianHours,
    within: slaHours === null ? null : shareOf(inTime.length, hours.length),
    inTime,
  };
}

const contactsKept = new WeakMap<Sample, Float64Array>();

/** The first contact of each deal as the audit has it; NaN where none is recorded. */
function contactsOf(sample: Sample): Float64Array {
  const { start, type, types, at } = sample.touchpoints;
  const kinds = touchpointKinds(types);
  const isContact = Uint8Array.from(types, (name) => Number(kinds.get(normalize(name)) === 'salesContact'));
  const stage = contactStageField(sample);
  const contacts = new Float64Array(sample.deals).fill(Number.NaN);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const { ends, inclusive } = endOf(sample, deal);
    let i = start[deal]!;
    const to = start[deal + 1]!;
    while (i < to && isContact[type[i]!] === 0) i += 1;
    if (i < to && (at[i]! < ends || (at[i] === ends && inclusive))) contacts[deal] = at[i]!;
    else contacts[deal] = (stage && dateOf(sample, stage.key, deal)?.at) ?? Number.NaN;
  }
  return contacts;
}
