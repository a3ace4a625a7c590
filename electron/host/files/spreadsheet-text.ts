/** What would begin a formula in a spreadsheet, behind white space and in full width too. */
const BEGINS_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
/** A number is no formula, and is worth more as a number. */
const IS_NUMBER = /^[+-]?\d[\d.,\s]*$/;

/** A cell's text as a spreadsheet takes it for text: what it would run begins with an apostrophe, its mark for text. */
export const asSpreadsheetText = (cell: string): string =>
  BEGINS_FORMULA.test(cell) && !IS_NUMBER.test(cell) ? `'${cell}` : cell;
