/** The deals of the sample workshop, one plain record each, with the holes and the odd entries that CRMs have. */
import type { Instant, Outcome } from '#shared/domain/sample/sample.ts';
import { DAY, onWeekday, SAMPLE_BEGIN, SAMPLE_END, startOfDay } from './calendar.ts';
import { type Event, type Journey, journeyOf, leisureOn } from './journey.ts';
import { behaviourOf, type Intent, KINDS, type Kind, PROFILES, type Profile, type Source } from './kinds.ts';
import { type NameGiver, nameGiver } from './names.ts';
import type { Random } from './random.ts';

export interface Deal {
  id: string;
  kind: Kind;
  person: string;
  account: string | null;
  email: string | null;
  title: string | null;
  source: Source | null;
  industry: string | null;
  employees: number | null;
  region: string | null;
  owner: string;
  /** Pounds a year. */
  amount: number | null;
  createdAt: Instant;
  outcome: Outcome;
  /** The start of the day on which it was closed. */
  closedOn: Instant | null;
  lostReason: string | null;
  /** What sales learnt in the conversation at `learntAt`. */
  learntAt: Instant | null;
  need: boolean | null;
  budget: string | null;
  authority: string | null;
  timeline: string | null;
  /** Whether sales reached the person, known since `reachedAt`. */
  reachable: boolean | null;
  reachedAt: Instant | null;
  visits: number;
  stageDates: Record<StageName, Instant | null>;
  events: Event[];
}
export const STAGE_NAMES = ['MQL', 'SAL', 'SQL', 'Opportunity'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

interface Account {
  name: string;
  industry: string;
  region: string;
  employees: number;
  /** Whether several people of it became leads. */
  isShared: boolean;
}

const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'UK & Ireland': ['Grace Whitfield', 'Dominic Hale'],
  Benelux: ['Femke de Wit'],
  DACH: ['Jonas Albrecht'],
  Nordics: ['Astrid Holm'],
};
const EVERYBODY_ELSE = ['Priyanka Rao'];

function newAccount(random: Random, names: NameGiver, profile: Profile, isShared: boolean): Account {
  const [low, high] = profile.employees;
  const industry = random.weighted(profile.industries);
  const employees = Math.round(low * (high / low) ** random.share());
  return {
    name: names.company(industry),
    industry,
    region: random.weighted(profile.regions),
    employees: employees > 200 ? Math.round(employees / 10) * 10 : employees,
    isShared,
  };
}

/** One account for each deal of the kind, in an order in which those of a shared account don't stand together. */
function accountsOf(random: Random, names: NameGiver, profile: Profile, deals: number): Account[] {
  const shared = profile.sharedAccounts.flatMap((people) => {
    const account = newAccount(random, names, profile, true);
    return Array.from({ length: people }, () => account);
  });
  const single = Array.from({ length: deals - shared.length }, () =>
    newAccount(random, names, profile, false),
  );
  return random.shuffled([...shared, ...single]);
}

/** When the deal was created and when it closed; open deals are young. */
function period(
  random: Random,
  profile: Profile,
  outcome: Outcome,
): { createdAt: Instant; closedOn: Instant | null } {
  if (outcome === 'open') {
    const age = Math.min(random.length(32, 0.6), 120);
    return { createdAt: leisureOn(random, SAMPLE_END - (age + 3) * DAY), closedOn: null };
  }
  const cycle = Math.max(random.length(profile.cycleDays[outcome], 0.35), 2) * DAY;
  const latest = SAMPLE_END - cycle - 6 * DAY;
  const createdAt = leisureOn(random, random.between(SAMPLE_BEGIN, latest));
  return { createdAt, closedOn: onWeekday(startOfDay(createdAt + cycle)) };
}

type Answers = Pick<Deal, 'need' | 'budget' | 'authority' | 'timeline'>;

/** What sales heard; each answer is missing now and then because nobody asked or wrote it down. */
function answers(random: Random, intent: Intent): Answers {
  const noted = <T>(answer: T, missing: number): T | null => (random.chance(missing) ? null : answer);
  switch (intent) {
    case 'buys':
      return {
        need: noted(true, 0.03),
        authority: noted(random.weighted({ 'Decision maker': 7, Influencer: 3 }), 0.04),
        timeline: noted(
          random.weighted({ 'This quarter': 8, 'Within 6 months': 5, 'Within a year': 0.6 }),
          0.04,
        ),
        budget: noted(random.weighted({ Approved: 6, Planned: 4, None: 0.3 }), 0.09),
      };
    case 'almostBuys':
      return {
        need: noted(random.chance(0.9), 0.05),
        authority: noted(random.weighted({ 'Decision maker': 4, Influencer: 5, 'No influence': 1 }), 0.08),
        timeline: noted(
          random.weighted({ 'This quarter': 3, 'Within 6 months': 4, 'Within a year': 4 }),
          0.08,
        ),
        budget: noted(random.weighted({ Approved: 2, Planned: 4, None: 4 }), 0.2),
      };
    case 'looks':
      return {
        need: noted(random.chance(0.4), 0.08),
        authority: noted(random.weighted({ 'Decision maker': 2, Influencer: 4, 'No influence': 4 }), 0.12),
        timeline: noted(
          random.weighted({ 'This quarter': 1, 'Within 6 months': 2, 'Within a year': 3, 'No plans': 5 }),
          0.12,
        ),
        budget: noted(random.weighted({ Approved: 1, Planned: 2, None: 5 }), 0.3),
      };
  }
}

