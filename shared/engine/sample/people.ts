/** Who touchpoints are by, and who owns deals. */
import { normalize } from '../../domain/criteria/text.ts';
import { fieldByRole, type Sample } from '../../domain/sample/sample.ts';
import { identities } from './accounts.ts';

/** For each touchpoint of the sample a number, equal for the same person. */
export function personNumbers(sample: Sample): Uint32Array {
  const field = fieldByRole(sample, 'person');
  const { of, texts } = identities(sample, field && sample.columns.get(field.key));
  const known = new Map(texts.map((text, i) => [text, i + 1]));
  const { start, person, people } = sample.touchpoints;
  const named = people.map((name) => {
    const text = normalize(name);
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  });
  const result = new Uint32Array(person.length);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const own = of[deal]! || known.size + 1 + deal;
    for (let i = start[deal]!; i < start[deal + 1]!; i += 1) {
      result[i] = person[i] === 0 ? own : named[person[i]! - 1]!;
    }
  }
  return result;
}

/** How many people own the sample's deals; 0 where that is not known. */
export function ownersOf(sample: Sample): number {
  const field = fieldByRole(sample, 'owner');
  const column = field && sample.columns.get(field.key);
  if (column?.kind !== 'text') return 0;
  const isThere = new Uint8Array(column.dictionary.length + 1);
  for (const code of column.codes) isThere[code] = 1;
  return new Set(column.dictionary.filter((_, i) => isThere[i + 1] === 1).flat()).size;
}
