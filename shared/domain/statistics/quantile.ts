import { find } from './median.ts';

/**
 * The value below which a share of the values lies, between neighbours in proportion (R. J. Hyndman, Y. Fan,
 * “Sample quantiles in statistical packages”, The American Statistician 50, 1996, pp. 361–365, definition 7). Null
 * of none.
 */
export function quantile(values: Iterable<number>, share: number): number | null {
  const numbers = Float64Array.from(values);
  if (numbers.length === 0) return null;
  const place = share * (numbers.length - 1);
  const lower = Math.floor(place);
  const below = find(numbers, lower);
  if (lower === place) return below;
  const above = numbers.subarray(lower + 1).reduce((least, number) => Math.min(least, number));
  return below + (place - lower) * (above - below);
}
