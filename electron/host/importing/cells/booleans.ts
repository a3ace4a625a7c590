/** Yes and no in the languages that CRM exports come in. */

const YES = new Set(
  'yes y true t ja j wahr oui o vrai si sí s verdadero vero sim verdadeiro tak prawda ano da kyllä evet checked ✓ ✔ ☑ 是'.split(
    ' ',
  ),
);
const NO = new Set(
  'no n false f nein falsch non faux falso não nao nee nie fałsz ne nej nei ei hayır unchecked ✗ ✘ ☐ 否'.split(
    ' ',
  ),
);

const LONGEST = 10;

/** What stands in a box that is ticked; where none is, exports leave the cell empty. */
const TICKS = new Set(['checked', 'x', '✓', '✔', '☑', '☒']);

/** Whether a trimmed cell is a tick. */
export const isTick = (text: string): boolean => text.length <= LONGEST && TICKS.has(text.toLowerCase());

/** What a trimmed cell answers; null where it is no yes or no. */
export function readBoolean(text: string): boolean | null {
  if (text === '1') return true;
  if (text === '0') return false;
  if (text.length > LONGEST) return null;
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
