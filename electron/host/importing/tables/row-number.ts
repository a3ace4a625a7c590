/** Numbers of rows, where the deals come from several files. */

/** Rows of a further file are numbered from here on, so that a number names one row; no file has so many. */
export const STRIDE = 10_000_000;

/** In which of the files a row stands, and its number there. */
export const placeOfRow = (row: number): { layer: number; row: number } => ({
  layer: Math.floor(row / STRIDE),
  row: row % STRIDE,
});
