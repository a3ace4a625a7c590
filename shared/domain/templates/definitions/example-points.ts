import { starterReasons } from '../../definition/starter.ts';
import {
  ACCEPTANCE,
  between,
  happened,
  hasWord,
  isAnyOf,
  STUDENT_OUT,
  scored,
  stagesWith,
  TO_THE_END,
  TOO_EARLY,
  WRONG_ROLE,
} from '../parts.ts';
import {
  DEMO,
  DISCOVERY,
  EMPLOYEES,
  INDUSTRY,
  LEARNT,
  PRICING,
  REGION,
  SALES_STEPS,
  TITLE,
} from '../slots.ts';
import type { Template } from '../template.ts';

/** The scoring that textbooks show; the points taken away and the acceptance by sales are what they leave out. */
export const EXAMPLE_POINTS: Template = {
  id: 'example-points',
  name: 'The textbook example',
  purpose: 'Six rules of 30, 15, 10, 10, 10 and 5 points; MQL from 50, SQL from 80 and a review by sales.',
  fields: [TITLE, EMPLOYEES, INDUSTRY, REGION, ...LEARNT],
  touchpoints: [DEMO, PRICING, ...SALES_STEPS],
  stages: stagesWith({}),
  transitions: [
    STUDENT_OUT,
    { id: 'lead-mql', kind: 'advance', from: 'lead', to: 'mql', when: scored('total', 50) },
    ACCEPTANCE,
    TOO_EARLY,
    ...TO_THE_END,
  ],
  sql: { from: 'sal', to: 'sql', when: [scored('total', 80), happened([DISCOVERY])] },
  reasons: starterReasons(),
  scoring: {
    rules: [
      { id: 'demo', name: 'Demo request', category: 'intent', when: happened([DEMO]), points: 30 },
      {
        id: 'pricing',
        name: 'Pricing page twice or more',
        category: 'intent',
        when: happened([PRICING], { count: 2 }),
        points: 15,
      },
      {
        id: 'title',
        name: 'VP or Director',
        category: 'fit',
        when: hasWord(TITLE, ['VP', 'Director']),
        points: 10,
      },
      {
        id: 'size',
        name: '50 to 500 employees',
        category: 'fit',
        when: between(EMPLOYEES, 50, 500),
        points: 10,
      },
      { id: 'industry', name: 'SaaS', category: 'fit', when: isAnyOf(INDUSTRY, ['SaaS']), points: 10 },
      {
        id: 'region',
        name: 'North America',
        category: 'fit',
        when: isAnyOf(REGION, ['North America']),
        points: 5,
      },
      WRONG_ROLE,
    ],
    groups: [],
    categories: {},
    total: {},
    bands: [],
  },
};
