import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Mapping, mappingSchema } from '#shared/contract/mapping.ts';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import { nearest } from '../../../electron/host/importing/join/near.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { cellOf, importFiles, quietly, together } from './support.ts';

const previewed = (files: Record<string, string>, mapping?: Mapping, remembered: Mapping[] = []) =>
  together(files, (paths) => previewTables(paths, mapping, { ...quietly(), remembered }));

const imported = (files: Record<string, string>, correct: (mapping: Mapping) => void = () => {}) =>
  together(files, async (paths) => {
    const { mapping } = await previewTables(paths, undefined, quietly());
    correct(mapping);
    return importFiles(paths, mapping);
  });

const CRM = {
  'accounts.csv': 'Company ID,Name,Industry\n10,Acme,Steel\n11,Beta,Paper\n12,Gamma,Glass\n',
  'deal_contact.csv': 'deal_id,contact_id\n1,900\n2,901\n2,902\n',
  'contacts.csv':
    'Contact ID,Email,Job Title\n900,ann@acme.com,CEO\n901,bob@beta.com,CTO\n902,cy@beta.com,VP\n',
  'deals.csv':
    'Deal ID,Deal Stage,Company ID,Amount,Create Date,Close Date\n' +
    '1,Won,10,100,2025-01-01,2025-03-01\n2,Lost,11,50,2025-01-02,2025-02-01\n3,Won,99,70,2025-01-03,2025-02-11\n',
  'email_events.csv':
    'Event ID,Type,Created,Recipient\n1,Open,2025-01-05 10:00:00,ANN@acme.com\n2,Click,2025-01-06,bob@beta.com\n' +
    '3,Open,2025-01-07,cy@beta.com\n4,Open,2025-01-08,nobody@x.com\n5,Open,soon,ann@acme.com\n',
  'deal_stage_history.csv':
    'Deal ID,Stage,Changed at\n1,SQL,2025-01-20\n1,MQL,2025-01-10\n1,SQL,2025-02-20\n7,MQL,2025-01-01\n',
  'deal_property_history.csv':
    'deal_id,name,value,timestamp\n1,amount,60,2025-01-15\n1,amount,100,2025-02-15\n',
};

test('a CRM’s tables join by themselves: people by way of a link, what they did by way of them', async () => {
  const result = await imported(CRM);
  const { report, sample } = result;
  expect(report).toMatchObject({ rows: 3, deals: 3, touchpoints: 3 });
  expect(report.tables.map(({ name, kind, rows, matched }) => [name, kind, rows, matched])).toEqual([
    ['accounts.csv', 'accounts', 3, 2],
    ['deal_contact.csv', 'link', 3, 3],
    ['contacts.csv', 'contacts', 3, 3],
    ['email_events.csv', 'touchpoints', 5, 4],
    ['deal_stage_history.csv', 'history', 4, 3],
    ['deal_property_history.csv', 'history', 2, 2],
  ]);
  expect([0, 1, 2].map((deal) => cellOf(result, deal, 'industry'))).toEqual(['Steel', 'Paper', undefined]);
  expect(cellOf(result, 1, 'email')).toBe('bob@beta.com');
  expect(fieldByRole(sample, 'title')?.label).toBe('Job Title');
  const { touchpoints } = sample;
  expect([...touchpoints.start]).toEqual([0, 1, 3, 3]);
  expect(Array.from(touchpoints.type, (type) => touchpoints.types[type])).toEqual(['Open', 'Click', 'Open']);
  expect(touchpoints.people[touchpoints.person[1]! - 1]).toBe('bob@beta.com');
});

test('history dates stages by when they were first reached, and values by when they were last set', async () => {
  const { sample } = await imported(CRM);
  const stages = sample.fields.filter(({ role }) => role === 'stageDate');
  expect(stages.map(({ stage }) => stage).sort()).toEqual(['MQL', 'SQL']);
  const sql = sample.columns.get(stages.find(({ stage }) => stage === 'SQL')!.key);
  expect(sql?.kind === 'date' && sql.values[0]).toBe(Date.UTC(2025, 0, 20));
  expect(sample.fields.find(({ key }) => key === 'amount')?.known).toBe('dated');
  expect([...(sample.columns.get('amount')?.knownAt ?? [])]).toEqual([
    Date.UTC(2025, 1, 15),
    Date.UTC(2025, 0, 2),
    Date.UTC(2025, 0, 3),
  ]);
});

const PRODUCTS = {
  'deals.csv': 'Deal ID,Stage,Product\n1,Won,GTXPro\n2,Lost,MG Basic\n3,Won,GTXPro\n4,Won,Zeta\n',
  'products.csv': 'Product,Price\nGTX Pro,4800\nMG Basic,100\nMG Plus,200\n',
};

