/** Sentences in parts, so that a screen can set off what is compared, how, and with what. */

export interface Segment {
  text: string;
  role: 'field' | 'operator' | 'value' | 'text';
}
/** The texts put one after another are the sentence, spaces included. */
export type Phrase = readonly Segment[];

export const field = (text: string): Segment => ({ text, role: 'field' });
export const operator = (text: string): Segment => ({ text, role: 'operator' });
export const value = (text: string): Segment => ({ text, role: 'value' });

/** Puts parts together; plain strings are the words between. */
export const say = (...parts: (string | Segment | Phrase)[]): Phrase =>
  parts.flatMap((part): Phrase => {
    if (typeof part === 'string') return part === '' ? [] : [{ text: part, role: 'text' }];
    return 'role' in part ? [part] : part;
  });

/** `a, b or c`: all but the last pair by the separator, that one by the last word. */
export const enumerate = (phrases: readonly Phrase[], last: string, separator = ', '): Phrase =>
  phrases.flatMap((phrase, i) => {
    if (i === 0) return phrase;
    return say(i === phrases.length - 1 ? last : separator, phrase);
  });

export const textOf = (phrase: Phrase): string => phrase.map((segment) => segment.text).join('');
