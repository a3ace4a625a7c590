/** Kleene's strong three-valued logic (Kleene 1952, §64), as SQL's NULL follows it. */
export type Truth = 'true' | 'false' | 'unknown';

/** False if one is false, else unknown if one is unknown, else true. */
export function all(values: readonly Truth[]): Truth {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}

/** True if one is true, else unknown if one is unknown, else false. */
export function any(values: readonly Truth[]): Truth {
  if (values.includes('true')) return 'true';
  return values.includes('unknown') ? 'unknown' : 'false';
}

/** The opposite; unknown stays unknown. */
export function not(value: Truth): Truth {
  if (value === 'unknown') return 'unknown';
  return value === 'true' ? 'false' : 'true';
}

/** True if `count` are true, false if fewer than `count` could still be, else unknown. */
export function atLeast(count: number, values: readonly Truth[]): Truth {
  const certain = values.filter((value) => value === 'true').length;
  if (certain >= count) return 'true';
  const possible = values.filter((value) => value !== 'false').length;
  return possible < count ? 'false' : 'unknown';
}

/** A truth value from a two-valued answer. */
export const truth = (value: boolean): Truth => (value ? 'true' : 'false');
