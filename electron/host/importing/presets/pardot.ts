import { LATE, type Preset, UNUSED } from './preset.ts';

export const pardot: Preset = {
  name: 'Pardot',
  signs: [
    ['prospect id', 'score', 'grade'],
    ['score', 'grade', 'crm lead fid'],
    ['score', 'grade', 'last activity'],
    ['campaign id', 'probability', 'closed at', 'stage'],
  ],
  columns: {
    'prospect id': { role: 'id' },
    'prospect account': { role: 'account' },
    'created date': { role: 'createdAt' },
    'assigned user': { role: 'owner' },
    'assigned to': { role: 'owner' },
    stage: { role: 'outcome' },
    score: LATE,
    grade: LATE,
    'first activity': LATE,
    'last activity': LATE,
    'last activity at': LATE,
    'recent interaction': LATE,
    probability: LATE,
    'crm last sync': UNUSED,
    'crm url': UNUSED,
    password: UNUSED,
    'fivetran synced': UNUSED,
    'fivetran deleted': UNUSED,
  },
  outcomes: {},
};
