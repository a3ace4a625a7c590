import type { Settings } from './settings.ts';

/** A workshop in which nobody has chosen anything yet. */
export const INITIAL_SETTINGS: Settings = {
  verdictStage: null,
  definition: null,
  compareWith: null,
  reviewOn: null,
  capacity: null,
  channelCosts: {},
  young: 'usual',
  agenda: { minutes: {}, notes: {}, sittings: [], people: [] },
  client: { name: '', logo: null },
  lockAfter: null,
  qualifiedBand: null,
};
