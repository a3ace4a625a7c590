/** How the files that deals came from are compressed where a workshop keeps them. */
import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Compression = 'gzip' | 'brotli' | 'zstd';

/** Bytes that come out at a time. */
const PIECE = 1 << 20;

/** By what files are compressed from now on: Zstandard takes half of Brotli's time, but not every runtime has it. */
export const COMPRESSION: Compression = 'createZstdCompress' in zlib ? 'zstd' : 'brotli';

/** Compresses what is written to it, by `COMPRESSION`; lightly, as an import may not wait for the last few percent. */
export const compressor = (): Transform =>
  COMPRESSION === 'zstd'
    ? zlib.createZstdCompress({
        chunkSize: PIECE,
        // A table larger than the level's own finds more that comes again, in the same time.
        params: { [zlib.constants.ZSTD_c_compressionLevel]: 1, [zlib.constants.ZSTD_c_hashLog]: 16 },
      })
    : zlib.createBrotliCompress({
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
  switch (compression) {
    case 'gzip':
      return promisify(zlib.gunzip)(compressed);
    case 'brotli':
      return promisify(zlib.brotliDecompress)(compressed);
    case 'zstd':
      return 'zstdDecompress' in zlib
        ? promisify(zlib.zstdDecompress)(compressed)
        : (await import('fzstd')).decompress(compressed);
  }
}
