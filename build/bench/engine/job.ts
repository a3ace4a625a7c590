/**
 * The job of the contest: deals of twelve fields and twelve counts, and a definition of 24 rules, four
 * disqualifiers, two gates of and/or and two thresholds. All is known from the start, so that a tool which looks at
 * a deal once can do it.
 */
import type { Category, Condition, Criterion, Definition, Rule } from '#shared/domain/definition/schema.ts';
import { DAY } from '#shared/domain/sample/calendar.ts';
import type { Column, Sample } from '#shared/domain/sample/sample.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { among, BEGIN, drawing, numbered, range, SOURCES, stage, TITLES, total, words } from './generated.ts';

/** What people did, counted by the CRM: `demos 30` is how often in the last 30 days. */
const COUNTS = [
  'pricing views 7',
  'pricing views 30',
  'demos',
  'demos 60',
  'webinars 90',
  'email clicks 30',
  'white papers 60',
  'blog visits 90',
  'events 120',
  'trials 60',
  'replies 30',
  'meetings 30',
];

/** A sample of so many deals. */
export function jobSample(deals: number): Sample {
  const random = seeded(1);
  const { pick, text, number } = drawing(deals, random);
  const columns: Record<string, Column> = {
    title: text(TITLES, 0.1),
    industry: text(numbered('Industry', 20), 0.05),
    country: text(numbered('Country', 30), 0.02),
    source: text(SOURCES, 0),
    domain: text(numbered('domain', 500), 0.01),
    company: text(numbered('Company', Math.ceil(deals / 3)), 0.02),
    owner: text(numbered('Owner', 25), 0),
    technology: text(numbered('Technology', 12), 0.2),
    employees: number(() => pick(5_000), 0.1),
    revenue: number(() => pick(100), 0.3),
    founded: number(() => 1950 + pick(75), 0.15),
    offices: number(() => 1 + pick(20), 0.25),
  };
  for (const count of COUNTS) columns[count] = number(() => Math.floor(8 * random() ** 3), 0.03);
  return {
    deals,
    fields: Object.entries(columns).map(([key, column]) => ({
      key,
      label: key,
      type: column.kind === 'text' ? 'text' : 'number',
      role: key === 'source' ? 'source' : null,
      stage: null,
      known: 'start',
    })),
    columns: new Map(Object.entries(columns)),
    outcome: Uint8Array.from({ length: deals }, () => pick(4)),
    createdAt: Float64Array.from({ length: deals }, () => BEGIN + pick(300) * DAY),
    closedAt: Float64Array.from({ length: deals }, () => BEGIN + (320 + pick(200)) * DAY),
    touchpoints: {
      start: new Uint32Array(deals + 1),
      type: new Uint16Array(),
      types: [],
      at: new Float64Array(),
      value: new Float64Array(),
      person: new Uint32Array(),
      people: [],
    },
    asOf: BEGIN + 600 * DAY,
    timeZone: 'UTC',
  };
}

export type JobRow = Record<string, string | number | null>;

/** The deals as objects; `words` is the title made ready for looking for words in it. */
export function jobRows({ deals, columns }: Sample): JobRow[] {
  return Array.from({ length: deals }, (_, deal) => {
    const row: JobRow = {};
    for (const [key, column] of columns) {
      if (column.kind === 'text')
        row[key] = (column.dictionary[column.codes[deal]! - 1] as string | undefined) ?? null;
      else if (column.kind === 'number') {
        row[key] = (column.missing[deal >> 5]! >>> (deal & 31)) & 1 ? null : column.values[deal]!;
      }
    }
    row.words = row.title === null ? null : ` ${String(row.title).toLowerCase()} `;
    return row;
  });
}

const atLeast = (field: string, value: number): Condition => ({ kind: 'field', field, op: 'atLeast', value });

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
  ['engagement', 5, atLeast('webinars 90', 1)],
  ['engagement', 3, atLeast('email clicks 30', 2)],
  ['engagement', 4, atLeast('white papers 60', 1)],
  ['engagement', 2, atLeast('blog visits 90', 3)],
  ['engagement', 6, atLeast('events 120', 1)],
  ['engagement', 4, range('replies 30', 1, 7)],
  ['intent', 20, atLeast('demos', 1)],
  ['intent', 12, atLeast('pricing views 30', 2)],
  ['intent', 15, atLeast('trials 60', 1)],
  ['intent', 6, atLeast('pricing views 7', 1)],
  ['negative', -20, words('Student')],
  ['negative', -10, words('Consultant', 'Junior')],
  ['negative', -15, among('domain', 'domain 1', 'domain 2', 'domain 3', 'domain 4', 'domain 5')],
  ['negative', -8, among('country', 'Country 20', 'Country 21')],
];

/** What the room changes: the points of the rule about demos, and the first threshold. */
export interface Setting {
  threshold: number;
  points: number;
}
export const SETTING: Setting = { threshold: 45, points: 20 };
/** Index of the rule whose points a `Setting` gives. */
export const WEIGHED = 16;
/** How far the second threshold is above the first. */
export const STEP = 15;

export function jobDefinition({ threshold, points }: Setting = SETTING): Definition {
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
      { id: 'mail', kind: 'disqualify', from: 'mql', reason: 'no', when: among('domain', 'domain 9') },
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
            { kind: 'any', of: [atLeast('demos 60', 1), atLeast('pricing views 30', 2)] },
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
          of: [
            total(threshold + STEP),
            { kind: 'any', of: [words('VP', 'Director'), atLeast('trials 60', 1)] },
          ],
        },
      },
    ],
    checklist: [],
    reasons: [{ id: 'no', name: 'Not for us' }],
    scoring: {
      rules: RULES.map(
        ([category, worth, when], i): Rule => ({
          id: `r${i}`,
          name: `Rule ${i}`,
          category,
          when,
          points: i === WEIGHED ? points : worth,
        }),
      ),
      groups: [],
      categories: {},
      total: {},
      bands: [],
    },
  };
}
