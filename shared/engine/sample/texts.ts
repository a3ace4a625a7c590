/** The texts of a column, made ready for comparisons once. */
import { normalize, words } from '../../domain/criteria/text.ts';
import type { TextColumn } from '../../domain/sample/sample.ts';
import { once } from '../kept/once.ts';

/** The values of a column as texts are compared, prepared when they are first asked for. */
export interface PreparedTexts {
  /** For each value of the dictionary, its texts, normalized. */
  texts(): readonly (readonly string[])[];
  /** The places in the dictionary of values that are this normalized text, or that list it. */
  placesOf(text: string): readonly number[];
  /** Of values in which these words, with one space between them, stand one after another. */
  placesWith(words: string): readonly number[];
}

/** Prepares a dictionary for comparisons. */
export function prepareTexts({ dictionary }: TextColumn): PreparedTexts {
  const prepare = (one: (text: string) => string) =>
    dictionary.map((value) => (typeof value === 'string' ? [one(value)] : value.map(one)));
  const texts = once(() => prepare(normalize));
  /** Each between spaces: ` vp sales `. */
  const spaced = once(() => prepare((text) => ` ${words(text).join(' ')} `));
  const byText = once(() => indexOf(texts(), (text) => [text]));
  const byWord = once(() => indexOf(spaced(), (text) => text.trim().split(' ')));
  return {
    texts,
    placesOf: (text) => byText().get(text) ?? [],
    placesWith: (phrase) => {
      const [first, ...more] = phrase.split(' ');
      const places = byWord().get(first!) ?? [];
      if (more.length === 0) return places;
      return places.filter((place) => spaced()[place]!.some((text) => text.includes(` ${phrase} `)));
    },
  };
}

/** By entry: the places of the values that have it, each once. */
function indexOf(
  values: readonly (readonly string[])[],
  entriesOf: (text: string) => readonly string[],
): Map<string, number[]> {
  const index = new Map<string, number[]>();
  values.forEach((texts, place) => {
    for (const entry of texts.flatMap(entriesOf)) {
      const places = index.get(entry);
      if (!places) index.set(entry, [place]);
      else if (places.at(-1) !== place) places.push(place);
    }
  });
  return index;
}
