import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { About } from '#shared/contract/about.ts';
import { ShippedPackages } from '../../build/scripts/shipped-packages.ts';
import { temporaryFolder } from '../support/folder.ts';

const about = JSON.parse(
  readFileSync(new URL('../../dist/window/about.json', import.meta.url), 'utf8'),
) as About;

test('About has the licence of each package that is shipped, with its text', () => {
  const named = (name: string) => about.packages.find((shipped) => shipped.name === name);
  expect(about.packages.filter(({ licence, text }) => !licence || !text)).toEqual([]);
  expect(about.licence).toContain('The Yardstick founders');
  // One of each bundle, and what is in none.
  for (const name of [
    'react',
    'inter-ui',
    'luxon',
    'zod',
    'pdfkit',
    '@expo-google-fonts/inter',
    'better-sqlite3-multiple-ciphers',
    'electron',
  ]) {
    expect(named(name)?.text?.length, name).toBeGreaterThan(500);
  }
  for (const name of ['vitest', 'vite', 'electron-builder', '@biomejs/biome', 'typescript']) {
    expect(named(name), name).toBeUndefined();
  }
});

test('a package that says nothing of its licence is not passed over', () => {
  const folder = join(temporaryFolder(), 'node_modules', 'silent');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'silent', version: '1.0.0' }));
  const shipped = new ShippedPackages();
  shipped.addFile(join(folder, 'lib', 'index.js'));
  shipped.addFile('/elsewhere/our-own.ts');
  expect(shipped.list()).toEqual([{ name: 'silent', version: '1.0.0', licence: '', text: null }]);
});
