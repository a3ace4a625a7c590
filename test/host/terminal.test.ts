/** The real command, as a script would run it: what it prints, what it leaves behind, and with which code it ends. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MARKETING } from '../../electron/host/sample-workshop/definitions/marketing.ts';
import { fillVersion5 } from '../support/old-versions.ts';
import { oldWorkshop } from '../support/old-workshop.ts';

const MAIN = join(import.meta.dirname, '../../electron/terminal/main.ts');
let folder: string;

/** Runs the command in the tests' folder. */
function yardstick(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, YARDSTICK_DATA: join(folder, 'app data') },
  });
  return { status, stdout, stderr };
}

/** The JSON that a command prints, in the shape that scripts rely on. */
function json<T>(shape: z.ZodType<T>, ...args: string[]): T {
  const { status, stdout, stderr } = yardstick(...args, '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return shape.parse(JSON.parse(stdout));
}

function refused(...args: string[]): string {
  const { status, stdout, stderr } = yardstick(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).not.toContain('    at ');
  return stderr;
}

const count = z.number().int().min(0);
const share = z.number().min(0).max(1).nullable();
const outcomes = z.strictObject({ won: count, lost: count, rejected: count, open: count });
const range = z.strictObject({ low: z.number(), high: z.number() });

const importShape = z.object({
  rows: count,
  deals: count,
  duplicates: count,
  leftOut: count,
  outcomes,
  touchpoints: count,
  fields: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      type: z.string(),
      role: z.string().nullable(),
      filled: z.number(),
    }),
  ),
  reasons: z.array(z.strictObject({ row: count, reason: z.string(), text: z.string() })),
});

const dealShape = z.object({
  id: z.string(),
  outcome: z.enum(['won', 'lost', 'rejected', 'open']),
  score: z.number(),
  peakScore: z.number(),
  scoreRange: range,
  reached: z.string(),
  reachedAt: z.record(z.string(), z.iso.datetime()),
  current: z.string().nullable(),
  undecided: z.string().nullable(),
  rules: z.array(z.object({ id: z.string(), value: z.enum(['true', 'false', 'unknown']) })),
});

const simulateShape = z.object({
  definition: z.string(),
  deals: count,
  tooYoung: z.strictObject({ deals: z.number(), days: z.number() }).nullable(),
  stages: z.array(
    z.object({ id: z.string(), name: z.string(), reached: count, undecided: count, byOutcome: outcomes }),
  ),
  wonCaptured: share,
  precision: share,
  lacking: z.object({ fields: z.array(z.string()), touchpoints: z.array(z.string()) }),
  perDeal: z.array(dealShape).optional(),
});

const explainShape = z.object({
  definition: z.string(),
  deal: z.object({ id: z.string(), outcome: z.string(), closedAt: z.iso.datetime().nullable() }),
  verdict: dealShape,
  moments: z.array(
    z.object({
      at: z.iso.datetime(),
      score: z.number(),
      rules: z.array(z.object({ id: z.string(), points: z.number(), when: z.object({ is: z.string() }) })),
      steps: z.array(
        z.object({
          stage: z.string(),
          transitions: z.array(z.object({ id: z.string() })),
          taken: z.string().nullable(),
        }),
      ),
      current: z.string().nullable(),
    }),
  ),
});

const sampleShape = z.object({ workshop: z.string(), name: z.string(), deals: count });

const EXPORT = `Opportunity ID,Account,Source,Employees,Status,Created Date,Close Date
A-1,Alder Foods,Webinar,120,Won,2026-01-05,2026-02-10
A-2,Birch Freight,Referral,30,Lost,2026-01-07,2026-02-12
A-3,Calder Stores,Webinar,,Open,2026-01-09,
A-1,Alder Foods,Webinar,120,Won,2026-01-05,2026-02-10
`;

