import { LATE, type Preset } from './preset.ts';

export const pipedrive: Preset = {
  name: 'Pipedrive',
  signs: [
    ['deal id', 'deal title', 'deal status'],
    ['deal title', 'deal status', 'deal value'],
    ['title', 'status', 'stage', 'won time', 'lost time'],
  ],
  columns: {
    'deal id': { role: 'id' },
    // What a deal is called, not what a person is.
    title: { role: null },
    'deal status': { role: 'outcome' },
    status: { role: 'outcome' },
    stage: LATE,
    'deal stage': { role: null, known: 'end' },
    'deal value': { role: 'amount' },
    'deal owner': { role: 'owner' },
    'deal organization': { role: 'account' },
    'deal contact person': { role: 'person' },
    'deal deal created': { role: 'createdAt' },
    'deal created': { role: 'createdAt' },
    'deal deal closed on': { role: 'wonAt' },
    'deal close time': { role: 'wonAt' },
    'deal lost reason': { role: 'lostReason' },
    'deal source': { role: 'source' },
    'deal label': LATE,
    'deal probability': LATE,
    'deal last activity date': LATE,
    'deal done activities': LATE,
    'deal total activities': LATE,
    'deal email messages count': LATE,
    'deal update time': LATE,
  },
  outcomes: { deleted: 'rejected' },
};
