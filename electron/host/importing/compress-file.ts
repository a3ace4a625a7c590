import { type FileHandle, open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { compressor } from '../files/compression.ts';
import { fileRefusal } from '../files/file-refusal.ts';
import { blocksOf } from './text/blocks.ts';

/** Bytes that are compressed at a time: for each block this thread has to come back from its own work. */
const BLOCK = 1 << 22;

/** A file's bytes, compressed by `COMPRESSION`, in pieces; on another thread while the caller goes on. */
export async function compressFile(path: string, signal: AbortSignal): Promise<Uint8Array[]> {
  const into = compressor();
  const compressed: Buffer[] = [];
  into.on('data', (piece: Buffer) => compressed.push(piece));
  const write = promisify((bytes: Buffer, done: (error?: Error | null) => void) => into.write(bytes, done));
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    for await (const block of blocksOf(file, BLOCK)) {
      signal.throwIfAborted();
      await write(block);
    }
    into.end();
    await finished(into);
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  } finally {
    into.destroy();
    await file?.close();
  }
  return compressed;
}
