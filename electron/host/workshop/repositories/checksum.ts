import { createHash } from 'node:crypto';
import { damaged } from '../refusals.ts';

/** SHA-256: SQLite notices a broken page, but not a changed byte within a value. */
export const checksum = (content: string | Uint8Array): Buffer =>
  createHash('sha256').update(content).digest();

/** Refuses content that isn't what was stored. */
export function verify(content: string | Uint8Array, stored: Uint8Array): void {
  if (!checksum(content).equals(stored)) throw damaged();
}