test('values that don’t match are told with the nearest that do, and can be taken for them', async () => {
  const { tables, mapping } = await previewed(PRODUCTS);
  expect(tables[0]?.match).toEqual({
    theirs: { values: 3, matched: 1 },
    ours: { values: 3, matched: 1 },
    unmatched: [
      { value: 'GTXPro', rows: 2, near: ['GTX Pro'] },
      { value: 'Zeta', rows: 1, near: [] },
    ],
  });
  mapping.cleaning = [{ table: 0, column: 2, from: ['GTXPro'], to: 'GTX Pro' }];
  const again = await previewed(PRODUCTS, mapping);
  expect(again.tables[0]?.match?.theirs).toEqual({ values: 3, matched: 2 });
  expect(again.cleaning).toEqual([
    {
      step: 0,
      switch: null,
      isDone: true,
      table: 0,
      column: 2,
      what: '“GTXPro” in “Product” is taken as “GTX Pro”.',
      cells: 2,
    },
  ]);
  const result = await imported(PRODUCTS, (guess) => Object.assign(guess, { cleaning: mapping.cleaning }));
  expect([0, 1, 2, 3].map((deal) => cellOf(result, deal, 'price'))).toEqual([4800, 100, 4800, undefined]);
  expect(result.report.cleaning[0]).toMatchObject({ step: 0, cells: 2 });
});

test('near are the same signs with a few changed, and never other numbers', () => {
  expect(nearest('Acme Corp.', ['ACME Corp', 'Acne Corp', 'Beta'])).toEqual(['ACME Corp', 'Acne Corp']);
  expect(nearest('Series 2100', ['Series 2200', 'Series 2100 '])).toEqual(['Series 2100 ']);
  expect(nearest('US', ['UK'])).toEqual([]);
});

test('a mapping reads the next export too, whatever its files are called', async () => {
  const { mapping } = await previewed(PRODUCTS);
  mapping.cleaning = [{ table: 0, column: 2, from: ['GTXPro'], to: 'GTX Pro' }];
  mapping.columns[2]!.label = 'What they buy';
  const next = {
    'p2.csv': PRODUCTS['products.csv'],
    'export (3).csv': 'Deal ID,Stage,Product\n8,Lost,GTXPro\n',
  };
  const nameless = {
    ...mapping,
    source: null,
    others: mapping.others.map((other) => ({ ...other, source: { file: '', sheet: null } })),
  };
  const seen = await previewed(next, undefined, [nameless]);
  expect(seen.mapping.columns[2]?.label).toBe('What they buy');
  expect(seen.notes[0]).toContain('came before');
  const result = await together(next, (paths) => importFiles(paths, seen.mapping));
  expect(cellOf(result, 0, 'price')).toBe(4800);
});

test('rows that become no deals are kept as a file, with their number, reason and text', async () => {
  const result = await imported({ 'deals.csv': 'Deal ID,Stage,Note\n1,Won,a\n1,Lost,"b, c"\n2,Limbo,d\n' });
  expect(gunzipSync(result.leftOut).toString().split('\r\n')).toEqual([
    'Row,Reason,Deal ID,Stage,Note',
    '3,A duplicate: it has the same Deal ID (1) as row 2.,1,Lost,"b, c"',
    '4,"It has the status “Limbo”, and no outcome was chosen for that.",2,Limbo,d',
    '',
  ]);
});

test('a date of something that happened is a touchpoint; a list in a cell is several values', async () => {
  const rows = ['1,Won,2025-02-01,a;b', '2,Lost,,b;c', '3,Won,2025-03-01,a;c', '4,Lost,,b'];
  const { sample } = await imported({
    'deals.csv': `Deal ID,Stage,Demo date,Interests\n${rows.join('\n')}\n`,
  });
  expect(sample.touchpoints.types).toEqual(['Demo']);
  expect([...sample.touchpoints.at]).toEqual([Date.UTC(2025, 1, 1), Date.UTC(2025, 2, 1)]);
  const interests = sample.columns.get('interests');
  expect(interests?.kind === 'text' && interests.dictionary).toEqual([
    ['a', 'b'],
    ['b', 'c'],
    ['a', 'c'],
    'b',
  ]);
});

test('a mapping of version 1 is read as one of a single table', async () => {
  const { mapping } = await previewed({ 'deals.csv': 'Deal ID,Stage\n1,Won\n' });
  const { source: _, others: __, cleaning: ___, ...rest } = mapping;
  const old = mappingSchema.parse({ ...rest, version: 1 });
  expect(old).toEqual({ ...mapping, source: null });
});

test('tables that join in a circle, and files that are missing, are refused', async () => {
  await expect(
    imported(CRM, ({ others }) => {
      others[0]!.join = { column: 0, table: 2, to: 0 };
      others[1]!.join = { column: 0, table: 1, to: 0 };
    }),
  ).rejects.toThrow('in a circle');
  await expect(
    imported({ 'deals.csv': CRM['deals.csv'] }, (mapping) => {
      mapping.others.push({
        source: { file: 'gone.csv', sheet: null },
        dialect: mapping.dialect,
        kind: 'ignore',
        columns: [],
        join: null,
        touchpoints: null,
        history: null,
      });
    }),
  ).rejects.toThrow('“gone.csv” as well');
});

