/** The placeholders that several templates share. */
import type { FieldSlot, TouchpointSlot } from './template.ts';

const TEXT = ['text', 'category'] as const;

export const EMAIL: FieldSlot = { name: 'E-mail', role: 'email', words: ['email', 'e-mail'], types: TEXT };
export const TITLE: FieldSlot = {
  name: 'Job title',
  role: 'title',
  words: ['title', 'job', 'position', 'function'],
  types: TEXT,
};
export const INDUSTRY: FieldSlot = {
  name: 'Industry',
  words: ['industry', 'sector', 'vertical', 'branch'],
  types: TEXT,
};
export const EMPLOYEES: FieldSlot = {
  name: 'Employees',
  words: ['employees', 'headcount', 'company size', 'number of employees', 'staff', 'size'],
  types: ['number'],
};
export const REGION: FieldSlot = {
  name: 'Region',
  words: ['region', 'country', 'territory', 'geography', 'geo', 'market'],
  types: TEXT,
};
export const TARGET_ACCOUNT: FieldSlot = {
  name: 'Target account',
  words: ['target account', 'named account', 'account tier', 'tier', 'abm'],
  types: ['boolean', ...TEXT],
};

/** What a conversation brings to light; yes/no, or a list of answers of which some are a yes. */
const learnt = (name: string, words: readonly string[]): FieldSlot => ({
  name,
  words,
  types: ['boolean', ...TEXT],
});
export const NEED = learnt('Need confirmed', ['need', 'needs', 'pain', 'problem', 'use case']);
export const BUDGET = learnt('Budget', ['budget', 'budget status', 'funding']);
export const AUTHORITY = learnt('Authority', [
  'authority',
  'decision maker',
  'buying role',
  'economic buyer',
]);
export const TIMELINE = learnt('Timeline', [
  'timeline',
  'timing',
  'timeframe',
  'time frame',
  'purchase date',
]);
export const LEARNT = [NEED, BUDGET, AUTHORITY, TIMELINE];

export const DEMO: TouchpointSlot = { type: 'Demo request', words: ['demo', 'contact form', 'contact us'] };
export const PRICING: TouchpointSlot = {
  type: 'Pricing page view',
  words: ['pricing', 'price', 'prices', 'plans'],
};
export const WEBINAR: TouchpointSlot = { type: 'Webinar', words: ['webinar', 'web seminar', 'online event'] };
export const DOWNLOAD: TouchpointSlot = {
  type: 'Content download',
  words: ['download', 'whitepaper', 'white paper', 'ebook', 'content', 'asset'],
};
export const SITE_VISIT: TouchpointSlot = {
  type: 'Website visit',
  words: ['website', 'site visit', 'page view', 'web visit'],
};
export const EVENT: TouchpointSlot = {
  type: 'Event attended',
  words: ['event', 'trade show', 'conference', 'fair', 'roundtable', 'dinner'],
};
export const TRIAL: TouchpointSlot = {
  type: 'Trial start',
  words: ['trial', 'sign up', 'signup', 'signed up'],
};
export const INVITE: TouchpointSlot = {
  type: 'Teammate invited',
  words: ['teammate', 'invited', 'invite', 'seat added', 'user added'],
};
export const ACTIVE: TouchpointSlot = {
  type: 'Active day',
  words: ['active day', 'active', 'login', 'log in', 'session', 'product use', 'usage'],
};
export const LIMIT: TouchpointSlot = {
  type: 'Usage limit reached',
  words: ['limit', 'quota', 'upgrade prompt', 'paywall'],
};
export const FIRST_CONTACT: TouchpointSlot = {
  type: 'First sales contact',
  words: ['first sales contact', 'first contact', 'sales call', 'sales contact', 'call', 'connected'],
};
export const DISCOVERY: TouchpointSlot = {
  type: 'Discovery meeting',
  words: ['discovery', 'qualification', 'first meeting', 'meeting', 'demo held'],
};
export const PROPOSAL: TouchpointSlot = { type: 'Proposal sent', words: ['proposal', 'offer', 'quote'] };
export const CONTRACT: TouchpointSlot = {
  type: 'Contract signed',
  words: ['contract', 'signed', 'closed won'],
};
export const SALES_STEPS = [FIRST_CONTACT, DISCOVERY, PROPOSAL, CONTRACT];
