/** The middle of numbers without sorting them all: C. A. R. Hoare, “Algorithm 65: Find”, CACM 4 (1961), p. 321. */

/** The middle one, or the mean of the two in the middle. Of at least one; they are left in another order. */
export function median(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = find(values, middle);
  if (values.length % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i += 1) lower = Math.max(lower, values[i]!);
  return (lower + upper) / 2;
}

/** The value that would stand at a place if they were sorted; then none before it is larger, none after it smaller. */
export function find(values: Float64Array, place: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[place]!;
    let left = from;
    let right = to;
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      const value = values[left]!;
      values[left] = values[right]!;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (right < place) from = left;
    if (left > place) to = right;
  }
  return values[place]!;
}
