import { LATE, type Preset, UNUSED } from './preset.ts';

export const dynamics: Preset = {
  name: 'Dynamics',
  signs: [
    ['do not modify opportunity'],
    ['do not modify lead'],
    ['topic', 'potential customer', 'status'],
    ['topic', 'est revenue', 'est close date'],
  ],
  columns: {
    'do not modify opportunity': { role: 'id' },
    'do not modify lead': { role: 'id' },
    'do not modify row checksum': UNUSED,
    'do not modify modified on': UNUSED,
    status: { role: 'outcome' },
    'status reason': { role: 'lostReason' },
    'actual close date': { role: 'wonAt' },
    'actual revenue': { role: 'amount' },
    'potential customer': { role: 'account' },
    'company name': { role: 'account' },
    'created on': { role: 'createdAt' },
    owner: { role: 'owner' },
    'lead source': { role: 'source' },
    'est revenue': LATE,
    'est close date': LATE,
    'pipeline phase': LATE,
    'sales stage': LATE,
    probability: LATE,
    rating: LATE,
  },
  outcomes: { canceled: 'lost', 'out-sold': 'lost', disqualified: 'rejected', qualified: 'won' },
};
