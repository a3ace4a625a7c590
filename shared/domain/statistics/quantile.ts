/**
 * The value below which a share of the values lies, between neighbours in proportion (R. J. Hyndman, Y. Fan,
 * “Sample quantiles in statistical packages”, The American Statistician 50, 1996, pp. 361–365, definition 7). Null
 * of none.
 */
export function quantile(values: Iterable<number>, share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}
