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
  const rows = new Rows();
  // While one piece is read into rows, the next one comes from the disk.
  const pieces = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const;
  const readAt = (position: number, into: Buffer) => {
    const reading = source.file.read(into, 0, PIECE, position);
    // Looked at in its turn, if there is one: who is cancelled meanwhile needs it no more.
    reading.catch(() => {});
    return reading;
  };
  let position = 0;
  let coming = readAt(0, pieces[0]);
  for (let final = false; !final; ) {
    stopIfCancelled(signal);
    const { bytesRead, buffer } = await coming;
    final = bytesRead === 0;
    position += bytesRead;
    if (!final) coming = readAt(position, buffer === pieces[0] ? pieces[1] : pieces[0]);
    rows.take(utf8(buffer.subarray(0, bytesRead), final));
    const { used } = rows;
    const scanned = scanner.scan(rows, final);
    if (rows.end > 0) onRows(rows);
    rows.keep(scanned, used);
    onProgress({ share: Math.min(1, position / source.size), label: 'Reading the rows' });
  }
  return { strayQuotes: scanner.strayQuotes };
}
