import { starterReasons } from '../../definition/starter.ts';
import {
  ACCEPTANCE,
  all,
  any,
  atLeast,
  happened,
  hasWord,
  PRIVATE_MAIL,
  STUDENT_OUT,
  scored,
  stagesWith,
  TO_THE_END,
  TOO_EARLY,
} from '../parts.ts';
import {
  ACTIVE,
  DEMO,
  DISCOVERY,
  EMAIL,
  EMPLOYEES,
  INVITE,
  LEARNT,
  LIMIT,
  PRICING,
  SALES_STEPS,
  TITLE,
  TRIAL,
} from '../slots.ts';
import type { Template } from '../template.ts';

export const PRODUCT_LED: Template = {
  id: 'product-led',
  name: 'Product-led',
  purpose: 'For products with a trial: what a team does in the product qualifies it, and sales helps it buy.',
  fields: [EMAIL, TITLE, EMPLOYEES, ...LEARNT],
  touchpoints: [TRIAL, INVITE, ACTIVE, LIMIT, PRICING, DEMO, ...SALES_STEPS],
  stages: stagesWith({
    lead: { name: 'Sign-up', meaning: 'Somebody opened an account and looks around.' },
    mql: {
      name: 'PQL',
      meaning: 'A team, not a visitor: it works in the trial and has brought colleagues along.',
    },
  }),
  transitions: [
    STUDENT_OUT,
    {
      id: 'lead-mql',
      kind: 'advance',
      from: 'lead',
      to: 'mql',
      when: any(
        all(happened([TRIAL]), happened([INVITE], { count: 2 })),
        all(scored('fit', 15), scored('total', 50)),
      ),
      note: 'A trial with two colleagues in it, or a fitting company that uses it in earnest.',
    },
    ACCEPTANCE,
    TOO_EARLY,
    ...TO_THE_END,
  ],
  sql: {
    from: 'sal',
    to: 'sql',
    when: [
      happened([DISCOVERY]),
      any(happened([ACTIVE], { count: 5, withinDays: 14, measure: 'days' }), happened([LIMIT])),
    ],
  },
  reasons: starterReasons(),
  scoring: {
    rules: [
      { id: 'size', name: '50 employees or more', category: 'fit', when: atLeast(EMPLOYEES, 50), points: 20 },
      {
        id: 'title',
        name: 'Leads a team',
        category: 'fit',
        when: hasWord(TITLE, ['VP', 'Director', 'Head of', 'Chief', 'Founder', 'Lead', 'Manager']),
        points: 15,
      },
      {
        id: 'active',
        name: 'In the product on five days within two weeks',
        category: 'engagement',
        when: happened([ACTIVE], { count: 5, withinDays: 14, measure: 'days' }),
        points: 20,
      },
      {
        id: 'invite',
        name: 'Teammate invited',
        category: 'engagement',
        when: happened([INVITE]),
        points: 10,
        times: 2,
      },
      { id: 'limit', name: 'Nears the paid limit', category: 'intent', when: happened([LIMIT]), points: 25 },
      {
        id: 'pricing',
        name: 'Pricing page twice within 14 days',
        category: 'intent',
        when: happened([PRICING], { count: 2, withinDays: 14 }),
        points: 15,
      },
      { id: 'demo', name: 'Asked for a person', category: 'intent', when: happened([DEMO]), points: 20 },
      PRIVATE_MAIL,
    ],
    groups: [],
    categories: { engagement: { cap: 40 } },
    total: { cap: 100, floor: 0 },
    bands: [],
  },
};