/** A definition that sends deals of 100 employees and more on. */
const BIG = {
  ...MARKETING,
  name: 'Big companies',
  stages: MARKETING.stages.slice(0, 2),
  transitions: [
    {
      id: 'big',
      kind: 'advance',
      from: 'lead',
      to: 'mql',
      when: { kind: 'field', field: 'employees', op: 'atLeast', value: 100 },
    },
  ],
  scoring: { ...MARKETING.scoring, rules: [], bands: [] },
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yardstick-terminal-'));
  writeFileSync(join(folder, 'deals.csv'), EXPORT);
  writeFileSync(join(folder, 'big.json'), JSON.stringify(BIG));
  json(sampleShape, 'sample', '--out', 'sample.yardstick');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('sample', () => {
  test('writes the sample workshop, and never over a file that is there', () => {
    expect(json(sampleShape, 'sample', '--out', 'another.yardstick')).toMatchObject({ deals: 240 });
    const before = readFileSync(join(folder, 'another.yardstick'));
    expect(refused('sample', '--out', 'another.yardstick')).toContain('there already');
    expect(readFileSync(join(folder, 'another.yardstick')).equals(before)).toBe(true);
  });
});

describe('import', () => {
  test('adds the next quarter to what is there, and its totals add up', () => {
    writeFileSync(join(folder, 'q1.csv'), 'Deal ID,Stage,Created\n1,Won,2025-01-05\n2,Open,2025-01-07\n');
    writeFileSync(join(folder, 'q2.csv'), 'Deal ID,Stage,Created\n2,Won,2025-01-07\n3,Lost,2025-04-07\n');
    const into = ['--workshop', 'quarters.yardstick'];
    expect(json(importShape, 'import', 'q1.csv', ...into).deals).toBe(2);
    const files = z.array(z.strictObject({ name: z.string(), rows: count, deals: count }));
    const added = json(
      z.object({ rows: count, deals: count, duplicates: count, outcomes, files }),
      'import',
      'q2.csv',
      '--add',
      ...into,
    );
    expect(added).toEqual({
      rows: 4,
      deals: 3,
      duplicates: 1,
      outcomes: { won: 2, lost: 1, rejected: 0, open: 0 },
      files: [
        { name: 'q1.csv', rows: 2, deals: 1 },
        { name: 'q2.csv', rows: 2, deals: 2 },
      ],
    });
  });

  test('makes the workshop, guesses the mapping and says what became of each row', () => {
    const report = json(importShape, 'import', 'deals.csv', '--workshop', 'made.yardstick');
    expect(report).toMatchObject({ rows: 4, deals: 3, duplicates: 1, leftOut: 0 });
    expect(report.outcomes).toEqual({ won: 1, lost: 1, rejected: 0, open: 1 });
    expect(report.reasons.map(({ row }) => row)).toEqual([5]);
    const roles = report.fields.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['id', 'account', 'source', 'outcome', 'createdAt']));
  });

  test('prints the guessed mapping, and imports by it once it is corrected', () => {
    const printed = yardstick('import', 'deals.csv', '--print-mapping', '--workshop', 'unmade.yardstick');
    expect(printed.status).toBe(0);
    expect(existsSync(join(folder, 'unmade.yardstick'))).toBe(false);
    const mapping = JSON.parse(printed.stdout);
    mapping.outcomes.Lost = 'rejected';
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping));
    const report = json(
      importShape,
      'import',
      'deals.csv',
      '--workshop',
      'mapped.yardstick',
      '--mapping',
      'mapping.json',
    );
    expect(report.outcomes).toEqual({ won: 1, lost: 0, rejected: 1, open: 1 });
  });

  test('joins several files, and keeps the rows it leaves out', () => {
    writeFileSync(
      join(folder, 'joined.csv'),
      'Deal ID,Stage,Account\n1,Won,Acme\n2,Lost,Beta\n2,Lost,Beta\n',
    );
    writeFileSync(join(folder, 'accounts.csv'), 'Account,Industry\nAcme,Steel\nBeta,Paper\n');
    const { status, stdout } = yardstick(
      ...['import', 'joined.csv', 'accounts.csv', '--workshop', 'joined.yardstick', '--json'],
    );
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ rows: 3, deals: 2, duplicates: 1, leftOut: 0 });
    expect(report.tables).toMatchObject([{ name: 'accounts.csv', kind: 'accounts', rows: 2, matched: 2 }]);
    expect(report.fields).toContainEqual(expect.objectContaining({ key: 'industry', filled: 1 }));
  });

  test('says in words what it did where nobody asked for JSON', () => {
    const { status, stdout } = yardstick('import', 'deals.csv', '--workshop', 'words.yardstick');
    expect(status).toBe(0);
    expect(stdout).toContain('3 deals of 4 rows');
    expect(stdout).toContain('row 5');
  });

  test('refuses what it can’t import, and leaves no workshop behind', () => {
    writeFileSync(join(folder, 'empty.csv'), '');
    writeFileSync(join(folder, 'broken.json'), '{"format": "yardstick.mapping"');
    const into = ['--workshop', 'never.yardstick'];
    expect(refused('import', 'missing.csv', ...into)).toContain('missing.csv');
    expect(refused('import', 'empty.csv', ...into)).toContain('empty.csv');
    expect(refused('import', 'deals.csv', '--mapping', 'broken.json', ...into)).toContain('broken.json');
    expect(refused('import', 'deals.csv', '--mapping', 'big.json', ...into)).toContain('--print-mapping');
    expect(refused('import', 'deals.csv', '--workshop', 'nowhere/never.yardstick')).toContain('no folder');
    expect(refused('import', 'deals.csv', 'empty.csv', ...into)).toContain('empty.csv');
    expect(existsSync(join(folder, 'never.yardstick'))).toBe(false);
  });
});

