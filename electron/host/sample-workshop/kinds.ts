/**
 * The kinds of lead that knock at Harbourline's door, with how many of each ended how. The story of the sample
 * is in this table: small teams that try the product buy fast and often, and most readers of papers never do.
 */
import type { Outcome } from '#shared/domain/sample/sample.ts';

export const KINDS = [
  'midMarketOperations',
  'smallProductLedTeams',
  'contentReaders',
  'enterprise',
  'outsideTheMarket',
] as const;
export type Kind = (typeof KINDS)[number];

export type Source =
  | 'Demo request'
  | 'Organic search'
  | 'Paid search'
  | 'Paid social'
  | 'Webinar'
  | 'Content syndication'
  | 'Trade show'
  | 'Referral'
  | 'Free trial'
  | 'Partner';

type Weights<K extends string = string> = Readonly<Partial<Record<K, number>>>;

export interface Profile {
  deals: Readonly<Record<Outcome, number>>;
  /** How many deals came from each account that several people wrote from; all other accounts sent one. */
  sharedAccounts: readonly number[];
  sources: Weights<Source>;
  industries: Weights;
  regions: Weights;
  /** Employees, lowest and highest; small companies are more frequent. */
  employees: readonly [number, number];
  titles: Weights;
  personalAddress: number;
  /** In thousands of pounds a year. */
  amount: readonly [number, number];
  /** Median days from creation to closing. */
  cycleDays: Readonly<Record<'won' | 'lost' | 'rejected', number>>;
  lostReasons: Weights;
  rejectedReasons: Weights;
  /** Share of the lost and open deals that came close to buying. */
  serious: Readonly<Record<'lost' | 'open', number>>;
}

const CORE_INDUSTRIES = { Logistics: 5, Manufacturing: 4, Wholesale: 3, 'Food & beverage': 3, Retail: 2 };
const SERVED_REGIONS = { 'UK & Ireland': 5, Benelux: 3, DACH: 3, Nordics: 2 };

export const PROFILES: Readonly<Record<Kind, Profile>> = {
  midMarketOperations: {
    deals: { won: 39, lost: 36, rejected: 3, open: 13 },
    sharedAccounts: [5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2],
    sources: {
      'Demo request': 7,
      'Organic search': 5,
      'Paid search': 4,
      Webinar: 4,
      'Trade show': 3,
      Partner: 4,
      Referral: 2,
    },
    industries: CORE_INDUSTRIES,
    regions: SERVED_REGIONS,
    employees: [60, 900],
    titles: {
      'Head of Logistics': 5,
      'Director of Operations': 5,
      'VP Supply Chain': 3,
      'Warehouse Manager': 4,
      'Operations Manager': 4,
      COO: 2,
      'Director of Transport': 2,
    },
    personalAddress: 0.02,
    amount: [18, 75],
    cycleDays: { won: 58, lost: 64, rejected: 6 },
    lostReasons: {
      'Lost to competitor': 5,
      'No budget': 5,
      'Bad timing': 4,
      'No decision': 5,
      'Missing feature': 2,
    },
    rejectedReasons: { Duplicate: 2, 'Existing customer': 1 },
    serious: { lost: 0.36, open: 0.5 },
  },
  smallProductLedTeams: {
    deals: { won: 15, lost: 6, rejected: 5, open: 4 },
    sharedAccounts: [3, 2, 2],
    sources: { Referral: 5, 'Free trial': 6 },
    industries: { Logistics: 4, Wholesale: 3, 'Food & beverage': 3, Retail: 4 },
    regions: SERVED_REGIONS,
    employees: [8, 46],
    titles: {
      Founder: 4,
      'Operations Manager': 4,
      'Managing Director': 3,
      'Warehouse Manager': 2,
      'Head of Operations': 2,
    },
    personalAddress: 0.08,
    amount: [3, 12],
    cycleDays: { won: 13, lost: 30, rejected: 4 },
    lostReasons: { Price: 3, 'No response': 2, 'Missing feature': 2 },
    rejectedReasons: { 'Too small': 1 },
    serious: { lost: 0.3, open: 0.6 },
  },
  contentReaders: {
    deals: { won: 1, lost: 38, rejected: 21, open: 7 },
    sharedAccounts: [4, 3, 3, 2],
    sources: { 'Content syndication': 8, 'Paid social': 7, 'Organic search': 2, Webinar: 3 },
    industries: {
      Logistics: 3,
      Education: 4,
      Consulting: 5,
      Manufacturing: 2,
      Media: 2,
      Software: 3,
      Retail: 2,
    },
    regions: { ...SERVED_REGIONS, 'Southern Europe': 2, 'North America': 1, 'Asia-Pacific': 1 },
    employees: [3, 700],
    titles: {
      Student: 5,
      Consultant: 5,
      'Marketing Assistant': 3,
      'Research Analyst': 3,
      'Logistics Coordinator': 4,
      'Junior Buyer': 3,
      Intern: 2,
      'Shift Lead': 2,
    },
    personalAddress: 0.35,
    amount: [5, 30],
    cycleDays: { won: 80, lost: 48, rejected: 7 },
    lostReasons: { 'No response': 9, 'No need': 6, 'Bad timing': 3, 'No budget': 3 },
    rejectedReasons: {
      'Student or consultant': 7,
      'Too junior': 4,
      'Invalid contact': 3,
      'No response': 4,
      Competitor: 2,
      'No need': 2,
    },
    serious: { lost: 0, open: 0 },
  },
  enterprise: {
    deals: { won: 5, lost: 12, rejected: 1, open: 4 },
    sharedAccounts: [5, 4, 3, 3],
    sources: { Partner: 4, 'Trade show': 4, Webinar: 3, 'Demo request': 3, 'Organic search': 1 },
    industries: { Logistics: 4, Manufacturing: 4, 'Food & beverage': 3, Retail: 4 },
    regions: SERVED_REGIONS,
    employees: [1200, 9000],
    titles: {
      'VP Supply Chain': 4,
      'Director of Operations': 3,
      'Head of Procurement': 3,
      'Programme Manager': 2,
      'Director of Logistics Systems': 2,
    },
    personalAddress: 0,
    amount: [90, 260],
    cycleDays: { won: 128, lost: 118, rejected: 12 },
    lostReasons: { 'No decision': 5, 'Lost to competitor': 4, 'Bad timing': 3, 'No budget': 2 },
    rejectedReasons: { 'Bad timing': 1 },
    serious: { lost: 0.5, open: 0.5 },
  },
  outsideTheMarket: {
    deals: { won: 0, lost: 18, rejected: 10, open: 2 },
    sharedAccounts: [3, 2, 2],
    sources: { 'Paid search': 5, 'Paid social': 4, Webinar: 3, 'Trade show': 2, 'Demo request': 2 },
    industries: { 'Public sector': 4, Software: 4, Education: 2, Media: 3, Consulting: 2 },
    regions: { 'Southern Europe': 4, 'North America': 4, 'Asia-Pacific': 3, 'UK & Ireland': 2, DACH: 1 },
    employees: [20, 1500],
    titles: {
      'IT Manager': 4,
      'Facilities Manager': 3,
      'Head of Digital': 2,
      'Procurement Officer': 3,
      CEO: 1,
    },
    personalAddress: 0.08,
    amount: [8, 60],
    cycleDays: { won: 60, lost: 45, rejected: 6 },
    lostReasons: { 'No need': 6, 'Missing feature': 6, 'No response': 4, Price: 2 },
    rejectedReasons: { 'Wrong industry': 5, 'Wrong region': 5 },
    serious: { lost: 0, open: 0 },
  },
};