function intentOf(random: Random, outcome: Outcome, profile: Profile): Intent {
  if (outcome === 'won') return 'buys';
  return outcome !== 'rejected' && random.chance(profile.serious[outcome]) ? 'almostBuys' : 'looks';
}

const NO_ANSWERS: Answers = { need: null, budget: null, authority: null, timeline: null };

/** Those who only look around seldom begin by asking for a demo. */
function sourcesOf({ sources }: Profile, intent: Intent): Profile['sources'] {
  const demos = sources['Demo request'];
  return intent === 'looks' && demos !== undefined ? { ...sources, 'Demo request': demos * 0.3 } : sources;
}

/** The dates on which a rep moved the deal, as far as anybody cared to write them down. */
function stageDates(random: Random, createdAt: Instant, journey: Journey): Deal['stageDates'] {
  const noted = (at: Instant | null, share: number) =>
    at !== null && random.chance(share) ? startOfDay(at) : null;
  return {
    MQL: noted(createdAt + random.between(0, 2) * DAY, 0.82),
    SAL: noted(journey.firstContactAt, 0.7),
    SQL: noted(journey.discoveryAt, 0.8),
    Opportunity: noted(journey.proposalAt, 0.9),
  };
}

function newDeal(
  random: Random,
  names: NameGiver,
  kind: Kind,
  outcome: Outcome,
  account: Account,
): Omit<Deal, 'id'> {
  const profile = PROFILES[kind];
  const { createdAt, closedOn } = period(random, profile, outcome);
  const end = closedOn === null ? SAMPLE_END : closedOn + DAY;
  const person = names.person();
  const intent = intentOf(random, outcome, profile);
  const source = random.weighted(sourcesOf(profile, intent));
  const behaviour = behaviourOf(kind, intent);
  const journey = journeyOf(random, {
    source,
    outcome,
    createdAt,
    end,
    colleague: names.person(),
    behaviour,
  });
  const reached = journey.firstContactAt !== null;
  const holds = <T>(value: T, missing: number): T | null => (random.chance(missing) ? null : value);
  const usesPersonalAddress = random.chance(profile.personalAddress);
  const [least, most] = profile.amount;
  const priced = outcome === 'won' || journey.discoveryAt !== null;
  return {
    kind,
    person,
    account: holds(account.name, account.isShared ? 0 : usesPersonalAddress ? 0.25 : 0.02),
    email: holds(
      usesPersonalAddress ? names.personalAddress(person) : names.companyAddress(person, account.name),
      0.02,
    ),
    title: holds(random.weighted(profile.titles), 0.07),
    source: holds(source, 0.02),
    industry: holds(account.industry, 0.09),
    employees: holds(account.employees, outcome === 'won' ? 0.08 : 0.15),
    region: holds(account.region, 0.06),
    owner: random.pick(OWNERS[account.region] ?? EVERYBODY_ELSE),
    amount: priced
      ? holds(Math.round(random.between(least, most) * 10) * 100, outcome === 'won' ? 0 : 0.2)
      : null,
    createdAt,
    outcome,
    closedOn,
    lostReason:
      outcome === 'lost'
        ? holds(random.weighted(profile.lostReasons), 0.12)
        : outcome === 'rejected'
          ? random.weighted(profile.rejectedReasons)
          : null,
    learntAt: journey.discoveryAt,
    ...(journey.discoveryAt === null ? NO_ANSWERS : answers(random, intent)),
    reachable: reached ? true : outcome === 'open' ? null : holds(false, 0.4),
    reachedAt: journey.firstContactAt ?? closedOn,
    visits: journey.events.filter(
      (event) => event.type === 'Website visit' || event.type === 'Pricing page view',
    ).length,
    stageDates: stageDates(random, createdAt, journey),
    events: journey.events,
  };
}

/** Entries of an older CRM that contradict what happened: one kind of contradiction for each deal it is given. */
function contradict(deals: Deal[]): void {
  const some = (outcome: Outcome, from: number, count: number) =>
    deals.filter((deal) => deal.outcome === outcome && deal.closedOn !== null).slice(from, from + count);
  for (const deal of some('rejected', 4, 3))
    deal.stageDates.Opportunity = startOfDay(deal.createdAt) - 240 * DAY;
  for (const deal of some('won', 9, 3)) deal.stageDates.SQL = deal.closedOn! + 5 * DAY;
  for (const deal of some('lost', 20, 2)) deal.stageDates.MQL = startOfDay(deal.createdAt) - 31 * DAY;
}

/** All deals, in the order in which they were created. */
export function sampleDeals(random: Random): Deal[] {
  const names = nameGiver(random);
  const deals = KINDS.flatMap((kind) => {
    const counts = Object.entries(PROFILES[kind].deals) as [Outcome, number][];
    const outcomes = counts.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome));
    const accounts = accountsOf(random, names, PROFILES[kind], outcomes.length);
    return outcomes.map((outcome, i) => newDeal(random, names, kind, outcome, accounts[i]!));
  });
  const numbered = deals
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((deal, i): Deal => ({ id: `HL-${1001 + i}`, ...deal }));
  contradict(numbered);
  return numbered;
}
