import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

test('a chart takes the place of an older file, as the text or the bytes that it is', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  await done(host.call('workshop.openSample', { fresh: true }));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>Größe</text></svg>';
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255]);
  const pictures = [
    ['chart.svg', { kind: 'svg', content: svg }, Buffer.from(svg)],
    ['chart.png', { kind: 'png', content: png.toString('base64') }, png],
  ] as const;
  for (const [name, picture, bytes] of pictures) {
    const path = join(folder, name);
    await writeFile(path, 'an older file, longer than the new one'.repeat(9));
    await done(host.call('charts.save', { place: host.places.register(path), picture }));
    expect(await readFile(path)).toEqual(bytes);
  }
});

test('what is no picture is refused, and nothing is written', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  await done(host.call('workshop.openSample', { fresh: true }));
  const before = await readdir(folder);
  const place = host.places.register(join(folder, 'chart.png'));
  await failureOf(host.call('charts.save', { place, picture: { kind: 'png', content: 'not base 64!' } }));
  expect(await readdir(folder)).toEqual(before);
});
