/** Deals whose outcomes follow a model with many causes, strong and weak, more than a short card can hold. */
import {
  buildSample,
  type PlainDeal,
  type PlainField,
  type PlainTouchpoint,
} from '#shared/domain/sample/build.ts';
import { DAY } from '#shared/domain/sample/calendar.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { type Random, seeded } from '#shared/domain/statistics/seeded.ts';

const FIELDS: PlainField[] = [
  { key: 'account', type: 'text', role: 'account' },
  { key: 'title', type: 'text', role: 'title' },
  { key: 'source', type: 'category', role: 'source' },
  { key: 'industry', type: 'category' },
  { key: 'country', type: 'category' },
  { key: 'employees', type: 'number' },
  { key: 'revenue', type: 'number' },
  { key: 'partner', type: 'boolean' },
  { key: 'created', type: 'date', role: 'createdAt' },
];
const LEVELS = ['VP', 'Head of', 'Director', 'Manager', 'Junior', 'Chief', 'Student', 'Consultant', 'Senior'];
const AREAS = ['Sales', 'Marketing', 'IT', 'Finance', 'Operations', 'Research', 'Legal', 'Support'];
const TYPES = [
  'Demo request',
  'Pricing page view',
  'Webinar',
  'Email click',
  'White paper',
  'Blog visit',
  'Trial',
];
const BEGIN = Date.UTC(2025, 0, 1);

export function generatedSample(deals: number, seed: number): Sample {
  const random = seeded(seed);
  const weights = new Map<string, number>();
  /** What a cause weighs, in log odds: decided once, most of them little. */
  const weightOf = (cause: string): number => {
    const known = weights.get(cause);
    if (known !== undefined) return known;
    const weight = (random() - 0.5) * (random() < 0.3 ? 2.4 : 0.8);
    weights.set(cause, weight);
    return weight;
  };
  return buildSample({
    fields: FIELDS,
    deals: Array.from({ length: deals }, () => deal(deals, random, weightOf)),
    asOf: BEGIN + 500 * DAY,
  });
}

function deal(deals: number, random: Random, weightOf: (cause: string) => number): PlainDeal {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const some = <T>(value: T, missing: number): T | null => (random() < missing ? null : value);
  const [level, area] = [pick(LEVELS), pick(AREAS)];
  const source = pick(['Demo request', 'Search', 'Partner', 'Event', 'Webinar list', 'Social']);
  const industry = `Industry ${Math.floor(random() * 14)}`;
  const country = `Country ${Math.floor(random() * 12)}`;
  const employees = Math.round(10 ** (1 + 3 * random()));
  const revenue = Math.round(100 * random());
  const partner = random() < 0.2;
  const counts = TYPES.map((type) => ({ type, count: Math.floor(3.4 * random() ** 2) }));
  const logOdds =
    -1.2 +
    [level, area, source, industry, country].reduce((sum, cause) => sum + weightOf(cause), 0) +
    (employees >= 80 && employees < 1500 ? 0.9 : -0.3) +
    (revenue > 60 ? 0.3 : 0) +
    (partner ? weightOf('partner') : 0) +
    counts.reduce((sum, { type, count }) => sum + Math.abs(weightOf(type)) * Math.min(count, 2), -1);
  const createdAt = BEGIN + Math.floor(random() * 300) * DAY;
  const touchpoints = counts.flatMap(({ type, count }): PlainTouchpoint[] =>
    Array.from({ length: count }, () => ({ type, at: createdAt + Math.floor(random() * 60 * DAY) })),
  );
  const isWon = random() < 1 / (1 + Math.exp(-logOdds));
  return {
    outcome: isWon ? 'won' : random() < 0.6 ? 'lost' : 'rejected',
    createdAt,
    closedAt: createdAt + 90 * DAY,
    values: {
      account: `Account ${Math.floor(random() * deals * 0.8)}`,
      title: some(`${level} ${area}`, 0.05),
      source,
      industry: some(industry, 0.1),
      country,
      employees: some(employees, 0.1),
      revenue: some(revenue, 0.3),
      partner,
    },
    touchpoints,
  };
}
