/** How deals ended, where no column of theirs says it. */
import { expect, test } from 'vitest';
import type { Mapping } from '#shared/contract/mapping.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import {
  cellOf,
  type ImportedSample,
  importFiles,
  importText,
  preview,
  quietly,
  together,
} from './support.ts';

const outcomes = ({ report }: ImportedSample) => report.outcomes;

const WON_LIST = 'Company,Channel,Won date,ARR\nAcme,Fair,2026-01-02,10\nBeta,Web,2026-02-03,20\n';

test('a list of won deals needs no status: the day of winning says it, and the report says so', async () => {
  const read = await importText(WON_LIST);
  expect(outcomes(read)).toEqual({ won: 2, lost: 0, rejected: 0, open: 0 });
  expect(read.report.notes.join(' ')).toContain('those with a date in “Won date” are taken as won');
});

test('a plain closing date says nothing of how a deal ended until the room does', async () => {
  const text = 'Deal ID,Close Date\n1,2026-01-02\n2,\n';
  expect(outcomes(await importText(text))).toEqual({ won: 0, lost: 0, rejected: 0, open: 2 });
  const lost = (mapping: Mapping) => {
    mapping.outcomeOfClosed = 'lost';
    mapping.outcomes = { '': 'won' };
  };
  expect(outcomes(await importText(text, lost))).toEqual({ won: 1, lost: 1, rejected: 0, open: 0 });
});

test('a status speaks for itself, whatever the dates say', async () => {
  const read = await importText('Deal ID,Status,Won date\n1,Lost,2026-01-02\n2,Won,2026-01-03\n');
  expect(outcomes(read)).toEqual({ won: 1, lost: 1, rejected: 0, open: 0 });
});

test('leads with a file of those that closed: all leads are deals, and what the closing says is known at the end', async () => {
  const leads = Array.from({ length: 40 }, (_, i) => `L-${i},2026-01-${10 + (i % 9)},Web`);
  const closed = Array.from({ length: 8 }, (_, i) => `L-${i * 3},S-${i},2026-03-0${i + 1},Toys,${i * 100}`);
  const read = await imported({
    'closed_deals.csv': `lead_id,seller_id,won_date,segment,amount\n${closed.join('\n')}\n`,
    'qualified_leads.csv': `lead_id,first_contact_date,origin\n${leads.join('\n')}\n`,
  });
  expect(read.report).toMatchObject({
    rows: 40,
    deals: 40,
    outcomes: { won: 8, lost: 0, rejected: 0, open: 32 },
  });
  expect(cellOf(read, 3, 'segment')).toBe('Toys');
  expect(read.sample.closedAt[3]).toBe(Date.UTC(2026, 2, 3));
  expect(read.sample.closedAt[4]).toBeNaN();
  const field = (key: string) => read.sample.fields.find((found) => found.key === key);
  expect(field('segment')?.known).toBe('end');
  expect(field('amount')).toMatchObject({ role: 'amount', known: 'end' });
});

test('headers that say more than a bare word are understood', async () => {
  const seen = await preview(
    'Vorgangsnummer;Abgeschlossen am;Auftragswert;Status;Days in stage\n' +
      'V-1;02.01.2026;1.000,50 €;Gewonnen;3\nV-2;03.01.2026;2.000,00 €;Verloren;14\n',
  );
  const roles = Object.fromEntries(
    seen.mapping.columns.map(({ label, role, type }) => [label, role ?? type]),
  );
  expect(roles).toEqual({
    Vorgangsnummer: 'id',
    'Abgeschlossen am': 'wonAt',
    Auftragswert: 'amount',
    Status: 'outcome',
    'Days in stage': 'number',
  });
  const dollars = await preview('Opportunity Number,Result,Opportunity Amount USD\n7,Won,10\n8,Loss,20\n');
  expect(dollars.mapping.columns.map(({ role }) => role)).toEqual(['id', 'outcome', 'amount']);
  const signs = await preview(
    'Opp #,Status,Est. Value,Date Opened,Won time\n7,Won,$1.2K,12-Jan-25,13-Jan-25\n8,Lost,$2M,3-Feb-25,\n',
  );
  expect(signs.mapping.columns.map(({ role }) => role)).toEqual([
    'id',
    'outcome',
    'amount',
    'createdAt',
    'wonAt',
  ]);
});

test('a number that stands twice is nobody’s id, and no deal is lost to it', async () => {
  const read = await importText('Batch number,Status\n1,Won\n1,Lost\n2,Won\n3,Lost\n');
  expect(read.report).toMatchObject({ deals: 4, duplicates: 0 });
});

const imported = (files: Record<string, string>): Promise<ImportedSample> =>
  together(files, async (paths) => {
    const { mapping } = await previewTables(paths, undefined, quietly());
    return importFiles(paths, mapping);
  });

test('of two columns that tell how deals ended, the one whose values leave nothing to guess is taken', async () => {
  const status = ['Won,won', 'Unresponsive,lost', 'Lost,lost', 'Demo Scheduled,active'];
  const rows = Array.from({ length: 12 }, (_, i) => `oppo_${i},Acme ${i},Ann ${i},${status[i % 4]}`);
  const read = await importText(`id,lead_name,contact_name,status_label,status_type\n${rows.join('\n')}\n`);
  expect(outcomes(read)).toEqual({ won: 3, lost: 6, rejected: 0, open: 3 });
  expect(read.sample.fields.find(({ role }) => role === 'person')?.key).toBe('contact_name');
});

test('deals that were archived with a reason keep their stage, and are lost all the same', async () => {
  const text =
    'Opportunity,Stage,Active,Lost Reason\nA,Won,TRUE,\nB,Qualified,FALSE,Too expensive\nC,New,TRUE,\nD,New,FALSE,Timing\n';
  expect(outcomes(await importText(text))).toEqual({ won: 1, lost: 2, rejected: 0, open: 1 });
  const kept = await importText(text, (mapping) => {
    mapping.active = null;
  });
  expect(outcomes(kept)).toEqual({ won: 1, lost: 0, rejected: 0, open: 3 });
});

test('tables below one another, each with its header: a header that comes again is told as one', async () => {
  const read = await importText(
    'Name,Stage,Value\nA,Won,1\nB,Won,2\nClosed Lost,,\nName,Stage,Value\nC,Lost,3\n',
  );
  expect(read.report).toMatchObject({ rows: 5, deals: 3, leftOut: 2 });
  expect(read.report.reasons.find(({ row }) => row === 5)?.reason).toBe('It is the header again.');
});
