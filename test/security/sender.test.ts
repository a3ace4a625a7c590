import { describe, expect, test } from 'vitest';
import { APP_ADDRESS, mayCall } from '../../electron/security/sender.ts';

describe('who may call', () => {
  test('the main frame of our own page', () => {
    expect(mayCall({ url: APP_ADDRESS, parent: null })).toBe(true);
    expect(mayCall({ url: `${APP_ADDRESS}#step`, parent: null })).toBe(true);
  });

  test('no frame within it, and none that is gone', () => {
    expect(mayCall({ url: APP_ADDRESS, parent: {} })).toBe(false);
    expect(mayCall(null)).toBe(false);
  });

  test.each([
    'https://yardstick/index.html',
    'app://yardstick.example/index.html',
    'app://yardstick@evil/index.html',
    'app://evil/yardstick',
    'application://yardstick/index.html',
    'file:///index.html',
    'app://yardstick/assets/index.js',
    'about:srcdoc',
    'about:blank',
    'data:text/html,app://yardstick/',
    'javascript:app://yardstick/',
    '',
  ])('no other page: %s', (url) => {
    expect(mayCall({ url, parent: null })).toBe(false);
  });
});
