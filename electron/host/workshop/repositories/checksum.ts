import { createHash } from 'node:crypto';
import { damaged } from '../refusals.ts';

type Part = string | Uint8Array;

/** SHA-256: SQLite notices a broken page, but not a changed byte within a value. */
export function checksum(...parts: readonly Part[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest();
}

/** Refuses content that isn't what was stored. */
export function verify(stored: Uint8Array, ...parts: readonly Part[]): void {
  if (!checksum(...parts).equals(stored)) throw damaged();
}
