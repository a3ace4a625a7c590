/**
 * Encryption of a workshop's file as SQLCipher 4 does it: AES-256 in CBC mode, each page with an HMAC-SHA512, the key
 * derived by 256,000 rounds of PBKDF2-HMAC-SHA512 (https://www.zetetic.net/sqlcipher/design/).
 */
import type { Database } from 'better-sqlite3';

/** What the build with ciphers adds to the package whose types it has. */
type Keyed = Database & { key(key: Buffer): number; rekey(key: Buffer): number };

/** Unlocks a database that was just opened, before anything is read of it. Derives the key, which takes a moment. */
export function unlock(db: Database, passphrase: string): void {
  useSqlCipher(db);
  (db as Keyed).key(Buffer.from(passphrase, 'utf8'));
}

/**
 * Encrypts an open database anew, or by null decrypts it, page by page in place; for copies that nobody else knows,
 * whose journal is kept in memory.
 */
export function lockAnew(db: Database, passphrase: string | null): void {
  useSqlCipher(db);
  (db as Keyed).rekey(Buffer.from(passphrase ?? '', 'utf8'));
}

function useSqlCipher(db: Database): void {
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
}
