import type { Place } from '../../../domain/lint/finding.ts';
import { type Bitmap, type Column, hasBit } from '../../../domain/sample/sample.ts';
import { asked } from '../asked.ts';
import { both, countOf, dealsWhere, reaching } from '../deals.ts';
import type { SampleCheck, SampleFinding } from '../finding.ts';

/** Who is asked for a field: the widest circle is the one to look at. */
interface Circle {
  at: Place;
  deals: Bitmap;
  size: number;
}

/** A field that most deals lack, of those that are asked for it. */
export const emptyFields: SampleCheck = (looked) => {
  const { definition, sample } = looked;
  const circles = new Map<string | null, Omit<Circle, 'at'>>();
  const circleAt = (stage: string | null) => {
    const known = circles.get(stage);
    if (known) return known;
    const deals = stage === null ? dealsWhere(sample, () => true) : reaching(looked, stage);
    const made = { deals, size: countOf(deals) };
    circles.set(stage, made);
    return made;
  };
  const askedOf = new Map<string, Circle>();
  for (const { at, stage, conditions } of asked(definition)) {
    const circle = circleAt(stage);
    for (const condition of conditions) {
      if (condition.kind !== 'field' || condition.op === 'isKnown') continue;
      const known = askedOf.get(condition.field);
      if (!known || known.size < circle.size) askedOf.set(condition.field, { at, ...circle });
    }
  }
  return [...askedOf].flatMap(([key, { at, deals, size }]): SampleFinding[] => {
    const field = sample.fields.find((one) => one.key === key);
    const column = sample.columns.get(key);
    if (!field || !column) return [];
    const lacking = both(
      deals,
      dealsWhere(sample, (deal) => !hasValue(column, deal)),
    );
    const hits = countOf(lacking);
    if (size === 0 || hits * 2 <= size) return [];
    return [
      {
        id: `empty-field ${key}`,
        what: `“${field.label}” is empty for ${hits} of the ${size} deals that are asked for it.`,
        why: 'Where data is missing the definition decides by its absence. Make the field required before it counts, or ask for something else.',
        at,
        deals: lacking,
      },
    ];
  });
};

/** Whether a deal has a value that is known at some time. */
function hasValue(column: Column, deal: number): boolean {
  if (column.knownAt && Number.isNaN(column.knownAt[deal]!)) return false;
  return column.kind === 'text' ? column.codes[deal]! > 0 : !hasBit(column.missing, deal);
}
