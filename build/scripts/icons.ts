/**
 * Draws the icons that Linux, Windows and macOS want from icon.svg and workshop.svg, after either was changed:
 * `node build/scripts/icons.ts <path of a Chromium>`. What it writes is committed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** For the hicolor theme of Linux, as PNG. */
export const LINUX_SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names of the entries that hold a PNG, with their width in pixels. */
export const ICNS_SIZES: [type: string, size: number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

type Pictures = ReadonlyMap<number, Buffer>;

/** Windows' container: a head, an entry of 16 bytes for each picture, the pictures. */
function ico(pictures: Pictures): Buffer {
  const head = Buffer.alloc(6 + 16 * ICO_SIZES.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(ICO_SIZES.length, 4);
  let offset = head.length;
  for (const [i, size] of ICO_SIZES.entries()) {
    const at = 6 + 16 * i;
    const { length } = pictures.get(size)!;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  }
  return Buffer.concat([head, ...ICO_SIZES.map((size) => pictures.get(size)!)]);
}

/** macOS' container: each part is its name, its length with these eight bytes, and its content. */
function icns(pictures: Pictures): Buffer {
  const part = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  return part('icns', Buffer.concat(ICNS_SIZES.map(([type, size]) => part(type, pictures.get(size)!))));
}

async function draw(svg: string, sizes: readonly number[], executablePath: string): Promise<Pictures> {
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const pictures = new Map<number, Buffer>();
  for (const size of new Set(sizes)) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return pictures;
}

if (import.meta.main) {
  const [browser] = process.argv.slice(2);
  if (!browser) throw new Error('Give the path of a Chromium, which draws the icons.');
  const resources = fileURLToPath(new URL('../resources/', import.meta.url));
  const sizes = [...LINUX_SIZES, ...ICO_SIZES, ...ICNS_SIZES.map(([, size]) => size)];
  mkdirSync(`${resources}/icons`, { recursive: true });
  for (const name of ['icon', 'workshop']) {
    const pictures = await draw(readFileSync(`${resources}/${name}.svg`, 'utf8'), sizes, browser);
    writeFileSync(`${resources}/${name}.ico`, ico(pictures));
    writeFileSync(`${resources}/${name}.icns`, icns(pictures));
    if (name !== 'icon') continue;
    for (const size of LINUX_SIZES) {
      writeFileSync(`${resources}/icons/${size}x${size}.png`, pictures.get(size)!);
    }
  }
}
