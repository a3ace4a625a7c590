/** A share with its count, as every figure of a sample is told. */

import { type Interval, wilson } from './wilson.ts';

/** `hits` of `of` deals, with the 95% interval (Wilson) of the share `hits / of`. `of` is never 0. */
export interface Share extends Interval {
  hits: number;
  of: number;
}

/** `hits` of `of`; null of none. */
export const shareOf = (hits: number, of: number): Share | null =>
  of === 0 ? null : { hits, of, ...wilson(hits, of) };
