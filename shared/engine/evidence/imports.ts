/** With which of the imported files the deals came. */
import type { Sample, TextColumn } from '../../domain/sample/sample.ts';

/** For a deal of which nothing says how it came. */
export const NO_IMPORT = 0xffff;

/**
 * For each deal the place, among the names of the imported files, of the first that told of it. Null where the deals
 * don't say: all came in one file, or the columns that say it were left out.
 */
export function firstImports(sample: Sample, files: readonly string[]): Uint16Array | null {
  const naming = [...sample.columns.values()].flatMap((column) => {
    const places = column.kind === 'text' ? placesNamed(column, files) : null;
    return column.kind === 'text' && places ? [{ column, places }] : [];
  });
  if (files.length < 2 || naming.length === 0) return null;
  return Uint16Array.from({ length: sample.deals }, (_, deal) =>
    Math.min(NO_IMPORT, ...naming.map(({ column, places }) => places[column.codes[deal]! - 1] ?? NO_IMPORT)),
  );
}

/** The files that the values of a column name; null where it holds anything else. A sheet's name follows its file's. */
function placesNamed({ dictionary }: TextColumn, files: readonly string[]): number[] | null {
  const places = dictionary.map((value) =>
    typeof value === 'string'
      ? files.findIndex((file) => value === file || value.startsWith(`${file} · `))
      : -1,
  );
  return places.length > 0 && !places.includes(-1) ? places : null;
}

/** How many deals came first with each file. */
export function dealsByImport(first: Uint16Array, files: readonly string[]): number[] {
  const counts = files.map(() => 0);
  for (const place of first) if (place < counts.length) counts[place]! += 1;
  return counts;
}
