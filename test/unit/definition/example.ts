/** A definition with one of everything, for the tests of the language. */
import type { Definition } from '#shared/domain/definition/schema.ts';

export const example = (): Definition => ({
  format: 'yardstick.definition',
  version: 1,
  name: 'Marketing’s proposal',
  side: 'marketing',
  stages: [
    stage('lead', 'Lead'),
    { ...stage('mql', 'MQL'), owner: 'marketing', slaHours: 24, band: { low: 0.2, high: 0.4 } },
    stage('sal', 'SAL'),
    stage('sql', 'SQL'),
  ],
  transitions: [
    {
      id: 't1',
      kind: 'advance',
      from: 'lead',
      to: 'mql',
      when: {
        kind: 'score',
        of: 'total',
        is: { op: 'atLeast', value: 50 },
        bySource: { Webinar: { op: 'atLeast', value: 70 } },
      },
    },
    {
      id: 't2',
      kind: 'fastTrack',
      from: 'lead',
      to: 'sal',
      when: {
        kind: 'all',
        of: [
          {
            kind: 'touchpoints',
            types: ['demo request'],
            measure: 'count',
            scope: 'deal',
            is: { op: 'atLeast', value: 1 },
          },
          { kind: 'scoreBand', band: 'hot' },
        ],
      },
    },
    {
      id: 't3',
      kind: 'disqualify',
      from: 'lead',
      reason: 'student',
      when: { kind: 'field', field: 'title', op: 'containsAnyOf', values: ['student'], match: 'words' },
    },
    {
      id: 't4',
      kind: 'recycle',
      from: 'sal',
      to: 'lead',
      reason: 'timing',
      nurture: 'monthly letter',
      when: { kind: 'none', of: [{ kind: 'checklist', item: 'budget' }] },
    },
    { id: 't5', kind: 'advance', from: 'sal', to: 'sql', when: { kind: 'checklist', item: 'budget' } },
  ],
  checklist: [
    {
      id: 'budget',
      name: 'Budget',
      standIn: { kind: 'field', field: 'budgetNote', op: 'isKnown' },
    },
  ],
  reasons: [
    { id: 'student', name: 'Student or consultant' },
    { id: 'timing', name: 'Bad timing' },
  ],
  scoring: {
    rules: [
      {
        id: 'pricing',
        name: 'Pricing page',
        category: 'intent',
        group: 'web',
        when: {
          kind: 'touchpoints',
          types: ['pricing page view'],
          measure: 'count',
          scope: 'deal',
          withinDays: 30,
          is: { op: 'atLeast', value: 2 },
        },
        points: 15,
        times: 3,
        halfLifeDays: 14,
        cap: 30,
      },
      {
        id: 'industry',
        name: 'Right industry',
        category: 'fit',
        when: { kind: 'field', field: 'industry', op: 'isAnyOf', values: ['SaaS', 'Fintech'] },
        points: 10,
      },
    ],
    groups: [{ id: 'web', name: 'Website', category: 'intent', cap: 40 }],
    categories: { engagement: { cap: 40 } },
    total: { floor: 0 },
    bands: [{ id: 'hot', name: 'Hot', of: 'total', from: 80 }],
  },
});

const stage = (id: string, name: string): Definition['stages'][number] => ({
  id,
  name,
  owner: null,
  meaning: '',
  requiredFields: [],
  slaHours: null,
  band: null,
});
