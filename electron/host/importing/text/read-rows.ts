import type { Dialect } from '#shared/contract/mapping.ts';
import type { OnRow, Reading } from '../tables/table-source.ts';
import { stopIfCancelled } from './cancelled.ts';
import { RowParser } from './row-parser.ts';
import type { TextFile } from './text-file.ts';

const PIECE = 1 << 18;

/**
 * Reads all rows of a file, a piece at a time: the memory it takes doesn't grow with the file, other work gets
 * its turn between pieces, and an abort stops it there. Gives the rows with a quote that was never closed.
 */
export async function readRows(
  source: TextFile,
  dialect: Dialect,
  { signal, onProgress }: Reading,
  onRow: OnRow,
): Promise<{ strayQuotes: number[] }> {
  const decoder = new TextDecoder(dialect.encoding);
  const parser = new RowParser(dialect.delimiter, onRow);
  for (let position = 0; ; ) {
    stopIfCancelled(signal);
    const { buffer, bytesRead } = await source.file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, position);
    if (bytesRead === 0) break;
    const bytes = buffer.subarray(0, bytesRead);
    parser.push(decoder.decode(bytes, { stream: true }));
    position += bytesRead;
    onProgress({ share: Math.min(1, position / source.size), label: 'Reading the rows' });
  }
  parser.push(decoder.decode());
  parser.end();
  return { strayQuotes: parser.strayQuotes };
}
