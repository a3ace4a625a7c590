import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSafe, keyringKey } from '../../electron/security/keyring.ts';

/** A keyring that "encrypts" with a secret of its own. */
function keyring(secret: string, backend?: string, available = true) {
  return {
    isEncryptionAvailable: () => available,
    encryptString: (text: string) => Buffer.from(`${secret}|${Buffer.from(text).toString('hex')}`),
    decryptString: (sealed: Buffer) => {
      const [by, text] = sealed.toString().split('|');
      if (by !== secret) throw new Error('another keyring');
      return Buffer.from(text!, 'hex').toString();
    },
    ...(backend && {
      getSelectedStorageBackend: () => backend as 'basic_text',
    }),
  };
}

const newFile = () => join(mkdtempSync(join(tmpdir(), 'yardstick-test-')), 'keyring.bin');

describe('the system’s keyring', () => {
  test.each([
    ['basic_text', false],
    ['unknown', false],
    [undefined, false],
    ['gnome_libsecret', true],
    ['kwallet6', true],
  ])('on Linux, %s is safe: %s', (backend, safe) => {
    expect(isSafe(keyring('a', backend), 'linux')).toBe(safe);
  });

  test('is not used where it would only disguise what it keeps: no key, and no file', () => {
    const file = newFile();
    expect(keyringKey(keyring('a', 'basic_text'), file, 'linux')).toBeNull();
    expect(keyringKey(keyring('a', undefined, false), file, 'darwin')).toBeNull();
    expect(() => readFileSync(file)).toThrow();
  });

  test('keeps one key from start to start, sealed in its file', () => {
    const file = newFile();
    const key = keyringKey(keyring('a'), file, 'darwin')!;
    expect(key).toHaveLength(32);
    expect(keyringKey(keyring('a'), file, 'darwin')).toEqual(key);
    expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from(key).toString('base64'));
  });

  test('that was emptied makes a new key; one that is broken makes none', () => {
    const file = newFile();
    const key = keyringKey(keyring('a'), file, 'darwin');
    expect(keyringKey(keyring('b'), file, 'darwin')).not.toEqual(key);
    writeFileSync(file, 'nonsense');
    const broken = {
      ...keyring('a'),
      encryptString: () => {
        throw new Error('locked');
      },
    };
    expect(keyringKey(broken, file, 'darwin')).toBeNull();
  });
});
