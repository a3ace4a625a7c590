import type { Dialect } from '#shared/contract/mapping.ts';
import { readBody } from './read-body.ts';
import type { TableSource } from './table-source.ts';

class Enough extends Error {}

/** A table's headers, without reading more than they take. */
export async function headersOf(
  source: TableSource,
  dialect: Dialect,
  signal: AbortSignal,
): Promise<string[]> {
  let found: string[] = [];
  const onHeaders = (headers: string[]) => {
    found = headers;
  };
  const stop = () => {
    throw new Enough();
  };
  try {
    await readBody(source, dialect, { signal, onProgress: () => {} }, onHeaders, stop);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return found;
}
