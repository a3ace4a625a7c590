/** How texts are compared: without case, accents and differences of white space. */

/** Texts in which only case is to be made the same; most are. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/u;

/** NFKD, without combining marks, in lower case, runs of white space as one space, trimmed. */
export function normalize(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The runs of letters and digits of a text, normalized. */
export function words(text: string): string[] {
  return normalize(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether the words of `phrase` stand one after another among the words of `text`. No words are in no text. */
export function containsWords(text: string, phrase: string): boolean {
  const wanted = words(phrase);
  return wanted.length > 0 && ` ${words(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
}

/** Whether `part` stands anywhere in `text`. The empty text is in no text. */
export function containsText(text: string, part: string): boolean {
  const wanted = normalize(part);
  return wanted !== '' && normalize(text).includes(wanted);
}
