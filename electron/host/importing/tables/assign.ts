import { Refusal } from '#shared/contract/failure.ts';
import type { ColumnMapping, Dialect, Mapping, TableId } from '#shared/contract/mapping.ts';
import { fitsHeaders } from '../table-check.ts';
import { headersOf } from './headers.ts';
import { columnsOfFirst } from './stacked-source.ts';
import { type TableSource, tableName } from './table-source.ts';

/** A table with what a mapping says of it: 0 for the deals, then the mapping's others; null where it says nothing. */
export interface Assigned {
  source: TableSource;
  dialect: Dialect;
  part: number | null;
}

interface Part {
  source: TableId | null;
  dialect: Dialect;
  columns: readonly ColumnMapping[];
}

/** The mapping's tables, the deals first. */
export const partsOf = (mapping: Mapping): Part[] => [mapping, ...mapping.others];

/** Headers by which a part is known: of the deals, those of the first file. */
const knownBy = (part: Part): readonly ColumnMapping[] =>
  'stacked' in part ? columnsOfFirst(part as Mapping) : part.columns;

const isAt = (id: TableId | null, source: TableSource): boolean =>
  id !== null && id.file === source.file && id.sheet === source.sheet;

/**
 * Finds for each table what the mapping says of it: by its name, else by its headers, so that the mapping of one
 * export reads the next one, whatever its files are called.
 */
export async function assign(
  sources: readonly TableSource[],
  mapping: Mapping | undefined,
  signal: AbortSignal,
): Promise<Assigned[]> {
  const parts = mapping ? partsOf(mapping) : [];
  const free = new Set(parts.map((_, i) => i));
  const byName = sources.map((source) => {
    const part = parts.findIndex((candidate, i) => free.has(i) && isAt(candidate.source, source));
    return part >= 0 && free.delete(part) ? part : null;
  });
  const assigned: Assigned[] = [];
  for (const [i, source] of sources.entries()) {
    const named = byName[i]!;
    if (named !== null) {
      assigned.push({ source, dialect: parts[named]!.dialect, part: named });
      continue;
    }
    // One table and a mapping of one table belong together, so that a misfit is told by its column.
    if (sources.length === 1 && parts.length === 1) {
      assigned.push({ source, dialect: parts[0]!.dialect, part: 0 });
      continue;
    }
    const detected = await source.detectDialect(signal);
    const part = await byHeaders(source, detected, parts, free, signal);
    if (part !== null) free.delete(part);
    assigned.push({
      source,
      dialect: part === null ? detected : { ...detected, ...layoutOf(parts[part]!.dialect) },
      part,
    });
  }
  return assigned;
}

/** Encodings and delimiters may differ from export to export; where the headers are may not. */
const layoutOf = ({ headerRow, headerRows }: Dialect) => ({ headerRow, headerRows });

/**
 * How the next export is read, of which `detected` is what its bytes say. They say for sure whether it is Unicode; which
 * of the other character sets it is in, the room may have known better.
 */
export const nextDialect = (known: Dialect, detected: Dialect): Dialect => ({
  ...detected,
  ...layoutOf(known),
  encoding: isUnicode(known) || isUnicode(detected) ? detected.encoding : known.encoding,
});
const isUnicode = ({ encoding }: Dialect): boolean => encoding.startsWith('utf-');

async function byHeaders(
  source: TableSource,
  detected: Dialect,
  parts: readonly Part[],
  free: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<number | null> {
  if (free.size === 0) return null;
  const headers = await headersOf(source, detected, signal);
  for (const i of free) {
    const { dialect } = parts[i]!;
    const columns = knownBy(parts[i]!);
    if (columns.length === 0 || dialect.headerRow !== detected.headerRow) continue;
    if (fitsHeaders(columns, headers)) return i;
  }
  return null;
}

/** The tables of an import, in the mapping's order; refuses where one is missing. */
export async function assignAll(
  sources: readonly TableSource[],
  mapping: Mapping,
  signal: AbortSignal,
): Promise<Assigned[]> {
  const assigned = await assign(sources, mapping, signal);
  return partsOf(mapping).map((part, i) => {
    const found = assigned.find((candidate) => candidate.part === i);
    if (found) return found;
    const name = part.source ? `“${tableName(part.source)}”` : 'a table of deals';
    throw new Refusal(
      'badInput',
      `The mapping is for ${name} as well, and none of the chosen files fits it. Choose that file too, or guess a new mapping.`,
    );
  });
}
