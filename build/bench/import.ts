/** Importing a CSV into a workshop, against SQLite's own import of the same file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';
import { median, type Report, timed } from './report.ts';

const ROWS = 1_000_000;
const RUNS = 3;
const IMPORT_ONCE = new URL('./import-once.ts', import.meta.url);
const TYPING_THREAD = new URL('../../electron/host/importing/sample/typing-thread.ts', import.meta.url);

/** Writes a table as CRMs export it: 24 columns, texts that repeat and texts that don't, dates, amounts, gaps. */
async function writeTable(path: string): Promise<void> {
  const out = createWriteStream(path);
  let state = 1;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = (words: string) => words.split(',')[upTo(words.split(',').length)]!;
  const date = () => new Date(1.6e12 + upTo(1_000) * 864e5 + upTo(864e5)).toISOString();
  const day = () => date().slice(0, 10);
  const time = () => date().slice(0, 19).replace('T', ' ');
  out.write(
    'Deal ID,Account Name,Contact Name,Email,Job Title,Lead Source,Owner,Industry,Country,City,Employees,' +
      'Annual Revenue,Amount,Create Date,Close Date,Stage,Lost Reason,Visits,Page Views,Score,Opted In,' +
      'Demo Date,Last Activity,Notes\n',
  );
  for (let i = 0; i < ROWS; i++) {
    const row = [
      `D-${i},Company ${upTo(50_000)},Person ${i % 70_000},p${i}@c${i % 50_000}.example,${pick('VP Sales,Head of IT,CEO')}`,
      `${pick('Web,Event,Referral,Ads')},Rep ${upTo(40)},${pick('Software,Retail,Health,Energy')},${pick('Germany,France,Spain')}`,
      `City ${upTo(500)},${upTo(5_000)},${upTo(1e7)},${(random() * 1e5).toFixed(2)},${day()},${day()}`,
      `${pick('Closed Won,Closed Lost,Open')},${random() < 0.3 ? 'Price' : ''},${upTo(100)},${upTo(300)},${upTo(100)}`,
      `${random() < 0.5},${random() < 0.2 ? time() : ''},${time()},"Note ${i % 1_000}, with a comma"\n`,
    ].join(',');
    if (!out.write(row)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Times both by turns; each in a process of its own, as a person would start it. */
export async function bench(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-bench-'));
  try {
    const csv = join(folder, 'deals.csv');
    await writeTable(csv);
    const importer = new URL('import-once.mjs', await bundle({ 'import-once': IMPORT_ONCE }));
    const typing = new URL('typing.cjs', await bundle({ typing: TYPING_THREAD }, 'cjs'));
    const ours: number[] = [];
    const theirs: number[] = [];
    let memory = 0;
    for (let run = 0; run < RUNS; run++) {
      const database = join(folder, 'sqlite.db');
      theirs.push(
        await timed(() => execFileSync('sqlite3', [database, '-cmd', '.mode csv', `.import ${csv} deals`])),
      );
      const once = spawnSync(
        process.execPath,
        [fileURLToPath(importer), csv, join(folder, `${run}.yardstick`), fileURLToPath(typing)],
        { encoding: 'utf8' },
      );
      if (once.status !== 0) throw new Error(once.stderr);
      const measured = JSON.parse(once.stdout) as { milliseconds: number; megabytes: number };
      ours.push(measured.milliseconds);
      memory = Math.max(memory, measured.megabytes);
      rmSync(database);
    }
    const ratio = median(ours) / median(theirs);
    const size = Math.round(statSync(csv).size / 1e6);
    return {
      name: 'Importing',
      about: [
        `A CSV of ${ROWS.toLocaleString('en')} rows by 24 columns (${size} MB) into an unencrypted workshop: typed, ` +
          'with a report by row, the original kept and all of it on the disk; against `sqlite3 .import`.',
      ],
      versions: {
        sqlite3: execFileSync('sqlite3', ['--version'], { encoding: 'utf8' }).split(' ')[0]!,
        node: process.version,
      },
      results: [
        { contender: 'Yardstick', deals: ROWS, medianMs: median(ours), runs: RUNS },
        { contender: 'sqlite3 .import', deals: ROWS, medianMs: median(theirs), runs: RUNS },
      ],
      ratios: { 'Yardstick to sqlite3 .import': ratio },
      bars: [
        { bar: 'at most half of sqlite3 .import', measured: ratio.toFixed(2), isMet: ratio <= 0.5 },
        { bar: 'under 600 MB of memory', measured: `${Math.round(memory)} MB`, isMet: memory < 600 },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
