import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#shared/contract/failure.ts';
import { COMPRESSION, compress } from '../../electron/host/files/compression.ts';
import { CURRENT_VERSION } from '../../electron/host/workshop/migrate.ts';
import { workshopRefusal } from '../../electron/host/workshop/refusals.ts';
import { checksum } from '../../electron/host/workshop/repositories/checksum.ts';
import type { SourceFile } from '../../electron/host/workshop/repositories/source-files.ts';
import { storedSample } from '../../electron/host/workshop/repositories/stored-sample.ts';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, failureOf, hostIn } from '../support/host.ts';
import { oldWorkshop } from '../support/old-workshop.ts';
import { mixedSample, provenance } from '../support/samples.ts';

const refusalOf = async (path: string): Promise<Refusal> => {
  const refusal = await WorkshopFile.open(path).then(
    (workshop) => workshop.close(),
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refusal)) throw new Error(`no refusal, but ${String(refusal)}`);
  return refusal;
};

const packed = async (fileName: string, text: string): Promise<SourceFile> => ({
  fileName,
  compressed: await compress(Buffer.from(text)),
  compression: COMPRESSION,
});

async function filledWorkshop(folder: string): Promise<string> {
  const path = join(folder, 'filled.yardstick');
  const sources = [
    await packed('deals.csv', 'name,status\nAda,Closed Won\n'.repeat(50)),
    await packed('people.csv', 'email\nada@example.com\n'),
  ];
  const leftOut = gzipSync('Row,Reason\n7,It is empty.\n');
  const workshop = await WorkshopFile.create(path, (file) => {
    file.settings.rename('Filled');
    file.drafts.create(smallDefinition('Ours', 50));
    file.drafts.create(smallDefinition('Theirs', 70));
    file.sample.replace(storedSample(mixedSample(300)), { ...provenance(300), sources, leftOut });
  });
  workshop.close();
  return path;
}

/** All that a workshop's file says. */
async function everythingIn(path: string): Promise<unknown> {
  const workshop = await WorkshopFile.open(path);
  try {
    const { settings, drafts, sample } = workshop;
    const sources = await sample.sources();
    const leftOut = await sample.leftOut();
    return {
      name: settings.name(),
      settings: settings.read(),
      drafts: drafts.list(),
      manifest: sample.manifest(),
      sample: sample.read(),
      report: sample.report(),
      mapping: sample.mapping(),
      remembered: sample.rememberedMappings(),
      leftOut: leftOut && Buffer.from(leftOut).toString(),
      sources: sources.map(({ fileName, bytes }) => [fileName, Buffer.from(bytes).toString()]),
    };
  } finally {
    workshop.close();
  }
}

describe('a file that is no workshop', () => {
  test.each([
    ['an empty file', ''],
    ['a spreadsheet', 'name,status\nAda,Closed Won\n'.repeat(100)],
    ['the beginning of a database', 'SQLite format 3\0'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array(200).fill(7)])],
  ])('%s is refused and left as it is', async (_, content) => {
    const path = join(temporaryFolder(), 'plan.yardstick');
    writeFileSync(path, content);
    const refusal = await refusalOf(path);
    expect(refusal.code).toBe('notAWorkshop');
    expect(refusal.message).toContain('“plan.yardstick”');
    expect(readFileSync(path).equals(Buffer.from(content))).toBe(true);
  });

  test('another program’s database is refused and left as it is', async () => {
    const path = join(temporaryFolder(), 'notes.db');
    const db = new Database(path);
    db.exec('CREATE TABLE note (text TEXT)');
    db.close();
    const before = readFileSync(path);
    expect((await refusalOf(path)).code).toBe('notAWorkshop');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a folder, and a file that is gone, each get a sentence', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'plans.yardstick'));
    expect((await refusalOf(join(folder, 'plans.yardstick'))).message).toContain('is a folder');
    expect((await refusalOf(join(folder, 'gone.yardstick'))).message).toContain('no longer there');
  });

  test('the workshop that was open stays open', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    await done(host.call('workshop.open', { place: host.places.register(await filledWorkshop(folder)) }));
    writeFileSync(join(folder, 'bad.yardstick'), 'nothing of ours');
    const place = host.places.register(join(folder, 'bad.yardstick'));
    expect((await failureOf(host.call('workshop.open', { place }))).code).toBe('notAWorkshop');
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ name: 'Filled' });
  });
});

describe('a newer workshop', () => {
  test('is refused, with nothing changed in it or beside it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'newer.yardstick');
    oldWorkshop(path, CURRENT_VERSION, (db) => {
      db.exec('CREATE TABLE forecast (x TEXT) STRICT');
      db.pragma(`user_version = ${CURRENT_VERSION + 1}`);
    });
    const before = readFileSync(path);
    const refusal = await refusalOf(path);
    expect(refusal.code).toBe('newerWorkshop');
    expect(refusal.message).toContain('newer Yardstick');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['newer.yardstick']);
  });
});

