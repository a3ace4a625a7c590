/** Headers that people typed: `Nmae`, `Emial` and `Compny` are read as what they were meant to be. */

import { own } from '#shared/domain/own.ts';

/** Words that headers consist of, and that are no slip away from another word. */
const MEANT =
  'address amount company country created customer email industry lead mobile name number opportunity owner phone region source status telephone website'.split(
    ' ',
  );

/** What databases shorten, in headers like `close_dt` and `deal_amt`. */
const SHORT: Record<string, string> = {
  dt: 'date',
  datetime: 'date time',
  amt: 'amount',
  acct: 'account',
  cust: 'customer',
  src: 'source',
  nbr: 'number',
};

/**
 * The words of a header written out, and slips put right: one letter too many, too few, wrong, or two in the wrong
 * order.
 */
export const spelledRight = (header: string): string =>
  header
    .split(' ')
    .map((word) => own(SHORT, word) ?? word)
    .map((word) => (MEANT.includes(word) ? word : (MEANT.find((meant) => isSlip(word, meant)) ?? word)))
    .join(' ');

const SHORTEST = 4;

function isSlip(word: string, meant: string): boolean {
  // Words that differ in their first letter are other words: `game`, `bead`.
  if (word.length < SHORTEST || word[0] !== meant[0] || REAL.has(word)) return false;
  let at = 0;
  while (word[at] === meant[at]) at++;
  const [rest, meantRest] = [word.slice(at), meant.slice(at)];
  return (
    rest.slice(1) === meantRest ||
    rest === meantRest.slice(1) ||
    rest.slice(1) === meantRest.slice(1) ||
    (rest[0] === meantRest[1] && rest[1] === meantRest[0] && rest.slice(2) === meantRest.slice(2))
  );
}

/** Words in their own right, of English and of its neighbours. */
const REAL = new Set(
  'names emails phones owned owners owns leads load lean leap regions amounts sources countries created creator nome noma nami adresse adress land'.split(
    ' ',
  ),
);
