/**
 * What stands in a workshop instead of names and e-mail addresses. Both come from the value and the workshop's own key
 * by HMAC-SHA-256 (RFC 2104), so that the same person is the same in every file, and nobody without the key can tell
 * who it is by trying names.
 */
import { createHmac } from 'node:crypto';
import { normalize } from '#shared/domain/criteria/text.ts';
import { isMissing } from '../cells/missing.ts';
import { ANIMALS, COLOURS } from './words.ts';

/** Signs that tell one bearer of the same two words from another: 32^6, a million names apart with near certainty. */
const CODE_SIGNS = 6;
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
/** 64 bits of the digest, as 16 hexadecimal signs. */
const HASH_SIGNS = 16;
const MOST_REMEMBERED = 200_000;

export class Disguise {
  readonly #key: Uint8Array;
  readonly #known = new Map<string, string>();

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** `Amber Heron 7K2QXD`; the same for spellings that differ in case, accents or spaces alone. */
  pseudonym(text: string): string {
    if (isMissing(text)) return text;
    return this.#once(`name ${normalize(text)}`, (digest) => {
      const colour = COLOURS[digest[0]! % COLOURS.length]!;
      const animal = ANIMALS[digest[1]! % ANIMALS.length]!;
      const code = [...digest.subarray(2, 2 + CODE_SIGNS)].map((byte) => CODE_ALPHABET[byte % 32]!).join('');
      return `${colour} ${animal} ${code}`;
    });
  }

  /** Each address of a cell as `9f2c01ab34de5678@acme.com`; what is no address loses all of its text. */
  email(text: string): string {
    if (isMissing(text)) return text;
    return text.replace(/[^\s;,|<>"'()]+/g, (part) => {
      const at = part.lastIndexOf('@');
      const domain = at > 0 ? part.slice(at).toLowerCase() : '';
      const hash = this.#once(`email ${part.trim().toLowerCase()}`, (digest) =>
        digest.toString('hex').slice(0, HASH_SIGNS),
      );
      return hash + domain;
    });
  }

  #once(text: string, make: (digest: Buffer) => string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const made = make(createHmac('sha256', this.#key).update(text).digest());
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(text, made);
    return made;
  }
}
