/** What signatures are bound to: any change of the definition, its name included, changes the fingerprint. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';
import type { Definition } from './schema.ts';

/** SHA-256 over the definition's canonical JSON in UTF-8, as 64 hexadecimal digits. */
export const fingerprint = (definition: Definition): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(definition))));
