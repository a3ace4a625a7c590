import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fileRefusal } from '../files/file-refusal.ts';

/** A file's bytes, compressed (gzip), on another thread while the caller goes on. */
export async function compressFile(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  // The lightest level: an import may not wait for the last few percent.
  const gzip = createGzip({ level: 1 });
  gzip.on('data', (piece: Buffer) => pieces.push(piece));
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), gzip, { signal });
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  return Buffer.concat(pieces);
}
