import { expect, test } from 'vitest';
import type { Mapping } from '#shared/contract/mapping.ts';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import { textOf } from '#shared/engine/sample/cells.ts';
import { importTables } from '../../../electron/host/importing/import-tables.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { importFiles, quietly, together } from './support.ts';

const HEAD = 'Deal ID,Stage,Created,Closed,Size\n';
const QUARTERS = {
  'deals q1.csv': `${HEAD}1,Won,2025-01-05,2025-02-01,10\n2,Open,2025-01-07,,20\n2,Open,2025-01-07,,21\n,,,,\n`,
  // Other order of columns, one more and one less.
  'deals q2.csv':
    'Stage,Deal ID,Created,Closed,Region\nLost,2,2025-01-07,2025-05-01,North\nWon,3,2025-04-05,2025-05-11,South\n' +
    'Frozen,4,2025-04-05,,South\nGrand Totals,3\n',
};

const preview = (files: Record<string, string>, mapping?: Mapping, remembered: Mapping[] = []) =>
  together(files, (paths) => previewTables(paths, mapping, { ...quietly(), remembered }));

const imported = (files: Record<string, string>, correct: (mapping: Mapping) => void = () => {}) =>
  together(files, async (paths) => {
    const { mapping } = await previewTables(paths, undefined, quietly());
    correct(mapping);
    return importFiles(paths, mapping, 'UTC');
  });

const table = ({ sample }: Awaited<ReturnType<typeof imported>>) => {
  const cell = (key: string, deal: number) =>
    textOf(
      sample,
      sample.fields.find((field) => field.key === key),
      deal,
    );
  return Array.from({ length: sample.deals }, (_, deal) =>
    ['deal_id', 'stage', 'size', 'region', 'file', 'first_file'].map((key) => cell(key, deal)),
  ).sort();
};

test('files of deals with the same headers are one table; a deal that comes again is what its last file says', async () => {
  const result = await imported(QUARTERS);
  expect(table(result)).toEqual([
    ['1', 'Won', '10', null, 'deals q1.csv', 'deals q1.csv'],
    ['2', 'Lost', null, 'North', 'deals q2.csv', 'deals q1.csv'],
    ['3', 'Won', null, 'South', 'deals q2.csv', 'deals q2.csv'],
  ]);
  expect(fieldByRole(result.sample, 'outcome')?.key).toBe('stage');
});

test('files of deals stay the deals where a further table would be taken for them alone', async () => {
  const files = {
    'here.csv': 'id,name\n1,Ann\n2,Bob\n',
    'again.csv': 'id,name\n1,Ann\n2,Bert\n',
    'other.csv': 'test1,test2\n#testing comment,\n1,2\n,\n',
  };
  const { mapping } = await preview(files);
  expect([mapping.source?.file, ...mapping.stacked.map(({ source }) => source.file)]).toEqual([
    'here.csv',
    'again.csv',
  ]);
  const { report } = await imported(files);
  expect(report).toMatchObject({ rows: 4, deals: 2, duplicates: 2 });
});

test('which files are read as one table is said before they are imported', async () => {
  const { notes } = await preview(QUARTERS);
  expect(notes).toContain(
    'With the same headers, and so read as one table: “deals q1.csv”, “deals q2.csv”. Of a deal that comes again, the last of them counts.',
  );
});

test('totals add up over all files, and rows are told by their file and their number in it', async () => {
  const { report } = await imported(QUARTERS);
  expect(report).toMatchObject({ rows: 8, deals: 3, duplicates: 2, leftOut: 3 });
  expect(report.files).toEqual([
    { name: 'deals q1.csv', rows: 4, deals: 1 },
    { name: 'deals q2.csv', rows: 4, deals: 2 },
  ]);
  const reasons = report.reasons.map(({ file, row, reason }) => [file, row, reason]);
  expect(reasons).toEqual(
    expect.arrayContaining([
      ['deals q1.csv', 3, expect.stringContaining('as row 2 of “deals q2.csv”, which came later and counts')],
      ['deals q1.csv', 4, expect.stringContaining('as row 2 of “deals q2.csv”')],
      ['deals q1.csv', 5, 'It is empty.'],
      ['deals q2.csv', 4, expect.stringContaining('“Frozen”')],
      ['deals q2.csv', 5, expect.stringContaining('closing line')],
    ]),
  );
  expect(report.cleaning.map(({ what }) => what).join(' ')).toContain('of two files the later one');
});

