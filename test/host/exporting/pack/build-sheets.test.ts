import { describe, expect, test } from 'vitest';
import type { Condition, Criterion, Definition, Rule } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { packFor } from '../../../../electron/host/exporting/pack/pack.ts';

const CRMS = ['HubSpot', 'Salesforce', 'Marketo'] as const;
type Crm = (typeof CRMS)[number];

const field = (key: string, type: string, role: string | null = null) => ({
  key,
  label: key,
  type,
  role,
  stage: null,
  known: 'start',
});
const sample = buildSample({
  fields: [
    field('employees', 'number'),
    field('industry', 'category'),
    field('title', 'text'),
    field('uses', 'category'),
    field('newsletter', 'boolean'),
    field('source', 'category', 'source'),
  ],
  deals: [
    {
      outcome: 'won',
      values: {
        employees: 5,
        industry: 'Retail',
        title: 'VP Sales',
        uses: ['CRM', 'ERP'],
        source: 'Webinar',
      },
      touchpoints: [{ type: 'visit', at: '2026-01-02T00:00:00Z', value: 3 }],
    },
  ],
  asOf: 0,
  timeZone: 'UTC',
} as never);

const KNOWN: Condition = { kind: 'field', field: 'employees', op: 'isKnown' };
const LARGE: Condition = { kind: 'field', field: 'employees', op: 'atLeast', value: 50 };
const touch = (rest: object = {}): Condition => ({
  kind: 'touchpoints',
  types: ['visit'],
  measure: 'count',
  scope: 'deal',
  is: { op: 'atLeast', value: 1 },
  ...rest,
});
const score = (rest: object = {}): Condition => ({
  kind: 'score',
  of: 'fit',
  is: { op: 'atLeast', value: 50 },
  ...rest,
});

/** Without anything that any of the three can't express, but that nobody can tell what was undecided. */
function definitionWith(
  rules: Partial<Rule>[] = [],
  when: Criterion = KNOWN,
  more: Partial<Definition> = {},
): Definition {
  const stage = { owner: null, meaning: '', requiredFields: [], slaHours: null, band: null };
  return {
    format: 'yardstick.definition',
    version: 1,
    name: 'Plain',
    side: 'agreed',
    stages: [
      { id: 'lead', name: 'Lead', ...stage },
      { id: 'mql', name: 'MQL', ...stage },
    ],
    transitions: [{ id: 'up', kind: 'advance', from: 'lead', to: 'mql', when }],
    checklist: [],
    reasons: [{ id: 'small', name: 'Too small' }],
    scoring: {
      rules: rules.map((rule, i) => ({
        id: `r${i}`,
        name: `Rule ${i}`,
        category: 'fit',
        when: touch(),
        points: 5,
        ...rule,
      })),
      groups: [],
      categories: {},
      total: {},
      bands: [],
    },
    ...more,
  };
}

const unsupported = (definition: Definition, crm: Crm): string =>
  packFor(definition, sample)
    .targets.find(({ name }) => name.endsWith(crm))!
    .unsupported.join('\n');

const sheet = (definition: Definition, crm: Crm): string =>
  packFor(definition, sample)
    .files.find(({ path }) => path === `build-sheets/${crm.toLowerCase()}.md`)!
    .content.replace(/\\(.)/g, '$1');

const plain = definitionWith();
const { transitions } = plain;
const capped = (more: Partial<Definition['scoring']>) => {
  const definition = definitionWith([{}]);
  return { ...definition, scoring: { ...definition.scoring, ...more } };
};
const either = (left: Criterion, right: Criterion): Criterion => ({
  kind: 'all',
  of: [
    { kind: 'any', of: [left, right] },
    { kind: 'any', of: [right, left] },
  ],
});