describe('simulate', () => {
  test('counts the deals at each stage by a definition of the workshop', () => {
    const run = json(
      simulateShape,
      'simulate',
      '--workshop',
      'sample.yardstick',
      '--definition',
      'Marketing',
    );
    expect(run.definition).toBe('Marketing');
    expect(run.stages.map(({ id }) => id)).toEqual(MARKETING.stages.map(({ id }) => id));
    // Nearly all that is open in the sample workshop is too young to tell.
    expect(run.tooYoung).toMatchObject({ deals: 28 });
    expect(run.stages[0]).toMatchObject({
      reached: 212,
      byOutcome: { won: 60, lost: 110, rejected: 40, open: 2 },
    });
    const { won, lost, rejected } = run.stages[1]!.byOutcome;
    expect(run.wonCaptured).toBeCloseTo(won / 60);
    expect(run.precision).toBeCloseTo(won / (won + lost + rejected));
    expect(run.lacking).toEqual({ fields: [], touchpoints: [] });
    expect(run.perDeal).toBeUndefined();
  });

  test('says what the definition asks for and these deals don’t tell', () => {
    writeFileSync(join(folder, 'marketing.json'), JSON.stringify(MARKETING));
    json(importShape, 'import', 'deals.csv', '--workshop', 'other.yardstick');
    const run = json(
      simulateShape,
      'simulate',
      '--workshop',
      'other.yardstick',
      '--definition',
      'marketing.json',
    );
    expect(run.lacking.touchpoints).toContain('Demo request');
    expect(run.lacking.fields).toContain('region');
  });

  test('lists each deal where asked, in agreement with the totals', () => {
    const args = ['simulate', '--workshop', 'sample.yardstick', '--definition', 'Sales', '--deals'];
    const { perDeal, stages } = json(simulateShape, ...args);
    expect(perDeal).toHaveLength(212);
    const rank = new Map(stages.map(({ id }, i) => [id, i]));
    stages.forEach(({ reached }, i) => {
      expect(perDeal!.filter((deal) => rank.get(deal.reached)! >= i)).toHaveLength(reached);
    });
  });

  test('leaves out open deals by the age that it is told, for one run or from the import on', () => {
    const args = ['simulate', '--workshop', 'sample.yardstick', '--definition', 'Sales', '--too-young'];
    const counted = (age: string) => {
      const { deals, tooYoung } = json(simulateShape, ...args, age);
      return deals + (tooYoung?.deals ?? 0);
    };
    expect(json(simulateShape, ...args, 'none')).toMatchObject({ deals: 240, tooYoung: null });
    expect(json(simulateShape, ...args, '3650')).toMatchObject({
      deals: 210,
      tooYoung: { deals: 30, days: 3650 },
    });
    expect(['usual', '20'].map(counted)).toEqual([240, 240]);
    expect(yardstick(...args, 'soon').status).toBe(2);

    writeFileSync(join(folder, 'marketing.json'), JSON.stringify(MARKETING));
    json(importShape, 'import', 'deals.csv', '--workshop', 'none-young.yardstick', '--too-young', '3650');
    const { stages } = json(
      simulateShape,
      'simulate',
      '--workshop',
      'none-young.yardstick',
      '--definition',
      'marketing.json',
    );
    expect(stages[0]!.byOutcome.open).toBe(0);
  });

  test('takes a definition from a file, and says null where the sample can’t tell', () => {
    json(importShape, 'import', 'deals.csv', '--workshop', 'small.yardstick');
    const run = json(
      simulateShape,
      'simulate',
      '--workshop',
      'small.yardstick',
      '--definition',
      'big.json',
      '--deals',
    );
    expect(run.stages[1]).toMatchObject({ reached: 1, undecided: 1, byOutcome: { won: 1 } });
    expect(run).toMatchObject({ wonCaptured: 1, precision: 1 });
    expect(run.perDeal!.map(({ undecided }) => undecided)).toEqual([null, null, 'big']);

    writeFileSync(join(folder, 'won.csv'), EXPORT.split('\n').slice(0, 2).join('\n'));
    json(importShape, 'import', 'won.csv', '--workshop', 'won.yardstick');
    const wonOnly = json(
      simulateShape,
      'simulate',
      '--workshop',
      'won.yardstick',
      '--definition',
      'big.json',
    );
    expect(wonOnly).toMatchObject({ wonCaptured: 1, precision: null });
  });

  test('refuses a workshop or definition that isn’t there, and makes none', () => {
    const missing = refused('simulate', '--workshop', 'nowhere.yardstick', '--definition', 'Marketing');
    expect(missing).toContain('nowhere.yardstick');
    expect(existsSync(join(folder, 'nowhere.yardstick'))).toBe(false);
    const unknown = refused('simulate', '--workshop', 'sample.yardstick', '--definition', 'Finance');
    expect(unknown).toContain('Finance');
    expect(unknown).toContain('“Marketing”');
    expect(refused('simulate', '--workshop', 'deals.csv', '--definition', 'Marketing')).toContain(
      'deals.csv',
    );
  });

  test('refuses a definition that leads nowhere, with the place in it', () => {
    writeFileSync(
      join(folder, 'dangling.json'),
      JSON.stringify({ ...BIG, transitions: [{ ...BIG.transitions[0], to: 'nirvana' }] }),
    );
    const why = refused('simulate', '--workshop', 'sample.yardstick', '--definition', 'dangling.json');
    expect(why).toContain('nirvana');
  });
});

