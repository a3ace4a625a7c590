/** How the files that deals came from are compressed where a workshop keeps them. */
import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Compression = 'gzip' | 'brotli';

/** By what files are compressed from now on. */
export const COMPRESSION: Compression = 'brotli';

/** Bytes that come out at a time. */
const PIECE = 1 << 20;

/** Compresses what is written to it, by `COMPRESSION`; lightly, as an import may not wait for the last few percent. */
export const compressor = (): Transform =>
  zlib.createBrotliCompress({
    chunkSize: PIECE,
    // A window of 16 MB makes it lighter still.
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 1,
      [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS,
    },
  });

/** The bytes, compressed by `COMPRESSION`, in pieces. */
export function compress(bytes: Uint8Array): Promise<Uint8Array[]> {
  const into = compressor();
  into.end(bytes);
  return into.toArray();
}

/** The bytes that were compressed, given in pieces. Throws where they are not what this compression makes. */
export async function decompress(
  pieces: readonly Uint8Array[],
  compression: Compression,
): Promise<Uint8Array> {
  const compressed = Buffer.concat(pieces);
  return promisify(compression === 'gzip' ? zlib.gunzip : zlib.brotliDecompress)(compressed);
}
