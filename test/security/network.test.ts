import { expect, test } from 'vitest';
import { staysWithin } from '../../electron/security/network.ts';

test.each([
  'http://127.0.0.1/',
  'https://example.com/app://yardstick/',
  'ws://127.0.0.1:1/',
  'wss://example.com/',
  'ftp://example.com/',
  'file:///etc/hosts',
  'chrome-extension://abc/x.js',
])('leaves the app and is blocked: %s', (address) => {
  expect(staysWithin(address)).toBe(false);
});

test.each(['app://yardstick/index.html', 'blob:app://yardstick/1', 'data:image/png;base64,'])(
  'is within the app: %s',
  (address) => {
    expect(staysWithin(address)).toBe(true);
  },
);
