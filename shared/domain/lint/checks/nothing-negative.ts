import type { Check } from '../finding.ts';

/** No negative rules. */
export const nothingNegative: Check = ({ scoring }) => {
  if (scoring.rules.length === 0 || scoring.rules.some(({ points }) => points < 0)) return [];
  return [
    {
      id: 'no-negative-rules',
      what: 'No rule takes points away.',
      why: 'A private e-mail address, the wrong role or a competitor should weigh against clicks; points that only add up let persistence pass for fit.',
    },
  ];
};
