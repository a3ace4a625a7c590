/** The texts of a column, made ready for comparisons once. */
import { normalize, words } from '../domain/criteria/text.ts';
import type { TextColumn } from '../domain/sample/sample.ts';

/** The values of a column as texts are compared, prepared when they are first asked for. */
export interface PreparedTexts {
  /** For each value of the dictionary, its texts, normalized. */
  texts(): readonly (readonly string[])[];
  /** The same as words, each between spaces: ` vp sales `. */
  words(): readonly (readonly string[])[];
}

/** Prepares a dictionary for comparisons. */
export function prepareTexts({ dictionary }: TextColumn): PreparedTexts {
  const prepare = (one: (text: string) => string) => {
    let prepared: string[][] | undefined;
    return () => {
      prepared ??= dictionary.map((value) => (typeof value === 'string' ? [one(value)] : value.map(one)));
      return prepared;
    };
  };
  return { texts: prepare(normalize), words: prepare((text) => ` ${words(text).join(' ')} `) };
}
