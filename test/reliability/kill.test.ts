/**
 * `kill -9` at random moments of everything that writes a workshop. Some of each here; all three hundred by
 * `YARDSTICK_KILLS=300 npx vitest run --project reliability test/reliability/kill.test.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { verifies } from '../../electron/host/purging/certificate.ts';
import { unlock } from '../../electron/host/workshop/cipher.ts';
import { CURRENT_VERSION } from '../../electron/host/workshop/migrate.ts';
import { storedSample } from '../../electron/host/workshop/repositories/stored-sample.ts';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';
import { fillVersion5 } from '../support/old-versions.ts';
import { oldWorkshop } from '../support/old-workshop.ts';
import { mixedSample, provenance } from '../support/samples.ts';
import type { Work } from '../support/under-fire.ts';

const KILLS = Number(process.env.YARDSTICK_KILLS ?? 30);
const EACH = Math.ceil(KILLS / 6);
/** The moments are those of a clock, and so never twice the same; how they are spread is. */
const random = seeded(20261129);

interface Run {
  /** The number of the last piece of work that was confirmed; 0 where none was. */
  confirmed: number;
  /** How long the work went on, in ms. */
  took: number;
}

/** Does a kind of work in a process of its own, which is killed after `delay` ms of it. */
async function run(work: Work, folder: string, times: number, delay: number | null): Promise<Run> {
  const script = join(import.meta.dirname, '../support/under-fire.ts');
  const child = spawn(process.execPath, [script, work, folder, String(times)]);
  let output = '';
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += data));
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      output += data;
      if (output.startsWith('ready')) resolve();
    });
    child.once('exit', () => reject(new Error(complaint)));
  });
  const began = performance.now();
  child.stdin.write('go\n');
  const timer = delay === null ? null : setTimeout(() => child.kill('SIGKILL'), delay);
  await ended;
  if (timer) clearTimeout(timer);
  if (delay === null) expect(complaint).toBe('');
  const confirmed = output.split('\n').filter((line) => /^\d+$/.test(line));
  return { confirmed: Number(confirmed.at(-1) ?? 0), took: performance.now() - began };
}

/** Opens the workshop as the next start would, and has SQLite look at every page of it. */
async function opened<T>(
  path: string,
  use: (workshop: WorkshopFile) => T | Promise<T>,
  passphrase: string | null = null,
): Promise<T> {
  const workshop = await WorkshopFile.open(path, passphrase);
  let result: T;
  try {
    result = await use(workshop);
  } finally {
    workshop.close();
  }
  const db = new Database(path, { readonly: true });
  if (passphrase !== null) unlock(db, passphrase);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  return result;
}

const PLANTED = 'Zanzibar Planted';
const ROWS = { odd: 900, even: 1_700 };

function dealsFile(folder: string, name: keyof typeof ROWS): void {
  const rows = Array.from(
    { length: ROWS[name] },
    (_, i) => `${name}-${i},${PLANTED} ${i},${i % 3 ? 'Lost' : 'Won'},${i * 7}`,
  );
  writeFileSync(join(folder, `${name}.csv`), ['Deal ID,Company,Status,Amount', ...rows].join('\n'));
}

async function filled(path: string): Promise<void> {
  const workshop = await WorkshopFile.create(path, (file) => {
    file.settings.rename('Base');
    file.drafts.create(smallDefinition('Ours', 0));
    file.sample.replace(storedSample(mixedSample(500)), {
      ...provenance(500),
      sources: [],
      leftOut: new Uint8Array(),
    });
  });
  workshop.close();
}

const base = (folder: string) => join(folder, 'base.yardstick');
const copies = (folder: string) =>
  readdirSync(folder).flatMap((name) => (/^copy (\d+)\.yardstick$/.exec(name) ? [name] : []));
const numberOf = (copy: string) => Number(/\d+/.exec(copy)?.[0]);
/** What stands beside a workshop that was opened since. */
const leftovers = (folder: string) =>
  readdirSync(folder).filter((name) => {
    const of = /^\.?(.*?\.yardstick)(\.[0-9a-f]+\.tmp.*|-journal)$/.exec(name)?.[1];
    return of !== undefined && existsSync(join(folder, of));
  });

interface Case {
  /** How many pieces of work a whole run does. */
  times: number;
  prepare(folder: string): Promise<void> | void;
  /** Holds the files against what was confirmed. */
  check(folder: string, confirmed: number): Promise<void>;
}

