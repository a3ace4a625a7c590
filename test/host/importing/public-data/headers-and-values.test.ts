/** What headers and values mean beside their words, whichever tool wrote them. */
import { expect, test } from 'vitest';
import { mappingSchema } from '#shared/contract/mapping.ts';
import { cellOf, importText, preview } from '../support.ts';
import { column, day, one, rows } from './support.ts';

test('short words of databases are understood', async () => {
  const seen = await preview(
    rows('deal_id,stage,create_dt,close_dt,deal_amt', (i) => `${i},Won,${day(i)},${day(i)},5${i}`),
  );
  expect([
    column(seen, 'create_dt').role,
    column(seen, 'close_dt').role,
    column(seen, 'deal_amt').role,
  ]).toEqual(['createdAt', 'wonAt', 'amount']);
});

test('statuses and columns called as what every object has are values like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const text = rows(
    'Deal ID,Status,__proto__,constructor',
    (i) => `${i},${one(names, i)},${one(names, i)},${one(names, i + 1)}`,
    8,
  );
  const result = await importText(text, (mapping) => {
    const outcomes = Object.fromEntries(names.map((name, i) => [name, i % 2 === 0 ? 'won' : 'lost']));
    // As the room's choice comes to the host, and as the workshop keeps it.
    Object.assign(mapping, mappingSchema.parse(JSON.parse(JSON.stringify({ ...mapping, outcomes }))));
    mapping.columns[1]!.role = 'outcome';
  });
  expect(result.report).toMatchObject({ deals: 8, outcomes: { won: 4, lost: 4 } });
  expect(cellOf(result, 0, 'proto')).toBe('__proto__');
  expect(cellOf(result, 0, 'constructor')).toBe('constructor');
});

test('ids are names, several of them too, and those that a tool numbers its rows by are the deals’', async () => {
  const seen = await preview(
    rows(
      'Name,Stage,Associated Company IDs,Item ID (auto generated)',
      (i) => `Deal ${i},${one(['Won', 'Lost'], i)},${90_000 + (i % 9)},${1_700_000_000 + i}`,
    ),
  );
  expect(column(seen, 'Associated Company IDs').type).toBe('text');
  expect(column(seen, 'Item ID (auto generated)')).toMatchObject({ type: 'text', role: 'id' });
});

test('NA beside EMEA is North America, and beside names of cities it is none', async () => {
  const seen = await preview(
    rows(
      'Deal ID,Stage,Region,City',
      (i) =>
        `${i},${one(['Won', 'Lost'], i)},${one(['EMEA', 'NA', 'APAC'], i)},${one(['Bonn', 'NA', 'Rome'], i)}`,
    ),
  );
  expect([column(seen, 'Region').marks, column(seen, 'City').marks]).toEqual([false, true]);
  expect(seen.columns.map(({ filled }) => filled)).toEqual([1, 1, 1, 2 / 3]);
  expect(seen.cleaning.map(({ what, isDone }) => [what, isDone])).toEqual([
    ['“NA” in “Region” is a value like any other.', false],
    ['“NA” in “City” counts as missing.', true],
  ]);
});

test('a day of birth or of the last edit is no stage', async () => {
  const seen = await preview(
    rows(
      'Deal ID,Stage,Date of birth,Date of Last Edit,Date of MQL,Date entered Pilot',
      (i) => `${i},${one(['Won', 'Lost'], i)},1980-01-1${i % 9},${day(i)},${day(i)},${day(i)}`,
    ),
  );
  expect(seen.mapping.columns.map(({ stage }) => stage)).toEqual([null, null, null, null, 'MQL', 'Pilot']);
});

test('where only an expected closing date is there, it is said to be one', async () => {
  const seen = await preview(
    rows('Deal ID,Stage,Expected close date', (i) => `${i},${one(['Won', 'Lost'], i)},${day(i)}`),
  );
  expect(column(seen, 'Expected close date').role).toBe('wonAt');
  expect(seen.columns[2]!.notes.join(' ')).toContain('expected to close');
});

test('further money of a deal, its age and what it was called qualified are known at the end', async () => {
  const seen = await preview(
    rows(
      'Deal ID,Stage,Amount,Base currency amount,Weighted value,Age (in days),Lead Conversion Time,mql,sql,Annual revenue',
      (i) =>
        `${i},${one(['Won', 'Lost'], i)},${100 + i},${200 + i},${300 + i},${i},${i},${i % 2},${(i + 1) % 2},${i}00`,
    ),
  );
  expect(seen.mapping.columns.filter(({ known }) => known === 'start').map(({ header }) => header)).toEqual([
    'Deal ID',
    'Annual revenue',
  ]);
});

test('a column that says which deals are still worked on tells their ending', async () => {
  const seen = await preview(
    rows(
      'Deal ID,Stage,Active,Lost Reason',
      (i) => `${i},${one(['Won', 'New', 'Demo'], i)},${i % 3 !== 1},${i % 3 === 1 ? 'Price' : ''}`,
    ),
  );
  expect(seen.mapping.active).toBe(2);
  expect(column(seen, 'Active').known).toBe('end');
});

test('what is closed was won where others are lost, and is for the room to say where nothing is', async () => {
  const seen = await preview(
    rows('Deal ID,Status', (i) => `${i},${one(['Lead', 'Proposal', 'Closed', 'Lost', 'Trash'], i)}`),
  );
  expect(seen.mapping.outcomes).toMatchObject({ Closed: 'won', Lost: 'lost', Trash: 'rejected' });
  const board = await preview(rows('Deal ID,Status', (i) => `${i},${one(['Open', 'Closed', 'Paused'], i)}`));
  expect(board.mapping.outcomes).toEqual({ Open: 'open', Paused: 'open' });
  const both = await preview(rows('Deal ID,Status', (i) => `${i},${one(['Won', 'Lost', 'Closed'], i)}`));
  expect(both.mapping.outcomes).toEqual({ Won: 'won', Lost: 'lost' });
});
