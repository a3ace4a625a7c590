import type { Dialect } from '#shared/contract/mapping.ts';
import { Rows } from '../tables/rows.ts';
import type { OnRows, Reading } from '../tables/table-source.ts';
import { stopIfCancelled } from './cancelled.ts';
import { RowScanner } from './row-scanner.ts';
import type { TextFile } from './text-file.ts';
import { utf8Of } from './utf8-of.ts';

/** Bytes. Small enough that what is made of a piece stays in the processor's cache. */
const PIECE = 1 << 18;

/**
 * Reads all rows of a file, a piece at a time: the memory it takes doesn't grow with the file, other work gets
 * its turn between pieces, and an abort stops it there. Gives the rows with a quote that was never closed.
 */
export async function readRows(
  source: TextFile,
  dialect: Dialect,
  { signal, onProgress }: Reading,
  onRows: OnRows,
): Promise<{ strayQuotes: number[] }> {
  const scanner = new RowScanner(dialect.delimiter);
  const utf8 = utf8Of(dialect.encoding);
  const piece = Buffer.allocUnsafe(PIECE);
  const rows = new Rows();
  let position = 0;
  let final = false;
  while (!final) {
    stopIfCancelled(signal);
    const { bytesRead } = await source.file.read(piece, 0, PIECE, position);
    final = bytesRead === 0;
    rows.take(utf8(piece.subarray(0, bytesRead), final));
    const { used } = rows;
    const scanned = scanner.scan(rows, final);
    if (rows.end > 0) onRows(rows);
    rows.keep(scanned, used);
    position += bytesRead;
    onProgress({ share: Math.min(1, position / source.size), label: 'Reading the rows' });
  }
  return { strayQuotes: scanner.strayQuotes };
}