/** How much a lead does, on average: shares of leads for what happens once, mean counts for what repeats. */
export interface Behaviour {
  visits: number;
  pricingViews: number;
  downloads: number;
  emailClicks: number;
  webinar: number;
  demoRequest: number;
  trial: number;
  invites: number;
  /** A colleague takes part as well. */
  colleague: number;
  contacted: number;
  discovery: number;
  proposal: number;
}

const buying: Behaviour = {
  visits: 4.2,
  pricingViews: 2.3,
  downloads: 1.5,
  emailClicks: 1.6,
  webinar: 0.4,
  demoRequest: 0.68,
  trial: 0.1,
  invites: 0.2,
  colleague: 0.55,
  contacted: 1,
  discovery: 1,
  proposal: 0.97,
};
/** Meant it, and bought elsewhere, later or not at all. */
const almostBuying: Behaviour = {
  ...buying,
  pricingViews: 1.4,
  demoRequest: 0.45,
  colleague: 0.35,
  discovery: 0.95,
  proposal: 0.85,
};
const hesitating: Behaviour = {
  visits: 2.6,
  pricingViews: 0.5,
  downloads: 1.5,
  emailClicks: 1.4,
  webinar: 0.35,
  demoRequest: 0.12,
  trial: 0.05,
  invites: 0.1,
  colleague: 0.12,
  contacted: 0.93,
  discovery: 0.4,
  proposal: 0.1,
};
const reading: Behaviour = {
  visits: 1.4,
  pricingViews: 0.5,
  downloads: 2.1,
  emailClicks: 2,
  webinar: 0.3,
  demoRequest: 0.09,
  trial: 0.05,
  invites: 0,
  colleague: 0.08,
  contacted: 0.7,
  discovery: 0.12,
  proposal: 0.02,
};
const trying: Behaviour = {
  visits: 3,
  pricingViews: 2.2,
  downloads: 1.1,
  emailClicks: 0.8,
  webinar: 0.04,
  demoRequest: 0.12,
  trial: 0.95,
  invites: 2.2,
  colleague: 0.5,
  contacted: 1,
  discovery: 0.9,
  proposal: 0.9,
};

/** How far a lead's wish to buy went, whatever came of it. */
export type Intent = 'buys' | 'almostBuys' | 'looks';

/** What a lead of this kind does. */
export function behaviourOf(kind: Kind, intent: Intent): Behaviour {
  if (kind === 'contentReaders')
    return intent === 'buys' ? { ...buying, demoRequest: 0, pricingViews: 1 } : reading;
  if (kind === 'smallProductLedTeams')
    return intent === 'looks'
      ? { ...trying, invites: 0.5, pricingViews: 0.8, discovery: 0.3, proposal: 0.15 }
      : trying;
  const usual = { buys: buying, almostBuys: almostBuying, looks: hesitating }[intent];
  return kind === 'enterprise' && intent !== 'looks' ? { ...usual, visits: 8, colleague: 0.85 } : usual;
}
