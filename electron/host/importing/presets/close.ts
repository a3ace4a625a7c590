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

/** Its leads, with their first opportunity beside them, which not all have. */
export const closeLeads: Preset = {
  name: 'Close',
  signs: [['display name', 'status label', 'html url']],
  columns: {
    'display name': { role: 'account' },
    'status label': { role: 'outcome' },
    'contact 1 name': { role: 'person' },
    'contact 1 title': { role: 'title' },
    'opportunity 1 status label': { role: null, known: 'end' },
    'opportunity 1 status type': { role: null, known: 'end' },
    'opportunity 1 value': { role: 'amount' },
    'opportunity 1 confidence': LATE,
    'opportunity 1 date won': { role: 'wonAt' },
    'updated by name': LATE,
  },
  outcomes: { potential: 'open' },
};
