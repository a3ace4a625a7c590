/**
 * What p values are worth when many things are looked at: q, the share of false finds to expect among all that
 * are at least as striking (Y. Benjamini, Y. Hochberg, “Controlling the false discovery rate”, Journal of the
 * Royal Statistical Society B 57, 1995, pp. 289–300). In the order of the p values given.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
  const q = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((i, place) => {
    least = Math.min(least, (pValues[i]! * pValues.length) / (pValues.length - place));
    q[i] = least;
  });
  return q;
}