const CASES: Record<Work, Case> = {
  edit: {
    times: 60,
    prepare: (folder) => filled(base(folder)),
    check: async (folder, confirmed) => {
      const [draft, deals] = await opened(base(folder), ({ drafts, sample }) => [
        drafts.list()[0]!,
        sample.read()!.deals,
      ]);
      const written = [confirmed, confirmed + 1].map((piece) => smallDefinition('Ours', piece));
      expect(written).toContainEqual(draft.definition);
      expect(deals).toBe(500);
    },
  },
  import: {
    times: 4,
    prepare: async (folder) => {
      await filled(base(folder));
      dealsFile(folder, 'odd');
      dealsFile(folder, 'even');
    },
    check: async (folder, confirmed) => {
      const deals = (piece: number) => (piece === 0 ? 500 : piece % 2 === 0 ? ROWS.even : ROWS.odd);
      await opened(base(folder), async ({ sample }) => {
        const found = sample.read()!.deals;
        expect([deals(confirmed), deals(confirmed + 1)]).toContain(found);
        expect(sample.report()!.deals).toBe(found);
        for (const { fileName, bytes } of await sample.sources()) {
          expect(fileName).toBe(found === ROWS.even ? 'even.csv' : 'odd.csv');
          expect(Buffer.from(bytes).equals(readFileSync(join(folder, fileName)))).toBe(true);
        }
      });
    },
  },
  saveAs: {
    times: 12,
    prepare: (folder) => filled(base(folder)),
    check: async (folder, confirmed) => {
      for (let piece = 1; piece <= confirmed; piece++) {
        expect(existsSync(join(folder, `copy ${piece}.yardstick`))).toBe(true);
      }
      for (const file of ['base.yardstick', ...copies(folder)]) {
        const deals = await opened(join(folder, file), ({ sample }) => sample.read()!.deals);
        expect(deals, file).toBe(500);
      }
    },
  },
  migration: {
    times: 12,
    prepare: (folder) => oldWorkshop(base(folder), 5, fillVersion5),
    check: async (folder) => {
      const backups = () =>
        readdirSync(join(folder, 'backups'), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('index.json'))
          .flatMap((name) => JSON.parse(readFileSync(join(folder, 'backups', name), 'utf8')))
          .map(({ path }) => path);
      for (const file of copies(folder)) {
        const path = join(folder, file);
        const isNew = readFileSync(path).readUInt32BE(60) === CURRENT_VERSION;
        if (isNew) expect(backups(), file).toContain(path);
        await opened(path, ({ drafts, sample, purges }) => {
          expect(drafts.list(), file).toHaveLength(2);
          expect(sample.read(), file).toEqual(mixedSample(12));
          expect(purges.list()).toEqual([]);
        });
      }
    },
  },
  purge: {
    times: 6,
    prepare: (folder) => filled(base(folder)),
    check: async (folder, confirmed) => {
      for (const file of copies(folder)) {
        const path = join(folder, file);
        const isPurged = await opened(path, (workshop) => {
          const [purge] = workshop.purges.list();
          expect(workshop.sample.deals(), file).toBe(purge ? null : 500);
          if (purge) expect(verifies(purge, workshop)).toBe(true);
          return purge !== undefined;
        });
        if (numberOf(file) <= confirmed) expect(isPurged, file).toBe(true);
        if (isPurged) expect(readFileSync(path).includes('Company 1'), file).toBe(false);
      }
    },
  },
  passphrase: {
    times: 4,
    prepare: (folder) => filled(base(folder)),
    check: async (folder, confirmed) => {
      const candidates = [confirmed, confirmed + 1].map((piece) =>
        piece === 0 ? null : `passphrase ${piece}`,
      );
      // One after the other, as a file that is looked at is open.
      let found: number | null = null;
      for (const passphrase of candidates) {
        found ??= await opened(base(folder), ({ sample }) => sample.read()!.deals, passphrase).catch(
          () => null,
        );
      }
      expect(found).toBe(500);
      if (confirmed > 0) expect(readFileSync(base(folder)).includes('SQLite format')).toBe(false);
    },
  },
};

describe('killed at a random moment', () => {
  test.each(Object.entries(CASES))(
    '%s: what was confirmed is there, and nothing is half there',
    async (name, { times, prepare, check }) => {
      const fresh = async () => {
        const folder = temporaryFolder();
        mkdirSync(join(folder, 'data'));
        await prepare(folder);
        return folder;
      };
      const folder = await fresh();
      const whole = await run(name as Work, folder, times, null);
      expect(whole.confirmed).toBe(times);
      await check(folder, times);
      let cutShort = 0;
      for (let kill = 0; kill < EACH; kill++) {
        const at = await fresh();
        const { confirmed } = await run(name as Work, at, times, random() * whole.took);
        if (confirmed < times) cutShort++;
        await check(at, confirmed);
        expect(leftovers(at)).toEqual([]);
      }
      // The test kills where it hurts, and not when all is over.
      expect(cutShort).toBeGreaterThan(0);
    },
    120_000 + EACH * 30_000,
  );
});
