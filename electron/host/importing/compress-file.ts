import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import { fileRefusal } from '../files/file-refusal.ts';

const PIECE = 1 << 20;

/** A file's bytes, compressed (Brotli), on another thread while the caller goes on. */
export async function compressFile(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  // A light level: an import may not wait for the last few percent.
  const brotli = createBrotliCompress({ chunkSize: PIECE, params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  try {
    // Collecting is a part of the pipeline: without it, the last pieces would come after its end.
    const collect = async (compressed: AsyncIterable<Buffer>) => {
      for await (const piece of compressed) pieces.push(piece);
    };
    await pipeline(createReadStream(path, { highWaterMark: PIECE }), brotli, collect, { signal });
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  return Buffer.concat(pieces);
}
