/** Who put which deal where: rows are deals, columns people, values categories from 0 up; null where nobody answered. */
export type Ratings = readonly (readonly (number | null)[])[];

/** The ratings of a round: people who have not answered, or whose answers are not out yet, rated nothing. */
export function ratingsOf({
  deals,
  participants,
}: {
  deals: readonly string[];
  participants: readonly { answers: readonly (number | null)[] | null }[];
}): Ratings {
  return deals.map((_, deal) => participants.map(({ answers }) => answers?.[deal] ?? null));
}

/** How many of a deal's ratings fall into each category. */
export function tally(row: readonly (number | null)[], categories: number): number[] {
  const counts = new Array<number>(categories).fill(0);
  for (const rating of row) if (rating !== null) counts[rating]!++;
  return counts;
}

/** For each deal with at least two ratings, its tally. Agreement can be seen on no others. */
export const comparable = (ratings: Ratings, categories: number): number[][] =>
  ratings.map((row) => tally(row, categories)).filter((counts) => total(counts) >= 2);

export const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);
