/** Leads and the opportunities that some of them became, as Salesforce, Zoho and Dynamics export them. */
import { expect, test } from 'vitest';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { cellOf, type ImportedSample, importFiles, quietly, together } from './support.ts';

/** 40 leads, every fourth converted; 12 opportunities, two of which were never leads. */
const LEADS = [
  'Id,Company,Title,Email,LeadSource,Status,IsConverted,ConvertedDate,ConvertedOpportunityId,CreatedDate',
  ...Array.from({ length: 40 }, (_, i) => {
    const isConverted = i % 4 === 0;
    const status = isConverted
      ? 'Closed - Converted'
      : ['', 'Closed - Not Converted', 'Working - Contacted', 'Open - Not Contacted'][i % 4];
    return `00Q5g000001${1000 + i},Acme ${i},CEO,a${i}@x.com,Web,${status},${isConverted},${isConverted ? '2026-02-10' : ''},${isConverted ? `0065g000001${1000 + i}` : ''},2026-02-01`;
  }),
];
const STAGES = ['Closed Won', 'Closed Lost', 'Proposal'];
const OPPORTUNITIES = [
  'Id,Name,StageName,Amount,CloseDate,CreatedDate',
  ...Array.from({ length: 10 }, (_, i) => {
    return `0065g000001${1000 + 4 * i},Deal ${i},${STAGES[i % 3]},${1000 * (i + 1)},2026-04-0${1 + (i % 9)},2026-02-10`;
  }),
  '0065g0000019001,Renewal,Closed Won,5,2026-05-01,2026-03-01',
  '0065g0000019002,Renewal,Closed Won,5,2026-05-02,2026-03-01',
];
const FILES = { 'Lead.csv': LEADS.join('\n'), 'Opportunity.csv': OPPORTUNITIES.join('\n') };

const both = (
  files: Record<string, string>,
  correct: (mapping: Mapping) => void = () => {},
): Promise<{ seen: ImportPreview; read: ImportedSample }> =>
  together(files, async (paths) => {
    const seen = await previewTables(paths, undefined, quietly());
    correct(seen.mapping);
    return { seen, read: await importFiles(paths, seen.mapping) };
  });

test('all leads are deals: the converted ones end as their opportunity did, the others by their own status', async () => {
  const { seen, read } = await both(FILES);
  expect(seen.mapping.source?.file).toBe('Lead.csv');
  expect(read.report).toMatchObject({
    rows: 40,
    deals: 40,
    outcomes: { won: 4, lost: 3, rejected: 10, open: 23 },
  });
  // The first was won, the fifth lost, the ninth is still open.
  expect([0, 4, 8].map((deal) => read.sample.closedAt[deal])).toEqual([
    Date.UTC(2026, 3, 2),
    Date.UTC(2026, 3, 3),
    Number.NaN,
  ]);
  const field = (key: string) => read.sample.fields.find((found) => found.key === key);
  expect(field('amount')).toMatchObject({ role: 'amount', known: 'end' });
  expect(field('converteddate')).toMatchObject({ role: 'stageDate', stage: 'Opportunity' });
  expect(read.sample.createdAt[4]).toBe(Date.UTC(2026, 1, 1));
});

test('the preview says what each stage means, and how many opportunities were no leads', async () => {
  const { seen } = await both(FILES);
  expect(seen.endingValues).toEqual([
    { value: 'Closed Won', rows: 6, outcome: 'won' },
    { value: 'Closed Lost', rows: 3, outcome: 'lost' },
    { value: 'Proposal', rows: 3, outcome: 'open' },
  ]);
  expect(seen.statusValues.map(({ value, outcome }) => [value, outcome])).toContainEqual([
    'Closed - Converted',
    'open',
  ]);
  expect(seen.tables[0]!.notes.join(' ')).toContain('Those of its rows that were no leads stay out: 2.');
});

