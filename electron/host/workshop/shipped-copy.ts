/**
 * Copies of a workshop that is shipped as a file. They differ from it, and from one another, in their identity alone,
 * by which backups tell workshops apart; so a copy that nobody has changed can be known without being opened.
 */
import { randomBytes } from 'node:crypto';

/** Stands in the shipped file, once, where each copy has its own. */
export const SHIPPED_IDENTITY = 'c0b1e5de1ec7ab1ea5e1ec7edca5cade';

/** The bytes of a new copy. */
export function copyOf(shipped: Buffer): Buffer {
  const copy = Buffer.from(shipped);
  copy.write(randomBytes(SHIPPED_IDENTITY.length / 2).toString('hex'), placeIn(shipped), 'latin1');
  return copy;
}

/** Whether a file is a copy as it was made. */
export function isUntouched(copy: Buffer, shipped: Buffer): boolean {
  const place = placeIn(shipped);
  const after = place + SHIPPED_IDENTITY.length;
  return (
    copy.length === shipped.length &&
    copy.subarray(0, place).equals(shipped.subarray(0, place)) &&
    copy.subarray(after).equals(shipped.subarray(after))
  );
}

function placeIn(shipped: Buffer): number {
  const place = shipped.indexOf(SHIPPED_IDENTITY, 0, 'latin1');
  if (place === -1) throw new Error('The shipped workshop has an identity of its own.');
  return place;
}
