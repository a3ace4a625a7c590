import { isUtf8 } from 'node:buffer';
import type { Dialect } from '#shared/contract/mapping.ts';
import { stopIfCancelled } from './cancelled.ts';
import { likeliestCharset } from './charset.ts';
import type { ReadableFile } from './text-file.ts';

export type Encoding = Dialect['encoding'];

const PIECE = 1 << 20;

/**
 * How the bytes of a text file are to be read: by its byte order mark, by where its zero bytes stand (UTF-16
 * without a mark), as UTF-8 where the whole file is valid UTF-8, else in the character set that makes the likeliest
 * words of it, Windows-1252 if none does better.
 */
export async function detectEncoding(
  file: ReadableFile,
  head: Uint8Array,
  signal: AbortSignal,
): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return utf16WithoutMark(head) ?? ((await isWhollyUtf8(file, signal)) ? 'utf-8' : likeliestCharset(head));
}

/** Western text in UTF-16 has a zero byte in nearly every character, always on the same side. */
export function utf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i & 1]!++;
  });
  const [even, odd] = zeros as [number, number];
  const many = head.length * 0.2;
  if (odd > many && even < odd / 20) return 'utf-16le';
  if (even > many && odd < even / 20) return 'utf-16be';
  return null;
}

async function isWhollyUtf8(file: ReadableFile, signal: AbortSignal): Promise<boolean> {
  const buffer = Buffer.allocUnsafe(PIECE);
  let kept = 0;
  for (let position = 0; ; ) {
    stopIfCancelled(signal);
    const { bytesRead } = await file.read(buffer, kept, PIECE - kept, position);
    position += bytesRead;
    const length = kept + bytesRead;
    if (bytesRead === 0) return isUtf8(buffer.subarray(0, length));
    const whole = length - unfinishedBytes(buffer, length);
    if (!isUtf8(buffer.subarray(0, whole))) return false;
    buffer.copyWithin(0, whole, length);
    kept = length - whole;
  }
}

/** How many bytes at the end may be the beginning of a character that goes on in the next piece. */
export function unfinishedBytes(buffer: Uint8Array, length: number): number {
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = buffer[length - back]!;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return size > back ? back : 0;
  }
  return 0;
}
