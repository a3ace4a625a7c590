import { count, plural } from '../../ui/numbers.ts';

/** How far a merge is: `differing` clauses, of which so many are still `open`. */
export function mergeTitle(differing: number, open: number): string {
  if (differing === 0) return 'Both definitions say the same';
  if (open > 0) return `${plural(open, 'clause')} of ${count(differing)} still to decide`;
  return differing === 1
    ? 'The clause that differed is decided'
    : `All ${count(differing)} clauses that differed are decided`;
}
