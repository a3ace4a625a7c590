import { createGzip } from 'node:zlib';

/** Compresses bytes as they come (gzip), on another thread while the caller goes on. */
export class Compressor {
  // The lightest level: an import may not wait for the last few percent.
  readonly #gzip = createGzip({ level: 1 });
  readonly #pieces: Buffer[] = [];
  readonly #done: Promise<void>;

  constructor() {
    this.#done = new Promise((resolve, reject) => {
      this.#gzip.on('data', (piece: Buffer) => this.#pieces.push(piece));
      this.#gzip.on('end', resolve);
      this.#gzip.on('error', reject);
    });
  }

  /** Resolves when the bytes are taken in. */
  add(bytes: Uint8Array): Promise<void> {
    const taken = new Promise<void>((resolve, reject) => {
      this.#gzip.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    // Whoever gives up an import no longer waits for its last piece.
    taken.catch(() => {});
    return taken;
  }

  async finish(): Promise<Uint8Array> {
    this.#gzip.end();
    await this.#done;
    return Buffer.concat(this.#pieces);
  }

  /** Gives up what was compressed so far. */
  abandon(): void {
    this.#gzip.destroy();
  }
}
