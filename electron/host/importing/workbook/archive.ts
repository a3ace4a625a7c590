/** The parts of a workbook, which is a ZIP archive, within bounds: a small file can claim to hold terabytes. */
import { type Readable, Transform } from 'node:stream';
import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl';
import { Refusal } from '#shared/contract/failure.ts';
import { crc32 } from './crc32.ts';

const LIMITS = {
  parts: 20_000,
  /** Bytes of a part when unpacked. */
  part: 4 * 2 ** 30,
  /** Parts that have to be held in memory. */
  held: 256 * 2 ** 20,
  /** Tables pack 5 to 50 times; what packs far better is no table but a bomb. */
  ratio: 250,
  /** Below it the ratio says nothing. */
  small: 16 * 2 ** 20,
} as const;

export class Archive {
  readonly #zip: ZipFile;
  readonly #parts: ReadonlyMap<string, Entry>;
  readonly #name: string;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>, name: string) {
    this.#zip = zip;
    this.#parts = parts;
    this.#name = name;
  }

  /** Opens an archive at a path or in memory; `name` is what messages call it. */
  static open(archive: string | Uint8Array, name: string): Promise<Archive> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) =>
        reject(error instanceof Refusal || 'code' in error ? error : damagedArchive(name));
      const opened = (error: Error | null, zip: ZipFile) => {
        if (error) return fail(error);
        const parts = new Map<string, Entry>();
        const giveUp = (failure: Error) => {
          zip.close();
          fail(failure);
        };
        zip.on('error', giveUp);
        zip.on('entry', (entry: Entry) => {
          if (parts.size >= LIMITS.parts) return giveUp(bomb(name));
          parts.set(entry.fileName.replace(/^\//, '').toLowerCase(), entry);
          zip.readEntry();
        });
        zip.on('end', () => resolve(new Archive(zip, parts, name)));
        zip.readEntry();
      };
      const options = { lazyEntries: true, autoClose: false };
      if (typeof archive === 'string') open(archive, options, opened);
      else fromBuffer(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength), options, opened);
    });
  }

  has(part: string): boolean {
    return this.#parts.has(part.toLowerCase());
  }

  /** Bytes of a part when unpacked, as the archive says. */
  size(part: string): number {
    return this.#parts.get(part.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** A part's bytes, unpacked. Errors of the archive come as Refusals. */
  async *read(part: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const entry = this.#parts.get(part.toLowerCase());
    if (!entry) throw damagedArchive(this.#name);
    const { uncompressedSize, compressedSize } = entry;
    if (uncompressedSize > LIMITS.part) throw bomb(this.#name);
    if (uncompressedSize > LIMITS.small && uncompressedSize > compressedSize * LIMITS.ratio) {
      throw bomb(this.#name);
    }
    const stream = await this.#stream(entry);
    try {
      let sum = 0;
      for await (const chunk of stream) {
        signal?.throwIfAborted();
        sum = crc32(chunk as Buffer, sum);
        yield chunk as Buffer;
      }
      // A bit that turned on a disk or a line would come out as another value.
      if (sum !== entry.crc32) throw damagedArchive(this.#name);
    } catch (error) {
      if (error instanceof Refusal || signal?.aborted) throw error;
      throw damagedArchive(this.#name);
    } finally {
      stream.destroy();
    }
  }

  /** A part that is held in memory as a whole; empty where there is none. */
  async text(part: string): Promise<string> {
    if (!this.has(part)) return '';
    if (this.size(part) > LIMITS.held) throw bomb(this.#name);
    const pieces: Buffer[] = [];
    for await (const piece of this.read(part)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  #stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(damagedArchive(this.#name));
        // Small pieces make every step after them slower.
        const gathered = stream.pipe(gather());
        stream.on('error', (failure) => gathered.destroy(failure));
        gathered.on('close', () => stream.destroy());
        resolve(gathered);
      });
    });
  }

  close(): void {
    this.#zip.close();
  }
}

const PIECE = 1 << 17;

function gather(): Transform {
  let pieces: Buffer[] = [];
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      pieces.push(chunk);
      length += chunk.length;
      if (length < PIECE) return done();
      const whole = Buffer.concat(pieces);
      pieces = [];
      length = 0;
      done(null, whole);
    },
    flush(done) {
      done(null, Buffer.concat(pieces));
    },
  });
}

export const damagedArchive = (name: string): Refusal =>
  new Refusal(
    'unreadableFile',
    `“${name}” is a damaged workbook. Open it in the program it comes from, save it again, and choose it once more.`,
  );

const bomb = (name: string): Refusal =>
  new Refusal(
    'unreadableFile',
    `“${name}” would unpack to far more than a table of deals holds, so it wasn’t opened. Export the deals again, as CSV.`,
  );
