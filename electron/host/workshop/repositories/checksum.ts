import { createHash } from 'node:crypto';
import { damaged } from '../refusals.ts';

/** Bytes in pieces count as if they were in one. */
type Part = string | Uint8Array | readonly Uint8Array[];

/** SHA-256: SQLite notices a broken page, but not a changed byte within a value. */
export function checksum(...parts: readonly Part[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    const pieces = typeof part === 'string' || part instanceof Uint8Array ? [part] : part;
    hash.update(`${pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)}:`);
    for (const piece of pieces) hash.update(piece);
  }
  return hash.digest();
}

/** Refuses content that isn't what was stored. */
export function verify(stored: Uint8Array, ...parts: readonly Part[]): void {
  if (!checksum(...parts).equals(stored)) throw damaged();
}