/** What a definition uses, how it does, and what each CRM then says that it can't. */
const CASES: [string, Definition, Partial<Record<Crm, string>>][] = [
  [
    'missing data',
    definitionWith([], LARGE),
    { HubSpot: 'no third value', Salesforce: 'no third value', Marketo: 'no third value' },
  ],
  [
    'a way back',
    {
      ...plain,
      transitions: [
        ...transitions,
        { id: 'back', kind: 'recycle', from: 'mql', to: 'lead', when: KNOWN, reason: 'small' },
      ],
    },
    {
      HubSpot: 'moves forward only',
      Salesforce: 'conversion goes one way',
      Marketo: 'only along transitions',
    },
  ],
  [
    'a way out',
    {
      ...plain,
      transitions: [
        ...transitions,
        { id: 'out', kind: 'disqualify', from: 'mql', reason: 'small', when: KNOWN },
      ],
    },
    { HubSpot: 'means “out”', Salesforce: 'A status ends nothing', Marketo: 'ends nothing' },
  ],
  [
    'fading',
    definitionWith([{ halfLifeDays: 30 }]),
    { HubSpot: 'straight line', Salesforce: 'changes when it is read', Marketo: 'Scores don’t fade' },
  ],
  [
    'fading within a window',
    definitionWith([{ halfLifeDays: 30, when: touch({ withinDays: 60 }) }]),
    { HubSpot: 'Decay and a timeframe' },
  ],
  [
    'thresholds by source',
    definitionWith([], score({ bySource: { Webinar: { op: 'atLeast', value: 60 } } })),
    { HubSpot: 'one threshold for everybody', Marketo: 'one threshold for everybody' },
  ],
  [
    'a cap on a rule',
    definitionWith([{ cap: 10 }]),
    { HubSpot: 'no rule has a floor', Marketo: 'no cap or floor of its own' },
  ],
  [
    'a cap on a group',
    capped({ groups: [{ id: 'g', name: 'Group', category: 'fit', cap: 10 }] }),
    { HubSpot: 'but no floor', Marketo: 'have no limits' },
  ],
  [
    'a cap on a category',
    capped({ categories: { fit: { cap: 10 } } }),
    { HubSpot: 'but no floor', Marketo: 'have no limits' },
  ],
  [
    'OR between groups',
    definitionWith([], either(KNOWN, touch())),
    { HubSpot: 'can’t be nested at will', Marketo: 'advanced logic' },
  ],
  [
    'more groups than can be built',
    definitionWith([], {
      kind: 'atLeast',
      count: 4,
      of: Array.from({ length: 9 }, (_, i) => touch({ types: [`type ${i}`] })),
    }),
    { HubSpot: 'more groups than', Marketo: 'more than can be kept up' },
  ],
  [
    'the account',
    definitionWith([{ when: touch({ scope: 'account' }) }]),
    {
      HubSpot: 'other contacts of the same company',
      Salesforce: 'don’t belong to an account',
      Marketo: 'other people at the same company',
    },
  ],
  [
    'distinct days',
    definitionWith([{ when: touch({ measure: 'days' }) }]),
    {
      HubSpot: 'Different days or people',
      Salesforce: 'different days',
      Marketo: 'Different days or people',
    },
  ],
  [
    'distinct people',
    definitionWith([{ when: touch({ measure: 'people' }) }]),
    {
      HubSpot: 'Different days or people',
      Salesforce: 'different days',
      Marketo: 'Different days or people',
    },
  ],
  [
    'a sum of values',
    definitionWith([{ when: touch({ measure: 'sum' }) }]),
    { HubSpot: 'can’t be added up in a filter', Marketo: 'can’t be added up' },
  ],
  [
    'whole words',
    definitionWith([
      { when: { kind: 'field', field: 'title', op: 'containsAnyOf', match: 'words', values: ['VP'] } },
    ]),
    { HubSpot: 'within words', Salesforce: 'within words', Marketo: 'within words' },
  ],
  [
    'parts of lists',
    definitionWith([
      { when: { kind: 'field', field: 'uses', op: 'containsAnyOf', match: 'text', values: ['CR'] } },
    ]),
    { Salesforce: 'multi-select picklist' },
  ],
  ['points each time', definitionWith([{ times: 3 }]), { Marketo: 'not up to a number of times' }],
  [
    'one score of fit and engagement',
    definitionWith([{ category: 'fit' }, { category: 'engagement' }], score({ of: 'total' })),
    { HubSpot: 'in Marketing Hub Enterprise only' },
  ],
  [
    'a high threshold',
    definitionWith([], score({ is: { op: 'atLeast', value: 120 } })),
    { HubSpot: 'ends at 100 points' },
  ],
  [
    'several steps from one stage',
    {
      ...plain,
      transitions: [
        ...transitions,
        { id: 'out', kind: 'disqualify', from: 'lead', reason: 'small', when: KNOWN },
      ],
    },
    { HubSpot: 'run side by side', Salesforce: 'trigger order', Marketo: 'start side by side' },
  ],
  [
    'a formula too long',
    definitionWith([
      {
        when: {
          kind: 'field',
          field: 'industry',
          op: 'isAnyOf',
          values: Array.from({ length: 150 }, (_, i) => `Industry number ${i}`),
        },
      },
    ]),
    { Salesforce: '3,900 characters' },
  ],
];

