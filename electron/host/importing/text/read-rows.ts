import type { Dialect } from '#shared/contract/importing.ts';
import type { Progress } from '#shared/contract/methods.ts';
import { stopIfCancelled } from './cancelled.ts';
import type { TextFile } from './open-text-file.ts';
import { RowParser } from './row-parser.ts';

export interface Reading {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  /** Sees the file's bytes as they are read; reading goes on when it is done. */
  onBytes?: (bytes: Uint8Array) => Promise<void>;
}

const PIECE = 1 << 18;

/**
 * Reads all rows of a file, a piece at a time: the memory it takes doesn't grow with the file, other work gets
 * its turn between pieces, and an abort stops it there. Gives the rows with a quote that was never closed.
 */
export async function readRows(
  source: TextFile,
  dialect: Dialect,
  { signal, onProgress, onBytes }: Reading,
  onRow: (cells: string[], row: number) => void,
): Promise<{ strayQuotes: number[] }> {
  const decoder = new TextDecoder(dialect.encoding);
  const parser = new RowParser(dialect.delimiter, onRow);
  for (let position = 0; ; ) {
    stopIfCancelled(signal);
    const { buffer, bytesRead } = await source.file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, position);
    if (bytesRead === 0) break;
    const bytes = buffer.subarray(0, bytesRead);
    const written = onBytes?.(bytes);
    parser.push(decoder.decode(bytes, { stream: true }));
    await written;
    position += bytesRead;
    onProgress({ share: Math.min(1, position / source.size), label: 'Reading the rows' });
  }
  parser.push(decoder.decode());
  parser.end();
  return { strayQuotes: parser.strayQuotes };
}
