import { isUtf8 } from 'node:buffer';
import { type Encoding, unfinishedBytes } from './encoding.ts';

const MARK = Buffer.from('\ufeff');

/**
 * Makes UTF-8 of the pieces of a file, one after the other, without a byte order mark. A character that a piece
 * leaves unfinished comes with the next one; bytes that are no character become U+FFFD. The bytes are those of the
 * piece where they are right as they stand.
 */
export function utf8Of(encoding: Encoding): (piece: Buffer, final: boolean) => Buffer {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    return (piece, final) => Buffer.from(decoder.decode(piece, { stream: !final }));
  }
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  return (piece, final) => {
    const bytes = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    const whole = bytes.length - (final ? 0 : unfinishedBytes(bytes, bytes.length));
    held = Buffer.from(bytes.subarray(whole));
    const text = bytes.subarray(0, whole);
    const isMarked = !begun && text.subarray(0, MARK.length).equals(MARK);
    begun ||= whole > 0;
    const right = isUtf8(text)
      ? text
      : Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(text));
    return isMarked ? right.subarray(MARK.length) : right;
  };
}