test('a row with more cells than its own file has columns is left out, not shifted', async () => {
  const files = { ...QUARTERS, 'deals q2.csv': `${HEAD}3,Won,2025-04-05,2025-05-11,9,oops\n` };
  const { report } = await imported(files);
  expect(report.reasons).toEqual(
    expect.arrayContaining([expect.objectContaining({ file: 'deals q2.csv', row: 2 })]),
  );
  expect(report.rows).toBe(report.deals + report.duplicates + report.leftOut);
});

test('the next export is stacked upon those that the mapping knows, and its corrections stay', async () => {
  const first = await preview({ 'deals q1.csv': QUARTERS['deals q1.csv'] });
  const corrected: Mapping = structuredClone(first.mapping);
  corrected.columns.find(({ header }) => header === 'Size')!.label = 'Employees';
  const second = await preview(QUARTERS, undefined, [corrected]);
  expect(second.mapping.stacked.map(({ source }) => source.file)).toEqual(['deals q2.csv']);
  expect(second.mapping.columns.map(({ label }) => label)).toEqual([
    'Deal ID',
    'Stage',
    'Created',
    'Closed',
    'Employees',
    'File',
    'Region',
  ]);
  const third = await preview(
    { ...QUARTERS, 'deals q3.csv': `${HEAD}9,Won,2025-07-05,2025-08-11,9\n` },
    undefined,
    [second.mapping],
  );
  expect(third.mapping.stacked.map(({ source }) => source.file)).toEqual(['deals q2.csv', 'deals q3.csv']);
  expect(third.totalRows).toBe(9);
  expect(third.mapping.columns.find(({ header }) => header === 'Size')?.label).toBe('Employees');
  const alone = await preview({ 'deals q4.csv': `${HEAD}9,Won,2025-10-05,2025-11-11,9\n` }, undefined, [
    third.mapping,
  ]);
  expect(alone.mapping.stacked).toEqual([]);
  expect(alone.mapping.columns.map(({ label }) => label)).toEqual([
    'Deal ID',
    'Stage',
    'Created',
    'Closed',
    'Employees',
  ]);
});

test('won and lost deals in files of their own are told apart by the files’ names', async () => {
  const { report } = await imported({
    'closed won.csv': 'Deal ID,Size\n1,10\n2,20\n',
    'closed lost.csv': 'Deal ID,Size\n3,10\n',
  });
  expect(report.outcomes).toMatchObject({ won: 2, lost: 1 });
});

test('a mapping whose further files are missing is refused, and names the file', async () => {
  const { mapping } = await preview(QUARTERS);
  const alone = together({ 'deals q1.csv': QUARTERS['deals q1.csv'] }, (paths) =>
    importTables(paths, mapping, { ...quietly(), timeZone: 'UTC' }),
  );
  await expect(alone).rejects.toThrow('deals q2.csv');
});

test('statuses that the mapping has not met are guessed; those that the room leaves out stay out', async () => {
  const { mapping } = await preview({
    'deals q1.csv': `${HEAD}1,Won,2025-01-05,2025-02-01,10\n2,Open,,,1\n`,
  });
  mapping.outcomes = { Won: 'won' };
  mapping.leftOut = ['Open'];
  const next = `${HEAD}3,Lost,2025-04-05,2025-05-11,9\n4,Open,2025-04-05,,9\n`;
  const seen = await preview({ 'deals q2.csv': next }, undefined, [mapping]);
  expect(seen.mapping.outcomes).toEqual({ Won: 'won', Lost: 'lost' });
});
