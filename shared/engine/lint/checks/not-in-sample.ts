import { normalize } from '../../../domain/criteria/text.ts';
import type { Place } from '../../../domain/lint/finding.ts';
import { quoted } from '../../../domain/lint/words.ts';
import { asked } from '../asked.ts';
import type { SampleCheck } from '../finding.ts';

/** What the definition asks for and the sample doesn't hold: its conditions stay unknown for every deal. */
export const notInSample: SampleCheck = ({ definition, sample }) => {
  const fields = new Set(sample.fields.map(({ key }) => key));
  const types = new Set(sample.touchpoints.types.map(normalize));
  const missing = new Map<string, { what: string; at: Place }>();
  for (const { at, conditions } of asked(definition)) {
    for (const condition of conditions) {
      if (condition.kind === 'field' && !fields.has(condition.field)) {
        const what = `The sample has no field ${quoted(condition.field)}.`;
        missing.set(`no-field ${condition.field}`, { what, at });
      }
      if (condition.kind !== 'touchpoints') continue;
      for (const type of condition.types.filter((each) => !types.has(normalize(each)))) {
        const what = `The sample has no touchpoint ${quoted(type)}.`;
        missing.set(`no-touchpoint ${normalize(type)}`, { what, at });
      }
    }
  }
  return [...missing].map(([id, { what, at }]) => ({
    id,
    what,
    why: 'What asks for it can’t be tried on these deals. Import it, choose another, or agree on it without evidence.',
    at,
    deals: null,
  }));
};