test('people that were once imported alone give way to the deals that come beside them', async () => {
  const { 'contacts.csv': contacts, 'deals.csv': deals } = CRM;
  const alone = await previewed({ 'contacts.csv': contacts });
  expect(alone.mapping.source?.file).toBe('contacts.csv');
  const { mapping } = await previewed({ 'contacts.csv': contacts, 'deals.csv': deals }, undefined, [
    alone.mapping,
  ]);
  expect(mapping.source?.file).toBe('deals.csv');
  // Deals that tell how they ended stay the deals, whatever comes beside them.
  const renamed = { 'export.csv': deals };
  const before = await previewed(renamed);
  const after = await previewed(
    { ...renamed, 'opportunities.csv': 'Opportunity ID,Stage,Close date,Amount\n1,Won,2025-03-01,5\n' },
    undefined,
    [before.mapping],
  );
  expect(after.mapping.source?.file).toBe('export.csv');
});

test('lists of people are no people, and what people did is not joined by way of who owns the deals', async () => {
  const files = {
    'contact_list.csv': 'id,name,created_at\n900,Newsletter,2025-01-01\n901,Webinar,2025-01-02\n',
    'contact.csv': 'id,first_name,email\n900,Ann,ann@acme.com\n901,Bob,bob@beta.com\n',
    'deal_contact.csv': 'deal_id,contact_id\n1,900\n2,901\n',
    'deal.csv':
      'deal_id,stage,owner_id,create_date\n1,Won,7,2025-01-01\n2,Lost,8,2025-01-02\n3,Lost,8,2025-01-03\n',
    'owner.csv': 'owner_id,email,first_name\n7,rep@us.com,Rita\n8,other@us.com,Otto\n',
    'form_submission.csv': 'timestamp,contact_id,title\n2025-01-03,900,Demo\n',
    'email_event.csv':
      'id,type,created,recipient\n1,Open,2025-01-05,rep@us.com\n2,Open,2025-01-06,zoe@x.com\n',
  };
  const { mapping, tables } = await previewed(files);
  const kinds = mapping.others.map(({ source, kind, join }) => [
    source.file,
    kind,
    join && tableOf(mapping, join.table),
  ]);
  expect(Object.fromEntries(kinds.map(([file, ...rest]) => [file, rest]))).toMatchObject({
    'contact.csv': ['contacts', 'deal_contact.csv'],
    'form_submission.csv': ['touchpoints', 'contact.csv'],
    'email_event.csv': ['touchpoints', 'contact.csv'],
    'owner.csv': ['lookup', 'deal.csv'],
  });
  expect(mapping.others[0]?.kind).not.toBe('contacts');
  const owner = mapping.others.find(({ source }) => source.file === 'owner.csv')!;
  expect(owner.columns.filter(({ use }) => use).map(({ label }) => label)).toEqual([
    'Owner: email',
    'Owner: first_name',
  ]);
  expect(tables).toHaveLength(6);
});

const tableOf = (mapping: Mapping, number: number) => [mapping, ...mapping.others][number]?.source?.file;

test('leads become the deal that they were converted into, not another of the same company', async () => {
  const leads = Array.from({ length: 12 }, (_, i) => `L${i},Acme,${i % 3 ? '' : `D${i}`},Title ${i}`);
  const deals = [0, 3, 6, 9].map(
    (i) => `D${i},Acme,${i % 2 ? 'Closed Won' : 'Closed Lost'},2025-03-0${i + 1}`,
  );
  const read = await imported({
    'Leads.csv': `Record Id,Company,Converted Deal.id,Title\n${leads.join('\n')}\n`,
    'Deals.csv': `Record Id,Account Name,Stage,Closing Date\n${deals.join('\n')}\n`,
  });
  expect(read.report).toMatchObject({ deals: 12, outcomes: { won: 2, lost: 2, rejected: 0, open: 8 } });
  expect([0, 1, 3, 6, 9].map((deal) => cellOf(read, deal, 'stage'))).toEqual([
    'Closed Lost',
    undefined,
    'Closed Won',
    'Closed Lost',
    'Closed Won',
  ]);
});

test('web analytics join by long numbers, each event at its moment', async () => {
  const client = (i: number) => `10234${i}5678.1719${i}00000`;
  const people = Array.from(
    { length: 8 },
    (_, i) => `${i + 1},${client(i)},${i % 2 ? 'customer' : 'lost'},2024-06-01`,
  );
  const events = Array.from(
    { length: 16 },
    (_, i) => `20240602,${1717326000000123 + i * 1e9},page_view,${client(i % 8)}`,
  );
  const { report, sample } = await imported({
    'leads.csv': `lead_id,ga_client_id,lifecycle,created_at\n${people.join('\n')}\n`,
    'events.csv': `event_date,event_timestamp,event_name,user_pseudo_id\n${events.join('\n')}\n`,
  });
  expect(report).toMatchObject({ deals: 8, touchpoints: 16 });
  expect(sample.touchpoints.at[0]).toBe(1717326000000);
});
