import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { storedSample } from '../../electron/host/workshop/repositories/stored-sample.ts';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';
import { mixedSample, provenance } from '../support/samples.ts';

/** A small disk of its own at a folder, gone when the test is over; null where this machine gives none. */
function smallDisk(kilobytes: number): string | null {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  if (mounted.status !== 0) return null;
  // Before the folder itself is removed.
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

async function filled(path: string): Promise<void> {
  const workshop = await WorkshopFile.create(path, (file) => {
    file.settings.rename('Full');
    file.drafts.create(smallDefinition('Ours', 1));
    file.sample.replace(storedSample(mixedSample(300)), {
      ...provenance(300),
      sources: [],
      leftOut: new Uint8Array(),
    });
  });
  workshop.close();
}

function longFile(path: string): void {
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `D-${i},Company ${i * 7919} ${'x'.repeat(60)},Won,${i}`,
  );
  writeFileSync(path, ['Deal ID,Company,Status,Amount', ...rows].join('\n'));
}

/** Tries everything that writes, in a process that may write files of `blocks` kilobytes at most. */
function tryEverything(workshop: string, deals: string, blocks: number | 'unlimited') {
  const script = join(import.meta.dirname, '../support/no-room.ts');
  const run = spawnSync(
    'bash',
    ['-c', `ulimit -f ${blocks}; exec "$@"`, 'bash', process.execPath, script, workshop, deals],
    {
      encoding: 'utf8',
    },
  );
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return JSON.parse(run.stdout) as Record<string, { code: string; message: string } | null>;
}

/** What must still be there, and what must not. */
async function isWhole(folder: string, path: string, threshold: number): Promise<void> {
  const workshop = await WorkshopFile.open(path);
  expect(workshop.sample.read()).toEqual(mixedSample(300));
  expect(workshop.drafts.list()[0]!.definition).toEqual(smallDefinition('Ours', threshold));
  expect(workshop.purges.list()).toEqual([]);
  workshop.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name.endsWith('-journal'))).toEqual(
    [],
  );
}

describe.skipIf(process.platform === 'win32')('where there is no room', () => {
  test('on a disk that is full, each thing that needs room says so, and nothing is half there', async (context) => {
    const folder = smallDisk(3_000);
    if (!folder) return context.skip('this machine lets nobody make a small disk');
    const path = join(folder, 'client.yardstick');
    await filled(path);
    const deals = join(temporaryFolder(), 'deals.csv');
    longFile(deals);
    // What is left is too little for another copy.
    const { length } = readFileSync(path);
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(3_000 * 1024 - length - 60_000));
    const failures = tryEverything(path, deals, 'unlimited');
    for (const work of ['import', 'edit', 'backup', 'export', 'protect', 'purge', 'saveAs', 'create']) {
      expect(failures[work], work).toMatchObject({ code: 'cannotWrite' });
      expect(failures[work]!.message).toMatch(/too full|disk/);
    }
    await isWhole(folder, path, 2);
  });

  test('beyond what a process may write, the same', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'client.yardstick');
    await filled(path);
    const deals = join(folder, 'deals.csv');
    longFile(deals);
    const room = Math.ceil(readFileSync(path).length / 1024) + 40;
    const failures = tryEverything(path, deals, room);
    expect(failures.import).toMatchObject({ code: 'cannotWrite' });
    await isWhole(folder, path, 2);
  });

  test('on a disk that can’t be written, the workshop is refused and stays as it is', async (context) => {
    const folder = smallDisk(4_000);
    if (!folder) return context.skip('this machine lets nobody make a small disk');
    const path = join(folder, 'client.yardstick');
    await filled(path);
    const before = readFileSync(path);
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    await expect(WorkshopFile.open(path)).rejects.toMatchObject({ code: 'cannotWrite' });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['client.yardstick']);
  });

  test('a stick that is pulled out is told, and what was saved before opens from its copy', async (context) => {
    const folder = smallDisk(4_000);
    if (!folder) return context.skip('this machine lets nobody make a small disk');
    const path = join(folder, 'client.yardstick');
    await filled(path);
    const script = join(import.meta.dirname, '../support/pulled-out.ts');
    const copy = join(temporaryFolder(), 'copy.yardstick');
    copyFileSync(path, copy);
    const run = spawnSync(process.execPath, [script, path, folder], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toMatchObject({
      edit: { code: 'cannotWrite' },
      copy: { code: 'cannotWrite' },
    });
    await isWhole(join(copy, '..'), copy, 1);
  });
});
