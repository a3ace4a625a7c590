/**
 * Passphrases that people asked this machine to remember. They are sealed (AES-256-GCM) with a key that the system's
 * keyring keeps; a door without a safe keyring has no key, and nothing is remembered.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './files/replace.ts';

/** By a digest of the workshop's path, so that the file names nobody's workshops. */
const fileSchema = z.record(z.string(), z.base64());
type Kept = z.infer<typeof fileSchema>;

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export class Passphrases {
  readonly #file: string;
  /** 32 bytes; null where the system keeps no secrets. */
  #key: Uint8Array | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Hands over the keyring's key. */
  unlock(key: Uint8Array): void {
    this.#key = key;
  }

  /** Whether anything can be remembered safely here. */
  get isOffered(): boolean {
    return this.#key !== null;
  }

  async recall(path: string): Promise<string | null> {
    const sealed = (await this.#read())[nameOf(path)];
    if (!this.#key || sealed === undefined) return null;
    try {
      return open(this.#key, nameOf(path), Buffer.from(sealed, 'base64'));
    } catch {
      // Another key: the keyring was emptied, or the file comes from another account. It is asked for as usual.
      return null;
    }
  }

  async remember(path: string, passphrase: string): Promise<void> {
    if (!this.#key) return;
    const sealed = seal(this.#key, nameOf(path), passphrase).toString('base64');
    await this.#write({ ...(await this.#read()), [nameOf(path)]: sealed });
  }

  async forget(path: string): Promise<void> {
    const { [nameOf(path)]: known, ...others } = await this.#read();
    if (known !== undefined) await this.#write(others);
  }

  async #read(): Promise<Kept> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return {};
    }
  }

  async #write(kept: Kept): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    await writeWhole(this.#file, JSON.stringify(kept));
  }
}

const nameOf = (path: string): string => createHash('sha256').update(resolve(path)).digest('hex');

/** The workshop's name is authenticated too: one workshop's passphrase can't be passed off as another's. */
function seal(key: Uint8Array, name: string, passphrase: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(passphrase, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function open(key: Uint8Array, name: string, sealed: Buffer): string {
  const [iv, tag] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv(CIPHER, key, iv).setAAD(Buffer.from(name)).setAuthTag(tag);
  const text = sealed.subarray(IV_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}
