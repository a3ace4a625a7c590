import { spawnSync } from 'node:child_process';
import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';

const ROWS = 20_000;

function dealsFile(folder: string): string {
  const path = join(folder, 'deals.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `D-${i},Company ${i * 7919},${i % 3 === 0 ? 'Won' : 'Lost'},2025-0${(i % 9) + 1}-11,${i * 31}`,
  );
  writeFileSync(path, ['Deal ID,Company,Status,Created,Amount', ...rows].join('\n'));
  return path;
}

/** Imports the file in a process of its own, which dies at `point`. */
function importAndDie(folder: string, workshop: string, deals: string, point: string) {
  const script = join(import.meta.dirname, '../support/importer.ts');
  return spawnSync(process.execPath, [script, join(folder, 'data'), workshop, deals, point], {
    encoding: 'utf8',
  });
}

async function emptyWorkshop(folder: string): Promise<string> {
  const path = join(folder, 'empty.yardstick');
  const workshop = await WorkshopFile.create(path, (file) => {
    file.settings.rename('Before');
    file.drafts.create(smallDefinition('Ours'));
  });
  workshop.close();
  return path;
}

/** Opens the workshop as the next start would, reads all of its deals, and says how many there are. */
async function dealsAfterwards(path: string): Promise<number | null> {
  const workshop = await WorkshopFile.open(path);
  try {
    expect(workshop.settings.name()).toBe('Before');
    expect(workshop.drafts.list().map(({ definition }) => definition.name)).toEqual(['Ours']);
    const sample = workshop.sample.read();
    const sources = await workshop.sample.sources();
    expect(sources.length === 0).toBe(sample === null);
    expect(workshop.sample.report()?.deals ?? null).toBe(sample?.deals ?? null);
    return sample?.deals ?? null;
  } finally {
    workshop.close();
  }
}

describe('a process killed in the middle of an import', () => {
  test('leaves all of it or nothing, wherever it was killed', async () => {
    const folder = temporaryFolder();
    const deals = dealsFile(folder);
    const before = await emptyWorkshop(folder);
    const path = join(folder, 'killed.yardstick');

    copyFileSync(before, path);
    const whole = importAndDie(folder, path, deals, 'never');
    expect(whole.stderr).toBe('');
    expect(await dealsAfterwards(path)).toBe(ROWS);
    const chunks = Number(whole.stdout);
    expect(chunks).toBeGreaterThan(8);

    for (const point of ['read', '1', String(chunks >> 1), String(chunks - 1), String(chunks)]) {
      copyFileSync(before, path);
      expect(importAndDie(folder, path, deals, point).signal, `killed at ${point}`).toBe('SIGKILL');
      // The file itself was half written by then: the test kills where it hurts.
      if (Number(point) > 1) expect(statSync(path).size).toBeGreaterThan(statSync(before).size);
      expect(await dealsAfterwards(path), `killed at ${point}`).toBeNull();
    }
    copyFileSync(before, path);
    expect(importAndDie(folder, path, deals, 'stored').signal).toBe('SIGKILL');
    expect(await dealsAfterwards(path)).toBe(ROWS);
  });

  test('keeps the deals that were there, when others were to replace them', async () => {
    const folder = temporaryFolder();
    const path = await emptyWorkshop(folder);
    const few = join(folder, 'few.csv');
    writeFileSync(few, 'Deal ID,Status,Amount\n1,Won,10\n2,Lost,20\n3,Won,30\n');
    expect(importAndDie(folder, path, few, 'stored').signal).toBe('SIGKILL');
    expect(importAndDie(folder, path, dealsFile(folder), '6').signal).toBe('SIGKILL');
    expect(await dealsAfterwards(path)).toBe(3);
  });
});
