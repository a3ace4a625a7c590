import { createReadStream, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { About } from '#shared/contract/about.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, hostIn } from '../support/host.ts';
import { burntFuses, configuredFuses } from './support/fuses.ts';
import { buildPackage, describePackage, type Package, startPackage } from './support/packaged.ts';
import { goTo, STEPS, wonCaptured } from './support/room.ts';

const MEGABYTE = 1_000_000;

describePackage('the package', () => {
  let built: Package;
  const resources = (...path: string[]) => join(built.folder, 'resources', ...path);
  beforeAll(async () => {
    built = await buildPackage();
  }, 300_000);
  afterAll(() => built?.remove());

  test('has its fuses set', async () => {
    const burnt = await burntFuses(built.executable);
    // The newest is missing in runtimes that are older than the product's own.
    expect({ grantFileProtocolExtraPrivileges: false, ...burnt }).toEqual(configuredFuses());
  });

  test('holds what is run, and nothing of how it is made', () => {
    const files = listPackage(resources('app.asar'), { isPack: false }).filter((path) => /\.\w+$/.test(path));
    const expected =
      /^\/(package\.json|dist\/(main|preload|host|typing|window)\/.+\.(cjs|ttf|html|js|css|json|svg|png|woff2)|dist\/host\/sample(\.yardstick|-deals\.bin)|node_modules\/better-sqlite3\/(package\.json|lib\/.+\.js|prebuilds\/linux-(x64|arm64)\.node))$/;
    expect(files.filter((path) => !expected.test(path))).toEqual([]);
    expect(files.length).toBeGreaterThan(30);

    const outside = filesIn(resources()).filter((path) => !/^(app|default_app)\.asar$/.test(path));
    const documents =
      /^docs\/(definition-language|importing|keys|numbers|security|sql|terminal|workshop)\.md$|^docs\/definition\.schema\.json$|^docs\/images\/.+\.png$/;
    const addon = /^app\.asar\.unpacked\/node_modules\/better-sqlite3\/prebuilds\/linux-(x64|arm64)\.node$/;
    const others = outside.filter((path) => !documents.test(path) && !addon.test(path));
    expect(others).toEqual(['apparmor-profile']);

    const about = JSON.parse(
      extractFile(resources('app.asar'), 'dist/window/about.json').toString(),
    ) as About;
    expect(about.packages.some(({ name }) => name === 'better-sqlite3-multiple-ciphers')).toBe(true);
    expect(filesIn(built.folder)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    );
  });

  test('has no door to updates', () => {
    const names = filesIn(built.folder);
    expect(names.filter((path) => /app-update|latest|blockmap|package-type/.test(path))).toEqual([]);
  });

  test('is small enough to be carried', async () => {
    const sizes = new Map<string, number>();
    for (const path of filesIn(built.folder)) sizes.set(path, await compressed(join(built.folder, path)));
    const sum = (paths: string[]) => paths.reduce((all, path) => all + sizes.get(path)!, 0);
    expect(sum([...sizes.keys()]) / MEGABYTE).toBeLessThan(110);
    expect(sum([...sizes.keys()].filter((path) => path.startsWith('resources/'))) / MEGABYTE).toBeLessThan(
      12,
    );
  });

  test('starts with the sample, and all its steps work', async () => {
    const page = await startPackage(built);
    await page.getByRole('button', { name: 'Harbourline (sample)', exact: true }).waitFor();
    expect(await wonCaptured(page)).toBeGreaterThan(30);
    for (const step of STEPS) {
      await goTo(page, step);
      expect(await page.getByRole('alert').allInnerTexts(), step).toEqual([]);
    }
  });

  test('opens the workshop that it is started with', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'acme.yardstick');
    const host = hostIn(folder);
    await done(host.call('workshop.create', { place: host.places.register(file), name: 'Acme' }));
    await host.close();
    const page = await startPackage(built, file);
    await page.getByRole('button', { name: 'Acme', exact: true }).waitFor();
    await page.getByText('No deals yet').first().waitFor();
  });

  test('tells a Debian system which files are its own, and how they look', () => {
    const { options, menuEntry, fileTypes } = built.deb;
    expect(menuEntry).toContain('Exec=/opt/Yardstick/yardstick %U');
    expect(menuEntry).toContain('MimeType=application/x-yardstick;');
    expect(menuEntry).toContain('StartupWMClass=yardstick');
    expect(fileTypes).toContain('<mime-type type="application/x-yardstick">');
    expect(fileTypes).toContain('<glob pattern="*.yardstick"/>');
    const placed = options.filter((option) => option.includes('=/usr/share/icons/'));
    expect(placed.map((option) => option.split('/hicolor/')[1])).toEqual([
      'scalable/mimetypes/application-x-yardstick.svg',
      ...[16, 24, 32, 48, 64, 96, 128, 256, 512, 1024].map((size) => `${size}x${size}/apps/yardstick.png`),
    ]);
  });
});

/** All files within a folder, by their paths in it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** How many bytes a file takes in an archive. */
async function compressed(file: string): Promise<number> {
  let bytes = 0;
  const count = new Writable({
    write(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      next();
    },
  });
  await pipeline(createReadStream(file), createGzip(), count);
  return bytes;
}
