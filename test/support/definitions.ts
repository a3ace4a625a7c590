import type { Definition } from '#shared/domain/definition/schema.ts';

/** The smallest definition that people could work on: two stages and one rule between them. */
export function smallDefinition(name: string, threshold = 50): Definition {
  const stage = { owner: null, meaning: '', requiredFields: [], slaHours: null, band: null };
  return {
    format: 'yardstick.definition',
    version: 1,
    name,
    side: 'marketing',
    stages: [
      { id: 'lead', name: 'Lead', ...stage },
      { id: 'mql', name: 'MQL', ...stage },
    ],
    transitions: [
      {
        id: 'qualify',
        kind: 'advance',
        from: 'lead',
        to: 'mql',
        when: { kind: 'score', of: 'total', is: { op: 'atLeast', value: threshold } },
      },
    ],
    checklist: [],
    reasons: [],
    scoring: {
      rules: [
        {
          id: 'size',
          name: 'Large enough',
          category: 'fit',
          when: { kind: 'field', field: 'employees', op: 'atLeast', value: 200 },
          points: 60,
        },
      ],
      groups: [],
      categories: {},
      total: {},
      bands: [],
    },
  };
}
