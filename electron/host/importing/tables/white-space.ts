/** White space as `String.prototype.trim` takes it away, found in UTF-8. */

/** 1 for bytes that begin or end a white space, or may. */
const DOUBTFUL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 32 || (byte >= 9 && byte <= 13) || byte >= 0x80 ? 1 : 0,
);

/** How many bytes the white space at `at` takes; 0 where there is none. */
function whiteSpaceAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  if (byte < 0x80) return DOUBTFUL[byte]!;
  if (byte === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0;
  if (byte < 0xe1 || byte > 0xef) return 0;
  const sign = ((byte & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
  return WIDE.has(sign) ? 3 : 0;
}

const WIDE = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028,
  0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]);

/** Where the text between `from` and `to` begins, without the white space before it. */
export function trimmedFrom(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && DOUBTFUL[bytes[at]!] === 1) {
    const taken = whiteSpaceAt(bytes, at);
    if (taken === 0) return at;
    at += taken;
  }
  return at;
}

/** Where the text between `from` and `to` ends, without the white space behind it. */
export function trimmedTo(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && DOUBTFUL[bytes[end - 1]!] === 1) {
    let start = end - 1;
    while (start > from && (bytes[start]! & 0xc0) === 0x80) start--;
    if (whiteSpaceAt(bytes, start) !== end - start) return end;
    end = start;
  }
  return end;
}
