/**
 * The key to remembered passphrases, kept by the system's keyring (Keychain, DPAPI, libsecret, KWallet). Where Electron
 * would only disguise it with a password that everybody knows, there is no key.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { SafeStorage } from 'electron';

const KEY_BYTES = 32;

/** Backends of Linux that keep a secret for this person's account alone. `basic_text` and `unknown` do not. */
const SAFE_BACKENDS = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

type Keyring = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

export function isSafe(keyring: Keyring, platform: NodeJS.Platform): boolean {
  if (!keyring.isEncryptionAvailable()) return false;
  // A runtime that can't say where it keeps secrets is not trusted with one.
  return platform !== 'linux' || SAFE_BACKENDS.includes(keyring.getSelectedStorageBackend?.() ?? 'unknown');
}

/** The key, made at the first start; null where the system has no safe keyring. Only after Electron is ready. */
export function keyringKey(keyring: Keyring, file: string, platform = process.platform): Uint8Array | null {
  try {
    if (!isSafe(keyring, platform)) return null;
    return kept(keyring, file) ?? made(keyring, file);
  } catch {
    // A keyring that is locked or broken: passphrases are asked for, as without one.
    return null;
  }
}

/** Null where there is none yet, or one that this keyring did not seal. */
function kept(keyring: Keyring, file: string): Uint8Array | null {
  try {
    const key = Buffer.from(keyring.decryptString(readFileSync(file)), 'base64');
    return key.length === KEY_BYTES ? key : null;
  } catch {
    return null;
  }
}

function made(keyring: Keyring, file: string): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, keyring.encryptString(key.toString('base64')), { mode: 0o600 });
  return key;
}
