/** Text in memory (UTF-8), which goes on for `SLACK` bytes behind what is read of it. */
export interface TextMemory {
  readonly bytes: Buffer<ArrayBufferLike>;
  /** The same bytes, to be read four at a time. */
  readonly words: DataView;
}

/** Bytes that can be read behind the last one of a text, as its bytes are looked at several at a time. */
export const SLACK = 16;

/** Memory that another thread can read as well; what is never used of it takes none. */
export const sharedBytes = (length: number): Buffer<ArrayBufferLike> =>
  Buffer.from(new SharedArrayBuffer(length));

export const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The four bytes at `at` as a number (little-endian), with zeros in place of those from `to` on. */
export const wordAt = (words: DataView, at: number, to: number): number => {
  const word = words.getInt32(at, true);
  return to - at >= 4 ? word : word & ((1 << (8 * (to - at))) - 1);
};
