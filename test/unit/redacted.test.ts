import { expect, test } from 'vitest';
import { redacted } from '#shared/contract/redacted.ts';

function thrownBy(message: string): Error {
  try {
    throw new TypeError(message);
  } catch (error) {
    return error as Error;
  }
}

test('tells what kind of error it was and where it came up', () => {
  const text = redacted(thrownBy('no such deal'));
  expect(text).toMatch(/^TypeError\n {2}at thrownBy \(redacted\.test\.ts:\d+:\d+\)/);
});

test.each([
  'Zanzibar Widgets has no owner',
  'first line\n    at Zanzibar Widgets (x)\nlast line',
  'C:\\clients\\Zanzibar\\deals.csv was not found',
])('tells nothing of what stood in its words: %j', (message) => {
  const text = redacted(thrownBy(message));
  expect(text).not.toMatch(/Zanzibar|line|clients/);
});

test('names files without their folders, and keeps a system’s code', () => {
  const error = Object.assign(new Error('x'), { code: 'ENOSPC' });
  error.stack =
    'Error: x\n    at save (/home/ann/clients/app/host.cjs:10:5)\n    at app://yardstick/assets/index.js:2:7';
  expect(redacted(error)).toBe('Error ENOSPC\n  at save (host.cjs:10:5)\n  at (index.js:2:7)');
  expect(redacted('Zanzibar')).toBe('A string was thrown');
});
