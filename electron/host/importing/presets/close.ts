import { LATE, type Preset } from './preset.ts';

export const close: Preset = {
  name: 'Close',
  signs: [['lead name', 'status label', 'status type', 'confidence']],
  columns: {
    // A lead is a company there, and a status of a type that says how it ended.
    'lead name': { role: 'account' },
    'contact name': { role: 'person' },
    'user name': { role: 'owner' },
    'status type': { role: 'outcome' },
    'date won': { role: 'wonAt' },
    'date lost': { role: 'lostAt' },
    confidence: LATE,
  },
  outcomes: { active: 'open' },
};
