/**
 * Short arrays, cut out of longer ones: to ask for memory takes a microsecond or two each time, which is longer than to
 * fill it. What one was cut out of goes once nobody has any of it.
 */

interface ArrayType<T> {
  new (length: number): T;
  new (buffer: ArrayBuffer, from: number, length: number): T;
  BYTES_PER_ELEMENT: number;
}

/** How much is asked for at a time, and what is long enough to have memory of its own. In bytes. */
const PIECE = 1 << 16;
const LONG = 1 << 14;
/** So few bytes lie within the array's own object, by V8's default. */
const WITHIN = 64;

let piece = new ArrayBuffer(PIECE);
let used = 0;

/** A new array, zero everywhere. Its buffer holds others too: a copy for another thread takes them along. */
export function shortArray<T>(type: ArrayType<T>, length: number): T {
  const bytes = length * type.BYTES_PER_ELEMENT;
  if (bytes <= WITHIN || bytes > LONG) return new type(length);
  if (used + bytes > PIECE) {
    piece = new ArrayBuffer(PIECE);
    used = 0;
  }
  const array = new type(piece, used, length);
  // The next begins where any type can.
  used = 8 * Math.ceil((used + bytes) / 8);
  return array;
}
