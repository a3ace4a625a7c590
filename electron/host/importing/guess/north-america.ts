/** `NA` is a mark for no value, but beside EMEA and APAC it is North America. */
import type { ColumnProfile } from './profile.ts';

const PLACES = /\b(region|territory|market|geo|area|theat(er|re))\b/;
const REGIONS = /^(emea|apac|apj|latam|anz|eu|noram|amer|americas|asia|europe|mea|meta|ww|row|sa)$/i;

export const isNorthAmerica = (header: string, { marks, values }: ColumnProfile): boolean =>
  marks.length > 0 &&
  marks.every((mark) => mark.toUpperCase() === 'NA') &&
  PLACES.test(header) &&
  values.some((value) => REGIONS.test(value));
