/** The installers of three systems, most of which can't be built on any one machine, checked as configuration. */
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import { ICNS_SIZES, ICO_SIZES, LINUX_SIZES } from '../../build/scripts/icons.ts';

const root = join(import.meta.dirname, '../..');
const resource = (...path: string[]) => readFileSync(join(root, 'build/resources', ...path));

type Configuration = Awaited<ReturnType<typeof getConfig>>;
let config: Configuration;
beforeAll(async () => {
  config = await getConfig(root, null, null);
});

const silent = { isEnabled: false } as Parameters<typeof validateConfiguration>[1];

describe('the configuration of the installers', () => {
  test('is one that electron-builder knows', async () => {
    await validateConfiguration(structuredClone(config), silent);
    const misspelt = { ...config, mac: { ...config.mac, hardendRuntime: true } };
    await expect(validateConfiguration(misspelt, silent)).rejects.toThrow('configuration.mac');
  });

  test('makes what each system installs', () => {
    expect(config.win!.target).toEqual(['nsis', 'portable']);
    expect(config.mac!.target).toEqual([{ target: 'dmg', arch: 'universal' }]);
    expect(config.linux!.target).toEqual(['AppImage', 'deb']);
    // Debian's archive refuses a package without them.
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest.homepage).toMatch(/^https:/);
    expect(config.linux!.maintainer).toMatch(/^.+ <.+@.+>$/);
  });

  test('names no two files alike', () => {
    const names = [config.artifactName, config.nsis!.artifactName, config.portable!.artifactName];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\$\{productName\}-\$\{version\}-.+\.\$\{ext\}$/);
  });

  test('leaves updates to people', () => {
    expect(config.publish).toBeNull();
    for (const part of [config.win, config.mac, config.linux, config.nsis, config.dmg, config.deb]) {
      expect(part?.publish).toBeUndefined();
    }
    expect(config.nsis!.differentialPackage).toBe(false);
    expect(config.dmg!.writeUpdateInfo).toBe(false);
  });

  test('sets every fuse against misuse', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('hardens the app on macOS, and asks for no more than it needs', () => {
    const { hardenedRuntime, entitlements, entitlementsInherit, x64ArchFiles } = config.mac!;
    expect(hardenedRuntime).toBe(true);
    expect(entitlements).toBe('build/resources/entitlements.mac.plist');
    expect(entitlementsInherit).toBe(entitlements);
    expect(trueKeys(readFileSync(join(root, entitlements!), 'utf8'))).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.cs.disable-library-validation',
    ]);
    // Both halves of a universal app hold both binaries, which is an error unless it is said to be meant.
    for (const arch of ['x64', 'arm64']) {
      const binary = `Contents/Resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/darwin-${arch}.node`;
      expect(matchesGlob(binary, x64ArchFiles!), arch).toBe(true);
    }
  });

  test('opens workshops by their own type and icon', () => {
    expect(config.fileAssociations).toEqual([
      {
        ext: 'yardstick',
        name: 'Yardstick workshop',
        description: 'Yardstick workshop',
        mimeType: 'application/x-yardstick',
        icon: 'workshop',
        role: 'Editor',
      },
    ]);
    const [placed] = [config.deb!.fpm].flat();
    expect(placed).toMatch(/^build\/resources\/workshop\.svg=.+\/mimetypes\/application-x-yardstick\.svg$/);
  });
});

describe('the icons', () => {
  test('of Linux are there in all sizes', () => {
    expect(config.linux!.icon).toBe('icons');
    expect(LINUX_SIZES).toEqual(expect.arrayContaining([16, 32, 48, 64, 128, 256, 512, 1024]));
    for (const size of LINUX_SIZES) {
      expect(sizeOfPng(resource('icons', `${size}x${size}.png`)), `${size}`).toEqual([size, size]);
    }
  });

  test.each(['icon', 'workshop'])('%s of Windows holds all sizes', (name) => {
    if (name === 'icon') expect(config.win!.icon).toBe('icon.ico');
    const file = resource(`${name}.ico`);
    expect(file.readUInt16LE(2)).toBe(1);
    const pictures = Array.from({ length: file.readUInt16LE(4) }, (_, i) => {
      const [length, offset] = [file.readUInt32LE(14 + 16 * i), file.readUInt32LE(18 + 16 * i)];
      const size = file.readUInt8(6 + 16 * i) || 256;
      expect(sizeOfPng(file.subarray(offset, offset + length))).toEqual([size, size]);
      return size;
    });
    expect(pictures).toEqual(ICO_SIZES);
    expect(ICO_SIZES).toEqual(expect.arrayContaining([16, 32, 48, 256]));
  });

  test.each(['icon', 'workshop'])('%s of macOS holds all sizes', (name) => {
    if (name === 'icon') expect(config.mac!.icon).toBe('icon.icns');
    const file = resource(`${name}.icns`);
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const parts: [string, number][] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const [width, height] = sizeOfPng(file.subarray(at + 8));
      expect(height).toBe(width);
      parts.push([file.toString('latin1', at, at + 4), width]);
    }
    expect(parts).toEqual(ICNS_SIZES);
    expect(parts).toContainEqual(['ic10', 1024]);
  });
});

/** Width and height. */
function sizeOfPng(bytes: Buffer): [number, number] {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** The keys of a property list's dictionary that are true; fails where it is no XML. */
function trueKeys(plist: string): string[] {
  const parser = new SaxesParser();
  const keys: string[] = [];
  let text = '';
  let key = '';
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name === 'true') keys.push(key);
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'key') key = text;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(plist).close();
  return keys;
}
