/** What happened to a lead, from the first signal to the contract, in the rhythm of people who have other work to do. */
import type { Instant, Outcome } from '#shared/domain/sample/sample.ts';
import { DAY, HOUR, MINUTE, onWeekday, startOfDay, workingHoursAfter } from './calendar.ts';
import type { Behaviour, Source } from './kinds.ts';
import type { Random } from './random.ts';

export interface Event {
  type: string;
  at: Instant;
  /** Minutes attended, talked or used, where the type has them. */
  value: number | null;
  /** A colleague; null: the lead itself. */
  person: string | null;
}

export interface Lead {
  source: Source;
  outcome: Outcome;
  createdAt: Instant;
  /** Nothing of the lead happens at or after it. */
  end: Instant;
  colleague: string;
  behaviour: Behaviour;
}

export interface Journey {
  events: Event[];
  firstContactAt: Instant | null;
  /** The conversation in which sales asked about need, authority, budget and timeline. */
  discoveryAt: Instant | null;
  proposalAt: Instant | null;
}

/** What a lead of each source does at the moment it becomes one; the rest of its behaviour comes later. */
const FIRST_SIGNAL: Readonly<Record<Source, string>> = {
  'Demo request': 'Demo request',
  'Organic search': 'Website visit',
  'Paid search': 'Website visit',
  'Paid social': 'Content download',
  Webinar: 'Webinar',
  'Content syndication': 'Content download',
  'Trade show': 'Trade show conversation',
  Referral: 'Referral',
  'Free trial': 'Trial start',
  Partner: 'Partner introduction',
};

/** When a lead looks at something on `day`: most in office hours, some in the evening. */
export function leisureOn(random: Random, day: Instant): Instant {
  const hour = random.chance(0.86) ? random.between(7.5, 17.5) : random.between(18, 22.5);
  return onWeekday(startOfDay(day)) + Math.round((hour * HOUR) / MINUTE) * MINUTE;
}

interface Course extends Lead {
  random: Random;
  happened(type: string, at: Instant, value?: number | null, person?: string | null): void;
  /** The colleague now and then, where one takes part; else the lead itself. */
  anybody(): string | null;
  /** Some time in the first `share` of the journey, sooner rather than later. */
  early(share: number): Instant;
}

export function journeyOf(random: Random, lead: Lead): Journey {
  const { createdAt, end } = lead;
  const events: Event[] = [];
  const hasColleague = random.chance(lead.behaviour.colleague);
  const course: Course = {
    ...lead,
    random,
    happened(type, at, value = null, person = null) {
      if (at < createdAt || at >= end) return;
      events.push({ type, at: Math.round(at / MINUTE) * MINUTE, value, person });
    },
    anybody: () => (hasColleague && random.chance(0.35) ? lead.colleague : null),
    early: (share) => leisureOn(random, createdAt + (end - createdAt) * share * random.share() ** 1.4),
  };
  const { demoAt, trialAt } = strongSignals(course);
  quietInterest(course);
  const sold = salesWork(course, demoAt, trialAt);
  if (lead.outcome === 'won') course.happened('Contract signed', end - DAY + random.between(9, 16.5) * HOUR);
  return { events: events.sort((a, b) => a.at - b.at), ...sold };
}

const minutesAttended = (random: Random) =>
  random.chance(0.25) ? random.whole(3, 14) : random.whole(24, 58);

/** The first signal, the demo request and the trial: what sales would call a reason to ring. */
function strongSignals(course: Course): { demoAt: Instant | null; trialAt: Instant | null } {
  const { random, behaviour, createdAt, happened } = course;
  const first = FIRST_SIGNAL[course.source];
  happened(first, createdAt, first === 'Webinar' ? minutesAttended(random) : null);
  let demoAt = first === 'Demo request' ? createdAt : null;
  if (demoAt === null && random.chance(behaviour.demoRequest)) {
    demoAt = Math.max(course.early(0.45), createdAt + HOUR);
    happened('Demo request', demoAt);
  }
  let trialAt = first === 'Trial start' ? createdAt : null;
  if (trialAt === null && random.chance(behaviour.trial)) {
    trialAt = Math.max(leisureOn(random, createdAt + random.between(0, 2) * DAY), createdAt + HOUR);
    happened('Trial start', trialAt);
  }
  if (trialAt !== null) useOfTrial(course, trialAt);
  return { demoAt, trialAt };
}

/** A trial lasts two weeks. */
function useOfTrial(course: Course, startedAt: Instant): void {
  const { random, behaviour, happened } = course;
  const length = Math.min(course.end - startedAt, 14 * DAY);
  const during = (share: number) =>
    Math.max(leisureOn(random, startedAt + length * share * random.share()), startedAt + 10 * MINUTE);
  for (let i = random.count(behaviour.invites); i > 0; i--) happened('Teammate invited', during(0.5));
  for (let i = random.count(1 + 2 * behaviour.invites); i > 0; i--)
    happened('Product session', during(0.9), random.whole(4, 55), course.anybody());
}

/** What a lead looks at without asking for anything. */
function quietInterest(course: Course): void {
  const { random, behaviour, happened, early, anybody } = course;
  for (let i = random.count(behaviour.visits); i > 0; i--)
    happened('Website visit', early(0.85), null, anybody());
  for (let i = random.count(behaviour.pricingViews); i > 0; i--)
    happened('Pricing page view', early(0.6), null, anybody());
  for (let i = random.count(behaviour.downloads); i > 0; i--)
    happened('Content download', early(0.7), null, anybody());
  for (let i = random.count(behaviour.emailClicks); i > 0; i--) happened('Email click', early(0.95));
  if (course.source !== 'Webinar' && random.chance(behaviour.webinar))
    happened('Webinar', early(0.6), minutesAttended(random));
}

/** First contact, calls, the discovery meeting and the proposal; each only if it comes before the end. */
function salesWork(course: Course, demoAt: Instant | null, trialAt: Instant | null): Omit<Journey, 'events'> {
  const { random, behaviour, end, happened } = course;
  const wait = demoAt === null ? random.length(20, 0.8) : random.length(6, 0.9);
  const firstContactAt = workingHoursAfter(demoAt ?? trialAt ?? course.createdAt, wait);
  if (!random.chance(behaviour.contacted) || firstContactAt >= end)
    return { firstContactAt: null, discoveryAt: null, proposalAt: null };
  happened('First sales contact', firstContactAt);

  const left = end - firstContactAt;
  const atShare = (share: number) => workingHoursAfter(firstContactAt + left * share, random.between(0.2, 6));
  for (let i = random.count(Math.min(2.4, left / (14 * DAY))); i > 0; i--)
    happened('Sales call', atShare(random.between(0.05, 0.95)), random.whole(3, 35));
  const discoveryAt = atShare(random.between(0.12, 0.28));
  if (!random.chance(behaviour.discovery) || discoveryAt >= end)
    return { firstContactAt, discoveryAt: null, proposalAt: null };
  happened('Discovery meeting', discoveryAt, random.whole(25, 70), course.anybody());

  const proposalAt = atShare(random.between(0.45, 0.72));
  if (!random.chance(behaviour.proposal) || proposalAt <= discoveryAt || proposalAt >= end)
    return { firstContactAt, discoveryAt, proposalAt: null };
  happened('Proposal sent', proposalAt);
  return { firstContactAt, discoveryAt, proposalAt };
}
