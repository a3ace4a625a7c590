import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NONCE_MARK } from '../../electron/security/content-policy.ts';
import { fileFor, readWindowFile } from '../../electron/security/window-files.ts';

const outer = mkdtempSync(join(tmpdir(), 'yardstick-files-'));
const folder = join(outer, 'window');

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), `<meta nonce="${NONCE_MARK}">`);
  writeFileSync(join(folder, 'assets', 'a.js'), 'let a;');
  writeFileSync(join(folder, 'secret.yardstick'), 'deals');
  writeFileSync(join(outer, 'secret.js'), 'let secret;');
});
afterAll(() => rmSync(outer, { recursive: true }));

const text = (body: Uint8Array) => new TextDecoder().decode(body);

describe('the window’s files', () => {
  test('are served with their type', async () => {
    const { status, headers, body } = await readWindowFile(folder, '/assets/a.js');
    expect(status).toBe(200);
    expect(headers['Content-Type']).toContain('text/javascript');
    expect(text(body)).toBe('let a;');
  });

  test.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..\\secret.js',
    '/%5c..%5csecret.js',
    '//etc/hosts.js/../../secret.js',
    '/assets/a.js%00.html',
    '/C:/secret.js',
    '/%',
    'secret.js',
    '',
  ])('stay within their folder: %s', async (path) => {
    expect(fileFor(folder, path)).toBeNull();
    expect((await readWindowFile(folder, path)).status).toBe(404);
  });

  test('are only of the kinds that a page is made of', async () => {
    expect((await readWindowFile(folder, '/secret.yardstick')).status).toBe(404);
    expect((await readWindowFile(folder, '/assets')).status).toBe(404);
  });

  test('a new nonce each time stands in the page and in its policy', async () => {
    const [first, second] = await Promise.all([readWindowFile(folder, '/'), readWindowFile(folder, '/')]);
    const nonce = /nonce="([^"]+)"/.exec(text(first!.body))?.[1];
    expect(nonce?.length).toBeGreaterThanOrEqual(20);
    expect(first!.headers['Content-Security-Policy']).toContain(`'nonce-${nonce}'`);
    expect(text(second!.body)).not.toBe(text(first!.body));
  });
});
