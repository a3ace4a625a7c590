import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLock } from '../../build/scripts/complete-lock.ts';

const read = () => JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

test('the lock names the packages of every system, or npm ci refuses it: see build/scripts/complete-lock.ts', () => {
  expect(completeLock(read())).toEqual([]);
});

test('a package that is left out for one system is missed', () => {
  const lock = read();
  const [name] = Object.keys(lock.packages).filter((place) => place.endsWith('-darwin-arm64'));
  const { version } = lock.packages[name!];
  delete lock.packages[name!];
  expect(completeLock(lock)).toEqual([`${name!.replace('node_modules/', '')} ${version}`]);
});
