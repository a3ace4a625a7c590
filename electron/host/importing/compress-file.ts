import { type FileHandle, open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createBrotliCompress } from 'node:zlib';
import { fileRefusal } from '../files/file-refusal.ts';

/** Bytes. */
const PIECE = 1 << 20;

/** A file's bytes, compressed (Brotli), on another thread while the caller goes on. */
export async function compressFile(path: string, signal: AbortSignal): Promise<Uint8Array> {
  // A light level: an import may not wait for the last few percent. A window of 16 MB makes it lighter still.
  const brotli = createBrotliCompress({
    chunkSize: PIECE,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 1,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });
  const compressed: Buffer[] = [];
  brotli.on('data', (piece: Buffer) => compressed.push(piece));
  const write = promisify((bytes: Buffer, done: (error?: Error | null) => void) => brotli.write(bytes, done));
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    // One piece of memory for all: what is written was read before the next one comes.
    const piece = Buffer.allocUnsafe(PIECE);
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, PIECE, null);
      if (bytesRead === 0) break;
      await write(piece.subarray(0, bytesRead));
    }
    brotli.end();
    await finished(brotli);
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  } finally {
    brotli.destroy();
    await file?.close();
  }
  return Buffer.concat(compressed);
}