test('the room can say otherwise: another meaning, the lead’s own status, or the opportunities alone', async () => {
  const other = await both(FILES, ({ ending }) => {
    ending!.outcomes = { 'Closed Won': 'won', Proposal: 'rejected' };
  });
  // A stage without a meaning leaves the lead its own status.
  expect(other.read.report.outcomes).toEqual({ won: 4, lost: 0, rejected: 13, open: 23 });
  const own = await both(FILES, (mapping) => {
    mapping.others[0]!.kind = 'ignore';
  });
  expect(own.read.report.outcomes).toEqual({ won: 0, lost: 0, rejected: 10, open: 30 });
  const alone = await together(FILES, async (paths) => {
    const { mapping } = await previewTables(paths, undefined, quietly());
    const source = { file: 'Opportunity.csv', sheet: null };
    const asked = { ...mapping, source, columns: [], outcomes: {}, ending: null, others: [] };
    const seen = await previewTables(paths, asked, quietly());
    return importFiles(paths, seen.mapping);
  });
  expect(alone.report).toMatchObject({ deals: 12, outcomes: { won: 6, lost: 3, rejected: 0, open: 3 } });
  expect(alone.report.tables[0]).toMatchObject({ kind: 'contacts', deals: 10 });
});

test('what happened to an opportunity, and its history, reach the lead that it was', async () => {
  const { read } = await both({
    ...FILES,
    'Task.csv': [
      'Id,WhatId,Type,ActivityDate,Status',
      ...Array.from({ length: 20 }, (_, i) => {
        return `00T${i},0065g000001${1000 + 4 * (i % 10)},Call,2026-03-0${1 + (i % 9)},Completed`;
      }),
    ].join('\n'),
    'OpportunityHistory.csv': [
      'OpportunityId,StageName,CreatedDate',
      ...Array.from({ length: 10 }, (_, i) => `0065g000001${1000 + 4 * i},Proposal,2026-03-05`),
    ].join('\n'),
  });
  expect(read.report.tables.map(({ name, kind, deals }) => [name, kind, deals])).toEqual([
    ['Opportunity.csv', 'lookup', 10],
    ['Task.csv', 'touchpoints', 10],
    ['OpportunityHistory.csv', 'history', 10],
  ]);
  expect(cellOf(read, 4, 'reached_proposal')).toBe(Date.UTC(2026, 2, 5));
});

test('opportunities of which few were leads stay the deals, and so they do where each lead became one', async () => {
  const few = LEADS.slice(0, 10).join('\n');
  expect((await both({ ...FILES, 'Lead.csv': few })).seen.mapping.source?.file).toBe('Opportunity.csv');
  const converted = LEADS.filter((line, i) => i === 0 || line.includes('0065g')).join('\n');
  expect((await both({ ...FILES, 'Lead.csv': converted })).seen.mapping.source?.file).toBe('Opportunity.csv');
});

test('an opportunity that names the lead it was says the same', async () => {
  const leads = [
    'leadid,fullname,statecode,createdon',
    ...Array.from({ length: 30 }, (_, i) => `lead-${1000 + i},Ann ${i},${i % 3},2026-01-01T10:00:00Z`),
  ];
  const opportunities = [
    'opportunityid,name,_originatingleadid_value,statecode,actualclosedate,createdon',
    ...Array.from({ length: 10 }, (_, i) => {
      return `o-${i},Deal ${i},lead-${1001 + 3 * i},${i % 3},2026-03-0${1 + (i % 9)},2026-02-01T10:00:00Z`;
    }),
  ];
  const { read } = await both({
    'lead.csv': leads.join('\n'),
    'opportunity.csv': opportunities.join('\n'),
  });
  // Ten are qualified: three of these were won, three lost, four are open.
  expect(read.report).toMatchObject({ deals: 30, outcomes: { won: 3, lost: 3, rejected: 10, open: 14 } });
});

test('the next quarter’s files are read the same way, new stages by their words', async () => {
  const { mapping } = (await both(FILES)).seen;
  const next = {
    ...FILES,
    'Opportunity.csv': FILES['Opportunity.csv'].replaceAll('Proposal', 'Verbally lost'),
  };
  const seen = await together(next, (paths) =>
    previewTables(paths, undefined, { ...quietly(), remembered: [mapping] }),
  );
  expect(seen.mapping.ending?.outcomes).toMatchObject({ 'Verbally lost': 'lost', 'Closed Won': 'won' });
});
