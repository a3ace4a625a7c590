import type { Place } from '../../../domain/lint/finding.ts';
import { quoted } from '../../../domain/lint/words.ts';
import { type Bitmap, newBitmap } from '../../../domain/sample/sample.ts';
import { asked } from '../asked.ts';
import { both, countOf, dealsWhere, reaching } from '../deals.ts';
import type { SampleCheck, SampleFinding } from '../finding.ts';

/** A field that most deals lack, of those that are asked for it. */
export const emptyFields: SampleCheck = (looked) => {
  const { definition, sample, truth } = looked;
  const askedOf = new Map<string, { at: Place; deals: Bitmap }>();
  for (const { at, stage, conditions } of asked(definition)) {
    const deals = stage === null ? dealsWhere(sample, () => true) : reaching(looked, stage);
    for (const condition of conditions) {
      if (condition.kind !== 'field' || condition.op === 'isKnown') continue;
      const known = askedOf.get(condition.field);
      // The widest circle that is asked is the one to look at.
      if (!known || countOf(known.deals) < countOf(deals)) askedOf.set(condition.field, { at, deals });
    }
  }
  return [...askedOf].flatMap(([key, { at, deals }]): SampleFinding[] => {
    const field = sample.fields.find((one) => one.key === key);
    if (!field) return [];
    const isKnown = truth({ kind: 'field', field: key, op: 'isKnown' }).isTrue;
    const lacking = both(deals, complement(isKnown, sample.deals));
    const [hits, of] = [countOf(lacking), countOf(deals)];
    if (of === 0 || hits * 2 <= of) return [];
    return [
      {
        id: `empty-field ${key}`,
        what: `${quoted(field.label)} is empty for ${hits} of the ${of} deals that are asked for it.`,
        why: 'Where data is missing the definition decides by its absence. Make the field required before it counts, or ask for something else.',
        at,
        deals: lacking,
      },
    ];
  });
};

function complement(mask: Bitmap, deals: number): Bitmap {
  const all = newBitmap(deals).fill(0xffffffff);
  return both(
    all,
    mask.map((word) => ~word),
  );
}