describe('what a CRM can’t express is said where, and only where, the definition asks for it', () => {
  test.each(CASES)('%s', (_, definition, said) => {
    for (const crm of CRMS) {
      const words = said[crm];
      if (words === undefined) continue;
      expect(unsupported(definition, crm), crm).toContain(words);
      expect(unsupported(plain, crm), `${crm}, without`).not.toContain(words);
    }
  });

  test('each says the nearest it can, and whom that concerns', () => {
    for (const [, definition] of CASES)
      for (const { name, unsupported: lines } of packFor(definition, sample).targets)
        if (name.startsWith('Build sheet'))
          for (const line of lines) expect(line).toMatch(/^.+ The nearest: .+ \(Concerns .+\.\)$/);
  });

  test('a definition without steps says nothing of steps', () => {
    const still = { ...plain, transitions: [] };
    expect(unsupported(plain, 'Salesforce')).toContain('to any value');
    for (const crm of CRMS)
      expect(unsupported(still, crm)).not.toMatch(/Lifecycle stage|Lead Status|Revenue Stage/);
  });
});

describe('formulas for Salesforce', () => {
  const ruled = (when: Condition) => sheet(definitionWith([{ when }]), 'Salesforce');
  const anyOf = (key: string, ...values: string[]): Condition => ({
    kind: 'field',
    field: key,
    op: 'isAnyOf',
    values,
  });

  test('take picklists for text, and text as it is', () => {
    expect(ruled(anyOf('industry', 'Retail'))).toContain(
      'AND(NOT(ISBLANK(TEXT({industry}))), LOWER(TEXT({industry})) = "retail")',
    );
    expect(ruled(anyOf('title', 'CEO'))).toContain('AND(NOT(ISBLANK({title})), LOWER({title}) = "ceo")');
  });

  test('ask multi-select picklists for their values, and checkboxes without asking whether they are blank', () => {
    expect(ruled(anyOf('uses', 'CRM', 'ERP'))).toContain(
      'AND(NOT(ISBLANK({uses})), OR(INCLUDES({uses}, "CRM"), INCLUDES({uses}, "ERP")))',
    );
    expect(ruled({ kind: 'field', field: 'newsletter', op: 'is', value: true })).toContain(
      '{newsletter} = TRUE',
    );
    expect(ruled({ kind: 'field', field: 'newsletter', op: 'is', value: true })).not.toContain(
      'ISBLANK({newsletter})',
    );
  });
});

test('counts have no maximum in Marketo: “not once more” says it', () => {
  const counted = (is: object) => sheet(definitionWith([{ when: touch({ is }) }]), 'Marketo');
  expect(counted({ op: 'atMost', value: 2 })).toContain(
    'Inactivity filter “Not visit”, Min. Number of Times: 3',
  );
  expect(counted({ op: 'between', low: 2, high: 4 })).toContain(
    'Activity filter “visit”, Min. Number of Times: 2 AND Inactivity filter “Not visit”, Min. Number of Times: 5',
  );
});