describe('a damaged workshop', () => {
  test('cut off anywhere, it is refused and left as it is', async () => {
    const folder = temporaryFolder();
    const whole = await filledWorkshop(folder);
    const { length } = readFileSync(whole);
    const path = join(folder, 'cut.yardstick');
    for (const share of [0.01, 0.1, 0.35, 0.6, 0.9, 0.999]) {
      copyFileSync(whole, path);
      truncateSync(path, Math.floor(length * share));
      const before = readFileSync(path);
      expect((await refusalOf(path)).code, `cut at ${share}`).toBe('damagedWorkshop');
      expect(readFileSync(path).equals(before)).toBe(true);
    }
  });

  test('with any one bit changed, it is refused or says what it said before', async () => {
    const folder = temporaryFolder();
    const whole = await filledWorkshop(folder);
    const said = await everythingIn(whole);
    const bytes = readFileSync(whole);
    const path = join(folder, 'flipped.yardstick');
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 1 << bit;
        writeFileSync(path, flipped);
        try {
          expect(await everythingIn(path)).toEqual(said);
        } catch (error) {
          if (!(workshopRefusal(error) instanceof Refusal)) throw error;
          refused++;
        }
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

test.each(['gzip', 'brotli', 'zstd'] as const)(
  'a kept file that %s did not make is refused, though its checksum is right',
  async (compression) => {
    const path = join(temporaryFolder(), 'kept.yardstick');
    const compressed = Buffer.from('Deal ID,Status');
    oldWorkshop(path, CURRENT_VERSION, (db) => {
      db.prepare(
        'INSERT INTO source_file (position, file_name, compression, checksum) VALUES (0, ?, ?, ?)',
      ).run('deals.csv', compression, checksum('deals.csv', compressed));
      db.prepare('INSERT INTO source_chunk VALUES (0, 0, ?)').run(compressed);
    });
    const workshop = await WorkshopFile.open(path);
    await expect(workshop.sample.sources()).rejects.toMatchObject({ code: 'damagedWorkshop' });
    workshop.close();
  },
);

describe('a thousand damaged files', () => {
  test('are each refused with a sentence, or say what they said before; none is changed', async () => {
    const folder = temporaryFolder();
    const whole = await filledWorkshop(folder);
    const said = await everythingIn(whole);
    const bytes = readFileSync(whole);
    const path = join(folder, 'damaged.yardstick');
    const refused = new Map<string, number>();
    const place = fc.nat(bytes.length - 1);
    const damage = fc.oneof(
      fc.tuple(fc.constant('bits'), fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 20 })),
      fc.tuple(fc.constant('cut'), place),
      fc.tuple(fc.constant('zeros'), fc.tuple(place, fc.integer({ min: 1, max: 8_192 }))),
      fc.tuple(fc.constant('moved'), fc.tuple(place, place, fc.integer({ min: 1, max: 8_192 }))),
      fc.tuple(fc.constant('foreign'), fc.uint8Array({ maxLength: 4_096 })),
    );
    await fc.assert(
      fc.asyncProperty(damage, async ([kind, how]) => {
        const damaged = damagedBy(bytes, kind, how);
        writeFileSync(path, damaged);
        try {
          expect(await everythingIn(path)).toEqual(said);
        } catch (error) {
          const refusal = workshopRefusal(error);
          if (!(refusal instanceof Refusal)) throw error;
          expect(refusal.message).toMatch(/[.)]$/);
          refused.set(kind, (refused.get(kind) ?? 0) + 1);
          // What is refused when it is opened stays as it was, byte by byte.
          if (refusal === error) expect(readFileSync(path).equals(damaged)).toBe(true);
        }
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
    expect([...refused.keys()].sort()).toEqual(['bits', 'cut', 'foreign', 'moved', 'zeros']);
  });
});

function damagedBy(bytes: Buffer, kind: string, how: unknown): Buffer {
  const damaged = Buffer.from(bytes);
  switch (kind) {
    case 'bits':
      for (const [at, bit] of how as [number, number][]) damaged[at]! ^= 1 << bit;
      return damaged;
    case 'cut':
      return damaged.subarray(0, how as number);
    case 'zeros': {
      const [at, length] = how as [number, number];
      return damaged.fill(0, at, Math.min(damaged.length, at + length));
    }
    case 'moved': {
      const [to, from, length] = how as [number, number, number];
      damaged.copyWithin(to, from, from + length);
      return damaged;
    }
    default:
      return Buffer.from(how as Uint8Array);
  }
}

describe.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('without permission', () => {
  test('to read: a sentence', async () => {
    const path = await filledWorkshop(temporaryFolder());
    chmodSync(path, 0o000);
    expect((await refusalOf(path)).code).toBe('unreadableFile');
  });

  test('to write: a sentence before the work begins', async () => {
    const path = await filledWorkshop(temporaryFolder());
    chmodSync(path, 0o400);
    expect((await refusalOf(path)).code).toBe('cannotWrite');
  });
});
