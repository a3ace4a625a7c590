import { LATE, type Preset, UNUSED } from './preset.ts';

export const marketo: Preset = {
  name: 'Marketo',
  signs: [
    ['email address', 'person source', 'lead score'],
    ['email address', 'acquisition program'],
    ['email address', 'person score'],
    ['marketo unique code'],
  ],
  columns: {
    id: { role: 'id' },
    'email address': { role: 'email' },
    'company name': { role: 'account' },
    'job title': { role: 'title' },
    'person source': { role: 'source' },
    'lead source': { role: 'source' },
    'created at': { role: 'createdAt' },
    'lead status': { role: 'outcome' },
    'person status': { role: 'outcome' },
    'sales owner': { role: 'owner' },
    'lead score': LATE,
    'person score': LATE,
    'behavior score': LATE,
    priority: LATE,
    urgency: LATE,
    'last interesting moment': LATE,
    'last interesting moment date': LATE,
    'marketo unique code': UNUSED,
  },
  outcomes: { recycled: 'open', 'marketing qualified': 'open', known: 'open', engaged: 'open' },
};
