/** What stands in a cell where there is no value. */

/** Marks that never mean anything else: exports and spreadsheets write them. */
const MARKS = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '?',
  'n/a',
  'n.a.',
  'na',
  'n/c',
  'n/d',
  '#n/a',
  'null',
  '<null>',
  '\\n',
  'nil',
  'nan',
  'undefined',
  'select',
  'select...',
  'select one',
  '- select -',
  '--select--',
  'please select',
  'please choose',
  'bitte wählen',
  '--none--',
  '-none-',
  '- none -',
  '(none)',
  '(blank)',
  '(empty)',
  '#ref!',
  '#value!',
  '#div/0!',
  '#name?',
]);

/** Words that are a value of a category or a text, but say of a number, a date or a yes/no that there is none. */
const WORDS = new Set([
  'none',
  'unknown',
  'not available',
  'not set',
  'no value',
  'tbd',
  'tba',
  'x',
  'keine',
  'unbekannt',
]);

const LONGEST = 16;

/** How marks begin, in either case: a look at one sign spares nearly every cell the search. */
const BEGINNINGS = new Set(
  [...MARKS].flatMap((mark) => [mark.charCodeAt(0), mark.toUpperCase().charCodeAt(0)]),
);

/** The same for the first two bytes of UTF-8, in one case. */
const FIRST_BYTES = new Uint8Array(1 << 16);
const firstBytes = (bytes: Uint8Array, from: number, to: number): number =>
  ((bytes[from]! | 0x20) << 8) | (to - from > 1 ? bytes[from + 1]! | 0x20 : 0);
for (const mark of MARKS) FIRST_BYTES[firstBytes(Buffer.from(mark), 0, Buffer.byteLength(mark))] = 1;

/** Whether a trimmed cell says that there is no value. */
export const isMissing = (text: string): boolean =>
  text === '' ||
  (text.length <= LONGEST && BEGINNINGS.has(text.charCodeAt(0)) && MARKS.has(text.toLowerCase()));

/** Whether a trimmed cell of a number, date or yes/no column says that there is no value. */
export const isMissingValue = (text: string): boolean =>
  isMissing(text) || (text.length <= LONGEST && WORDS.has(text.toLowerCase()));

/** The most bytes that a character of a mark takes. */
const BYTES = 3;

/** Whether a trimmed cell, as it stands in UTF-8, says that there is no value. */
export const isMissingCell = (bytes: Buffer, from: number, to: number): boolean =>
  from === to ||
  (to - from <= LONGEST * BYTES &&
    FIRST_BYTES[firstBytes(bytes, from, to)] === 1 &&
    isMissing(bytes.toString('utf8', from, to)));
