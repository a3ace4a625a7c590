import type { Dialect } from '#shared/contract/mapping.ts';
import { Rows } from '../tables/rows.ts';
import type { OnRows, Reading } from '../tables/table-source.ts';
import { blocksOf } from './blocks.ts';
import { stopIfCancelled } from './cancelled.ts';
import { RowScanner } from './row-scanner.ts';
import type { TextFile } from './text-file.ts';
import { utf8Of } from './utf8-of.ts';

/** Bytes that come from the disk at a time: enough that nobody waits for the next ones. */
const BLOCK = 1 << 20;
/** Bytes that are cut into rows at a time. Small enough that what is made of a piece stays in the processor's cache. */
const PIECE = 1 << 19;

/**
 * Reads all rows of a file, a block at a time: the memory it takes doesn't grow with the file, other work gets
 * its turn between blocks, and an abort stops it there. Gives the rows with a quote that was never closed.
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
  const take = (bytes: Buffer, final: boolean) => {
    rows.take(utf8(bytes, final));
    const { used } = rows;
    const scanned = scanner.scan(rows, final);
    if (rows.end > 0) onRows(rows);
    rows.keep(scanned, used);
  };
  let position = 0;
  for await (const block of blocksOf(source.file, BLOCK)) {
    stopIfCancelled(signal);
    position += block.length;
    for (let at = 0; at < block.length; at += PIECE) take(block.subarray(at, at + PIECE), false);
    onProgress({ share: Math.min(1, position / source.size), label: 'Reading the rows' });
  }
  take(Buffer.alloc(0), true);
  return { strayQuotes: scanner.strayQuotes };
}
