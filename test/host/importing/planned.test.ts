/** What is only planned, was called off, or lies after its file was written did not happen. */
import { utimes } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Mapping } from '#shared/contract/mapping.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { importFiles, quietly, together } from './support.ts';

const DEALS = 'Deal ID,Stage,Created\n1,Won,2025-01-05\n2,Lost,2025-01-07\n';
const WRITTEN = new Date('2025-07-01T12:00:00Z');

/** Imports deals with a table of activities, all written on the first of July. */
const imported = (
  activities: string,
  { correct = () => {}, written = WRITTEN }: { correct?: (mapping: Mapping) => void; written?: Date } = {},
) =>
  together({ 'deals.csv': DEALS, 'activities.csv': activities }, async (paths) => {
    for (const path of paths) await utimes(path, written, written);
    const { mapping, tables } = await previewTables(paths, undefined, quietly());
    correct(mapping);
    const { report, sample } = await importFiles(paths, mapping, 'UTC');
    return { mapping, seen: tables[0]!, table: report.tables[0]!, report, sample };
  });

const TASKS = [
  'Deal ID,Type,ActivityDate,Status',
  '1,Call,2025-02-01,Completed',
  '1,Call,2025-03-01,Not Started',
  '1,Email,2025-03-02,Waiting on someone else',
  '2,Call,2025-02-03,Completed',
  '2,Call,2025-02-04,In Progress',
  '2,Letter,2025-02-05,Whatever',
].join('\n');

test('tasks that are not done are left out, and the report says which rows', async () => {
  const { seen, table } = await imported(TASKS);
  expect(seen.states).toEqual([
    { value: 'Completed', rows: 2, happened: true },
    { value: 'Not Started', rows: 1, happened: false },
    { value: 'Waiting on someone else', rows: 1, happened: false },
    { value: 'In Progress', rows: 1, happened: false },
    { value: 'Whatever', rows: 1, happened: true },
  ]);
  expect(table).toMatchObject({ rows: 6, matched: 6, touchpoints: 3 });
  expect(table.notes).toContain('Planned or called off, and so not counted: 3 (rows 3, 4, 6).');
});

test('the room can have it otherwise, for each value', async () => {
  const { table } = await imported(TASKS, {
    correct: ({ others }) => {
      others[0]!.touchpoints!.happened = { 'not started': true, Whatever: false };
    },
  });
  expect(table.notes).toContain('Planned or called off, and so not counted: 3 (rows 4, 6, 7).');
});

test('a deal of which everything is planned has no touchpoint', async () => {
  const { table } = await imported(
    'Deal ID,Meeting outcome,Type,Start time\n1,COMPLETED,Meeting,2025-02-01\n2,SCHEDULED,Meeting,2025-02-02\n2,NO_SHOW,Meeting,2025-02-03\n',
  );
  expect(table).toMatchObject({ deals: 1, touchpoints: 1 });
});

test.each([
  ['Activity - Done', 'Done', 'To do'],
  ['Is closed', 'TRUE', 'FALSE'],
  ['Aufgabe Status', 'Erledigt', 'Nicht begonnen'],
])('the column “%s” says what is done', async (header, done, planned) => {
  const { table } = await imported(
    `Deal ID,${header},Type,Date\n1,${done},Call,2025-02-01\n2,${planned},Call,2025-02-02\n`,
  );
  expect(table).toMatchObject({ matched: 2, touchpoints: 1 });
});

test.each([
  ['Status', 'Delivered', 'Open'],
  ['Status', 'Won', 'In progress'],
  ['Lead status', 'New', 'In progress'],
])('a column “%s” of values like “%s” says nothing of it', async (header, one, other) => {
  const { mapping, table } = await imported(
    `Deal ID,${header},Type,Date\n1,${one},Email,2025-02-01\n2,${other},Email,2025-02-02\n`,
  );
  expect(mapping.others[0]!.touchpoints!.status).toBeNull();
  expect(table.touchpoints).toBe(2);
});

const CALENDAR = 'Deal ID,Type,Date\n1,Meeting,2025-06-30\n1,Meeting,2025-07-02\n2,Meeting,2025-08-01\n';

test('what lies after the file was written is left out, and the sample’s own date is not later', async () => {
  const { table, sample } = await imported(CALENDAR);
  expect(table.touchpoints).toBe(1);
  expect(table.notes).toContain('Dated after the file was written, and so not counted: 2 (rows 3, 4).');
  expect(new Date(sample.asOf).toISOString()).toBe('2025-06-30T00:00:00.000Z');
});

test('unless the room counts it', async () => {
  const { table } = await imported(CALENDAR, {
    correct: ({ others }) => {
      others[0]!.touchpoints!.ahead = true;
    },
  });
  expect(table.touchpoints).toBe(3);
});

test('a file that is older than its deals has lost its date, and nothing is left out for it', async () => {
  const { table } = await imported(CALENDAR, { written: new Date('1980-01-01T00:00:00Z') });
  expect(table.touchpoints).toBe(3);
});

test('a date of the deals’ own that is yet to come is no touchpoint', () =>
  together(
    {
      'deals.csv':
        'Deal ID,Stage,Created,Demo date\n1,Won,2025-01-05,2025-02-01\n2,Open,2025-06-07,2025-07-20\n',
    },
    async (paths) => {
      await utimes(paths[0]!, WRITTEN, WRITTEN);
      const { mapping } = await previewTables(paths, undefined, quietly());
      const { report } = await importFiles(paths, mapping, 'UTC');
      expect(report.touchpoints).toBe(1);
      expect(report.notes).toContain(
        'One date of “Demo date” had not come when the file was written, and so counts as no touchpoint.',
      );
    },
  ));
