/** 1 for bytes that JSON doesn't hold as they stand. */
const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === 0x22 || byte === 0x5c ? 1 : 0,
);
const QUOTE = 0x22;
const COMMA = 0x2c;

/** Writes values, one after the other, as a JSON array in UTF-8: the form in which a sample keeps dictionaries. */
export class JsonTexts {
  /** Without its closing bracket. */
  #bytes: Buffer<ArrayBufferLike>;
  #length = 1;

  /** `expected`: how many bytes it will take, about. */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafe(expected + 2);
    this.#bytes[0] = 0x5b;
  }

  /** Adds a text that is there as UTF-8. */
  add(bytes: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from + 3);
    const out = this.#bytes;
    let at = this.#length;
    if (at > 1) out[at++] = COMMA;
    out[at++] = QUOTE;
    for (let i = from; i < to; i++) {
      if (ESCAPED[bytes[i]!] === 1) {
        this.addValue(Buffer.from(bytes.subarray(from, to)).toString());
        return;
      }
      out[at++] = bytes[i]!;
    }
    out[at++] = QUOTE;
    this.#length = at;
  }

  addValue(value: string | readonly string[]): void {
    const json = `${this.#length > 1 ? ',' : ''}${JSON.stringify(value)}`;
    this.#reserve(3 * json.length);
    this.#length += this.#bytes.write(json, this.#length);
  }

  /** Makes room for so many bytes and the closing bracket. */
  #reserve(bytes: number): void {
    const needed = this.#length + bytes + 1;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  finish(): Uint8Array {
    this.#reserve(0);
    this.#bytes[this.#length] = 0x5d;
    return this.#bytes.subarray(0, this.#length + 1);
  }
}
