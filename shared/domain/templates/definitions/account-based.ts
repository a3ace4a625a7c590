import { starterReasons } from '../../definition/starter.ts';
import {
  ACCEPTANCE,
  all,
  atLeast,
  happened,
  hasWord,
  isYes,
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
  EVENT,
  LEARNT,
  PRICING,
  SALES_STEPS,
  TARGET_ACCOUNT,
  TITLE,
  WEBINAR,
} from '../slots.ts';
import type { Template } from '../template.ts';

const MONTH = 30;

export const ACCOUNT_BASED: Template = {
  id: 'account-based',
  name: 'Enterprise, account-based',
  purpose: 'For few and large customers: a buying committee qualifies, not one busy person.',
  fields: [TARGET_ACCOUNT, EMPLOYEES, TITLE, ...LEARNT],
  touchpoints: [DEMO, PRICING, WEBINAR, EVENT, ...SALES_STEPS],
  stages: stagesWith({
    lead: {
      name: 'Target contact',
      meaning: 'Somebody of a company that we would like to have as a customer.',
    },
    mql: {
      name: 'MQA',
      meaning: 'Several people of a fitting company look at the same problem within a month.',
      slaHours: 48,
    },
    sal: { meaning: 'An account executive has spoken to one of them and takes the account on.' },
  }),
  transitions: [
    STUDENT_OUT,
    {
      id: 'lead-mql',
      kind: 'advance',
      from: 'lead',
      to: 'mql',
      when: all(
        scored('fit', 30),
        scored('total', 55),
        happened([], { count: 2, withinDays: MONTH, measure: 'people', scope: 'account' }),
      ),
    },
    ACCEPTANCE,
    TOO_EARLY,
    ...TO_THE_END,
  ],
  sql: { from: 'sal', to: 'sql', when: [happened([DISCOVERY], { scope: 'account' })] },
  reasons: starterReasons(),
  scoring: {
    rules: [
      { id: 'target', name: 'Target account', category: 'fit', when: isYes(TARGET_ACCOUNT), points: 20 },
      {
        id: 'size',
        name: '500 employees or more',
        category: 'fit',
        when: atLeast(EMPLOYEES, 500),
        points: 15,
      },
      {
        id: 'senior',
        name: 'Sits at the table where it is decided',
        category: 'fit',
        when: hasWord(TITLE, ['VP', 'Director', 'Head of', 'Chief', 'CFO', 'CIO', 'COO', 'CTO', 'CEO']),
        points: 15,
      },
      {
        id: 'committee',
        name: 'Three people of the account within a month',
        category: 'engagement',
        when: happened([], { count: 3, withinDays: MONTH, measure: 'people', scope: 'account' }),
        points: 20,
      },
      {
        id: 'webinar',
        name: 'Webinars watched by two of the account',
        category: 'engagement',
        when: happened([WEBINAR], { count: 2, measure: 'people', scope: 'account' }),
        points: 10,
      },
      {
        id: 'event',
        name: 'Met at an event',
        category: 'engagement',
        when: happened([EVENT], { scope: 'account' }),
        points: 12,
      },
      {
        id: 'pricing',
        name: 'Pricing looked at three times by the account',
        category: 'intent',
        when: happened([PRICING], { count: 3, withinDays: MONTH, scope: 'account' }),
        points: 15,
      },
      {
        id: 'demo',
        name: 'Demo request from the account',
        category: 'intent',
        when: happened([DEMO], { scope: 'account' }),
        points: 20,
      },
      WRONG_ROLE,
    ],
    groups: [],
    categories: { engagement: { cap: 40 } },
    total: { cap: 120, floor: 0 },
    bands: [],
  },
};
