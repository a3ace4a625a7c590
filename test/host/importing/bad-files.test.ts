import { chmod, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '#shared/contract/failure.ts';
import { importTables } from '../../../electron/host/importing/import-tables.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { preview, quietly, withFile } from './support.ts';

const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => {
      throw new Error('was not refused');
    },
    (error) => {
      expect(error).toBeInstanceOf(Refusal);
      return error;
    },
  );

test.each([
  ['an empty file', '', 'is empty'],
  ['a file of blank lines', '\n \n', 'is empty'],
  ['headers only', 'id,name,stage\n', 'no rows under them'],
  ['one column', 'name\nAnn\nBob\n', 'only one column'],
  ['a workbook', 'PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml', 'damaged workbook'],
  ['an old workbook', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'old Excel workbook'],
  ['an archive', 'PK\x03\x04\x14\0\0\0deals.txt', 'ZIP archive'],
  ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0', 'not a text file'],
  ['a PDF', '%PDF-1.7\n%\xe2\xe3', 'is a PDF'],
  ['what a program reads', '[\n  {"id": 1, "stage": "Won"}\n]\n', 'is a JSON file'],
  ['a web page', '<html><table><tr><td>1</td></tr></table></html>', 'web page'],
])('%s is refused with a sentence', async (_, content, words) => {
  const { code, message } = await refusal(preview(Buffer.from(content, 'latin1'), 'export.csv'));
  expect(code).toBe('unreadableFile');
  expect(message).toContain('“export.csv”');
  expect(message).toContain(words);
});

test('a folder and a file that is gone', async () => {
  expect((await refusal(previewTables([tmpdir()], undefined, quietly()))).message).toContain('is a folder');
  const gone = join(tmpdir(), 'yardstick-no-such-file.csv');
  expect((await refusal(previewTables([gone], undefined, quietly()))).message).toContain('no longer there');
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a file without permission',
  async () => {
    await withFile('id,stage\n1,Won\n', async (path) => {
      await chmod(path, 0);
      expect((await refusal(previewTables([path], undefined, quietly()))).message).toContain('permission');
    });
  },
);

test.each([
  ['without separators', 'x'],
  ['of separators', 'a,'],
  ['in a quote that never ends', '"'],
])('one line of 200 MB %s is refused before it fills the memory', async (_, piece) => {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-import-'));
  try {
    const path = join(folder, 'line.csv');
    const file = await open(path, 'w');
    const megabyte = Buffer.from((piece === '"' ? 'y' : piece).repeat(1 << 20).slice(0, 1 << 20));
    await file.write('id,note\n1,');
    if (piece === '"') await file.write('"');
    for (let i = 0; i < 200; i++) await file.write(megabyte);
    await file.close();
    const before = process.memoryUsage.rss();
    const { message } = await refusal(previewTables([path], undefined, quietly()));
    expect(message).toMatch(/^Row 2 of the file has (a cell of )?more than/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 << 20);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a mapping that doesn’t fit stops a long import at its header', async () => {
  const text = `Deal ID,Stage\n${'1,Won\n'.repeat(200_000)}`;
  await withFile(text, async (path) => {
    const { mapping } = await previewTables([path], undefined, quietly());
    mapping.columns[0]!.header = 'Another';
    const work = importTables([path], mapping, { ...quietly(), timeZone: 'UTC' });
    expect((await refusal(work)).code).toBe('badInput');
  });
});

test('a cancelled import stops between pieces and says so', async () => {
  const text = `Deal ID,Stage\n${Array.from({ length: 200_000 }, (_, i) => `${i},Won`).join('\n')}\n`;
  await withFile(text, async (path) => {
    const { mapping } = await previewTables([path], undefined, quietly());
    const stop = new AbortController();
    const shares: number[] = [];
    const onProgress = ({ share }: { share: number | null }) => {
      shares.push(share ?? 0);
      stop.abort();
    };
    const work = importTables([path], mapping, {
      ...quietly(),
      signal: stop.signal,
      onProgress,
      timeZone: 'UTC',
    });
    expect((await refusal(work)).code).toBe('cancelled');
    expect(shares).toHaveLength(1);
  });
});

test('reading lets other work have its turn, and tells how far it is', async () => {
  const text = `Deal ID,Stage\n${Array.from({ length: 300_000 }, (_, i) => `${i},Won`).join('\n')}\n`;
  await withFile(text, async (path) => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const shares: number[] = [];
    await previewTables([path], undefined, {
      ...quietly(),
      signal: new AbortController().signal,
      onProgress: ({ share }) => shares.push(share!),
    });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
