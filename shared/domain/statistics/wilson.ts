/**
 * The score interval for a share (E. B. Wilson, “Probable inference, the law of succession, and statistical
 * inference”, Journal of the American Statistical Association 22, 1927, pp. 209–212).
 */

import { Z95 as Z } from './normal.ts';

export interface Interval {
  low: number;
  high: number;
}

/** The 95% interval of the share `hits` / `of`, as fractions of one; from 0 to 1 where there is nothing to go by. */
export function wilson(hits: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const spread = (Z * Z) / of;
  const middle = (share + spread / 2) / (1 + spread);
  const reach = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  // At none and at all, the formula's ends are exactly 0 and 1; its rounding is not.
  return { low: hits === 0 ? 0 : middle - reach, high: hits === of ? 1 : middle + reach };
}
