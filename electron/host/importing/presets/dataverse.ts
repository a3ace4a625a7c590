import { LATE, type Preset, UNUSED } from './preset.ts';

const CHANGING = {
  statuscode: LATE,
  statecodename: LATE,
  statuscodename: LATE,
  estimatedvalue: LATE,
  estimatedclosedate: LATE,
  closeprobability: LATE,
  stepname: LATE,
  salesstage: LATE,
  salesstagecode: LATE,
  opportunityratingcode: LATE,
  leadqualitycode: LATE,
  'modified on': LATE,
  versionnumber: UNUSED,
  exchangerate: UNUSED,
} as const;

/** Dynamics' opportunities as its database (Dataverse) names things, and as tools copy them from there. */
export const dataverseOpportunities: Preset = {
  name: 'Dynamics (Dataverse)',
  signs: [['opportunity id', 'statecode', 'created on']],
  columns: {
    ...CHANGING,
    'opportunity id': { role: 'id' },
    statecode: { role: 'outcome' },
    'created on': { role: 'createdAt' },
    actualclosedate: { role: 'wonAt' },
    actualvalue: { role: 'amount' },
    'parentaccountid value': { role: 'account' },
    'customerid value': { role: 'account' },
    'parentcontactid value': { role: 'person' },
    'ownerid value': { role: 'owner' },
    leadsourcecode: { role: 'source' },
  },
  outcomes: { 0: 'open', 1: 'won', 2: 'lost' },
};

/** The same of its leads: they are open, qualified or disqualified. */
export const dataverseLeads: Preset = {
  name: 'Dynamics (Dataverse)',
  signs: [['lead id', 'statecode', 'created on']],
  columns: {
    ...CHANGING,
    'lead id': { role: 'id' },
    statecode: { role: 'outcome' },
    'created on': { role: 'createdAt' },
    'full name': { role: 'person' },
    'company name': { role: 'account' },
    emailaddress1: { role: 'email' },
    'job title': { role: 'title' },
    leadsourcecode: { role: 'source' },
    'ownerid value': { role: 'owner' },
  },
  outcomes: { 0: 'open', 1: 'won', 2: 'rejected' },
};