describe('explain', () => {
  test('traces a deal to where the simulation puts it', () => {
    const from = ['--workshop', 'sample.yardstick', '--definition', 'Marketing'];
    const { perDeal } = json(simulateShape, 'simulate', ...from, '--deals');
    const deal = perDeal!.find(({ reached }) => reached === 'customer')!;
    const explained = json(explainShape, 'explain', ...from, '--deal', deal.id);
    expect(explained.verdict).toEqual(deal);
    expect(explained.moments.at(-1)!.current).toBe(deal.current);
    expect(explained.moments.at(-1)!.score).toBe(deal.score);
    const taken = explained.moments.flatMap(({ steps }) => steps.map((step) => step.taken));
    expect(taken).toContain('opportunity-customer');
    expect(yardstick('explain', ...from, '--deal', deal.id).stdout).toContain('Customer');
  });

  test('refuses a deal that nobody knows', () => {
    const args = ['--workshop', 'sample.yardstick', '--definition', 'Marketing', '--deal', 'HL-9'];
    expect(refused('explain', ...args)).toContain('HL-9');
  });
});

describe('export', () => {
  test.each(['Marketing', 'big.json'])(
    'writes the one page for %s and leaves the workshop as it is',
    (word) => {
      const from = ['--workshop', 'sample.yardstick', '--definition', word];
      const before = json(
        simulateShape,
        'simulate',
        '--workshop',
        'sample.yardstick',
        '--definition',
        'Sales',
      );
      const shape = z.object({ file: z.string(), format: z.string(), pages: count.nullable() });
      json(shape, 'export', ...from, '--format', 'html', '--out', 'page.html');
      const name = word === 'Marketing' ? 'Marketing' : 'Big companies';
      expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain(name);
      const pdf = json(shape, 'export', ...from, '--format', 'pdf', '--out', 'page.pdf');
      expect(pdf.pages).toBe(1);
      expect(readFileSync(join(folder, 'page.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
      const packShape = z.object({ files: z.array(z.string()), unsupported: z.array(z.object({})) });
      const pack = json(packShape, 'export', ...from, '--format', 'pack', '--out', 'pack.zip');
      expect(pack.files).toContain('golden/leads.csv');
      expect(readFileSync(join(folder, 'pack.zip')).subarray(0, 2).toString()).toBe('PK');
      expect(
        json(simulateShape, 'simulate', '--workshop', 'sample.yardstick', '--definition', 'Sales'),
      ).toEqual(before);
      expect(
        refused('simulate', '--workshop', 'sample.yardstick', '--definition', 'Big companies'),
      ).toContain('no definition');
    },
  );
});

describe('backups', () => {
  const kept = (): string[] =>
    readdirSync(join(folder, 'app data', 'backups'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yardstick'))
      .map((name) => join(folder, 'app data', 'backups', name));
  beforeEach(() => rmSync(join(folder, 'app data'), { recursive: true, force: true }));

  test('a workshop of an earlier version is kept as it was, and the command says where', () => {
    const path = join(folder, 'old.yardstick');
    oldWorkshop(path, 5, fillVersion5);
    const asked = ['simulate', '--workshop', path, '--definition', 'Draft a', '--json'];
    const first = yardstick(...asked);
    expect(first.status).toBe(0);
    simulateShape.parse(JSON.parse(first.stdout));
    const [backup] = kept();
    expect(first.stderr).toContain('“old.yardstick” was made by an earlier Yardstick');
    expect(first.stderr).toContain(backup);
    const db = new Database(backup!, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(5);
    db.close();

    expect(yardstick(...asked).stderr).toBe('');
    expect(kept()).toEqual([backup]);
  });

  test('where it can’t be kept, it is left as it is', () => {
    const path = join(folder, 'unkept.yardstick');
    oldWorkshop(path, 5, fillVersion5);
    const before = readFileSync(path);
    mkdirSync(join(folder, 'app data'));
    writeFileSync(join(folder, 'app data', 'backups'), 'no folder');
    expect(refused('simulate', '--workshop', path, '--definition', 'Draft a')).toContain(
      'nothing was changed in it',
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('deals are kept before others replace them, and nothing of what is only looked at', () => {
    const into = ['--workshop', join(folder, 'replaced.yardstick')];
    json(importShape, 'import', 'deals.csv', ...into);
    json(z.object({}), 'simulate', '--workshop', 'sample.yardstick', '--definition', 'Sales');
    expect(existsSync(join(folder, 'app data'))).toBe(false);
    writeFileSync(join(folder, 'others.csv'), 'Deal ID,Stage,Created\n1,Won,2025-01-05\n');
    json(importShape, 'import', 'others.csv', ...into);
    expect(kept()).toHaveLength(1);
  });
});

describe('usage', () => {
  test('help is no failure', () => {
    const { status, stdout } = yardstick('--help');
    expect(status).toBe(0);
    for (const command of ['import', 'simulate', 'explain', 'export', 'sample'])
      expect(stdout).toContain(command);
    expect(yardstick('simulate', '--help')).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    [[]],
    [['bogus']],
    [['import', 'deals.csv']],
    [['simulate', '--workshop', 'sample.yardstick']],
    [['simulate', '--workshop', 'sample.yardstick', '--definition', 'Sales', '--bogus']],
    [['export', '--workshop', 'w', '--definition', 'd', '--format', 'odt', '--out', 'o']],
  ])('wrong usage ends with 2: %j', (args) => {
    const { status, stdout, stderr } = yardstick(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});
