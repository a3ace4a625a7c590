/** What the benchmarks simulate: a generated sample and a scoring model of the usual size. */
import type { Category, Condition, Criterion, Definition, Rule } from '#shared/domain/definition/schema.ts';
import { DAY } from '#shared/domain/sample/calendar.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { among, BEGIN, drawing, numbered, range, SOURCES, stage, TITLES, total, words } from './generated.ts';

const TYPES = [
  'pricing page',
  'demo request',
  'webinar',
  'email click',
  'white paper',
  'blog visit',
  'trial',
  'event',
];

/** A sample of so many deals, each with so many touchpoints over 200 days. */
export function benchSample(deals: number, touchpointsEach: number): Sample {
  const random = seeded(1);
  const { pick, text, number } = drawing(deals, random);
  const columns = {
    title: text(TITLES, 0.1),
    industry: text(numbered('Industry', 20), 0.05),
    country: text(numbered('Country', 30), 0),
    source: text(SOURCES, 0),
    mail: text(numbered('domain', 500), 0),
    company: text(numbered('Company', Math.ceil(deals / 3)), 0.02),
    employees: number(() => pick(5_000), 0.1),
    revenue: number(() => pick(100), 0.3),
    visits: number(() => pick(200), 0),
  };
  const createdAt = Float64Array.from({ length: deals }, () => BEGIN + Math.floor(random() * 300) * DAY);
  const count = deals * touchpointsEach;
  const touchpoints = {
    start: Uint32Array.from({ length: deals + 1 }, (_, deal) => deal * touchpointsEach),
    type: Uint16Array.from({ length: count }, () => pick(TYPES.length)),
    types: TYPES,
    at: new Float64Array(count),
    value: Float64Array.from({ length: count }, () => (random() < 0.5 ? pick(60) : Number.NaN)),
    person: Uint32Array.from({ length: count }, () => pick(3)),
    people: ['Ann', 'Bo'],
  };
  for (let deal = 0; deal < deals; deal += 1) {
    const own = touchpoints.at.subarray(deal * touchpointsEach, (deal + 1) * touchpointsEach);
    for (let i = 0; i < own.length; i += 1) own[i] = createdAt[deal]! + Math.floor(random() * 200 * DAY);
    own.sort();
  }
  const roles: Record<string, Sample['fields'][number]['role']> = { source: 'source', company: 'account' };
  return {
    deals,
    fields: Object.entries(columns).map(([key, column]) => ({
      key,
      label: key,
      type: column.kind === 'text' ? 'text' : 'number',
      role: roles[key] ?? null,
      stage: null,
      known: key === 'visits' ? 'end' : 'start',
    })),
    columns: new Map(Object.entries(columns)),
    outcome: Uint8Array.from({ length: deals }, () => pick(4)),
    createdAt,
    closedAt: createdAt.map((at) => at + (120 + pick(100)) * DAY),
    touchpoints,
    asOf: BEGIN + 600 * DAY,
    timeZone: 'UTC',
  };
}

const count = (type: string, least: number, withinDays?: number): Condition => ({
  kind: 'touchpoints',
  types: [type],
  measure: 'count',
  scope: 'deal',
  ...(withinDays === undefined ? {} : { withinDays }),
  is: { op: 'atLeast', value: least },
});

const RULES: [Category, number, Criterion][] = [
  ['fit', 15, words('VP', 'Chief', 'Head of')],
  ['fit', 10, words('Director')],
  ['fit', 5, words('Manager', 'Lead', 'Senior')],
  ['fit', 8, words('Sales', 'Marketing')],
  ['fit', 12, among('industry', 'Industry 1', 'Industry 2', 'Industry 3')],
  ['fit', 6, among('industry', 'Industry 4', 'Industry 5')],
  ['fit', 7, among('country', 'Country 1', 'Country 2', 'Country 3', 'Country 4')],
  ['fit', 14, range('employees', 200, 2_000)],
  ['fit', 6, range('employees', 50, 199)],
  ['fit', 9, range('revenue', 20, 80)],
  ['engagement', 5, count('webinar', 1)],
  ['engagement', 3, count('email click', 2, 30)],
  ['engagement', 4, count('white paper', 1, 60)],
  ['engagement', 2, count('blog visit', 3, 90)],
  ['engagement', 6, count('event', 1, 120)],
  ['engagement', 4, range('visits', 20, 200)],
  ['intent', 20, count('demo request', 1)],
  ['intent', 12, count('pricing page', 2, 30)],
  ['intent', 15, count('trial', 1, 60)],
  ['intent', 6, count('pricing page', 1, 7)],
  ['negative', -20, words('Student')],
  ['negative', -10, words('Consultant', 'Junior')],
  ['negative', -15, among('mail', 'domain 1', 'domain 2', 'domain 3')],
  ['negative', -8, among('country', 'Country 20', 'Country 21')],
];

/** 24 rules, four disqualifiers, two gates of and/or and two thresholds, over four stages. */
export function benchDefinition(threshold = 45, points = 20): Definition {
  return {
    format: 'yardstick.definition',
    version: 1,
    name: 'bench',
    side: 'marketing',
    stages: ['lead', 'mql', 'sal', 'sql'].map(stage),
    transitions: [
      { id: 'student', kind: 'disqualify', from: 'lead', reason: 'no', when: words('Student') },
      { id: 'tiny', kind: 'disqualify', from: 'lead', reason: 'no', when: range('employees', 0, 4) },
      { id: 'region', kind: 'disqualify', from: 'mql', reason: 'no', when: among('country', 'Country 29') },
      { id: 'mail', kind: 'disqualify', from: 'mql', reason: 'no', when: among('mail', 'domain 9') },
      { id: 'mql', kind: 'advance', from: 'lead', to: 'mql', when: total(threshold) },
      {
        id: 'sal',
        kind: 'advance',
        from: 'mql',
        to: 'sal',
        when: {
          kind: 'all',
          of: [
            range('employees', 50, 5_000),
            { kind: 'any', of: [count('demo request', 1, 60), count('pricing page', 2, 30)] },
          ],
        },
      },
      {
        id: 'sql',
        kind: 'advance',
        from: 'sal',
        to: 'sql',
        when: {
          kind: 'all',
          of: [total(threshold + 15), { kind: 'any', of: [words('VP', 'Director'), count('trial', 1)] }],
        },
      },
    ],
    checklist: [],
    reasons: [{ id: 'no', name: 'Not for us' }],
    scoring: {
      rules: RULES.map(([category, worth, when], i): Rule => {
        const isDemo = i === 16;
        return { id: `r${i}`, name: `Rule ${i}`, category, when, points: isDemo ? points : worth };
      }),
      groups: [],
      categories: { engagement: { cap: 20 } },
      total: {},
      bands: [],
    },
  };
}
