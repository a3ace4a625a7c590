import { describe, expect, test } from 'vitest';
import type { ImportPreview } from '#shared/contract/importing.ts';
import { importPreviewSchema } from '#shared/contract/importing.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { fixture, importText, preview, quietly, together, withFile } from './support.ts';

const column = (seen: ImportPreview, label: string) => {
  const found = seen.mapping.columns.find((candidate) => candidate.label === label);
  if (!found) throw new Error(`no column ${label}`);
  return found;
};
const notesOf = (seen: ImportPreview, label: string): string =>
  seen.columns.find((candidate) => candidate.column === column(seen, label).column)?.notes.join(' ') ?? '';
const roles = (seen: ImportPreview) =>
  Object.fromEntries(seen.mapping.columns.flatMap(({ role, label }) => (role ? [[role, label]] : [])));

describe('how the bytes become rows', () => {
  const text = 'Lead ID;Stadt;Status\n1;Köln;Won\n2;Jülich – West;Lost\n';
  const utf16 = Buffer.from(text, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf-16le'],
    ['UTF-16 without a mark', utf16, 'utf-16le'],
    [
      'UTF-16, the other way round',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      'utf-16be',
    ],
    ['Windows-1252', Buffer.from(text.replace('–', '\x96'), 'latin1'), 'windows-1252'],
  ])('%s', async (_, bytes, encoding) => {
    const seen = await preview(bytes);
    expect(seen.mapping.dialect).toEqual({ encoding, delimiter: ';', headerRow: 1, headerRows: 1 });
    expect(seen.rows).toEqual([
      ['1', 'Köln', 'Won'],
      ['2', 'Jülich – West', 'Lost'],
    ]);
    expect(seen.mapping.columns.map(({ header }) => header)).toEqual(['Lead ID', 'Stadt', 'Status']);
  });

  test('Greek is not taken for the Cyrillic that its bytes would spell', async () => {
    // Λεωνιδας and Ευστοργιος, in ISO 8859-7.
    const names = Buffer.from('cbe5f9ede9e4e1f20ac5f5f3f4eff1e3e9eff20a', 'hex')
      .toString('latin1')
      .split('\n');
    const seen = await preview(Buffer.from(`id,name\n1,${names[0]}\n2,${names[1]}\n`, 'latin1'));
    expect(seen.rows.map(([, name]) => name)).toEqual(['Λεωνιδας', 'Ευστοργιος']);
  });

  test('an umlaut far down decides the encoding too', async () => {
    const rows = 'a,b\n'.repeat(100_000);
    const seen = await preview(Buffer.from(`x,y\n${rows}Zürich,1\n`, 'latin1'));
    expect(seen.mapping.dialect.encoding).toBe('windows-1252');
    expect((await preview(`x,y\n${rows}Zürich,1\n`)).mapping.dialect.encoding).toBe('utf-8');
  });

  test.each([
    [',', 'id,name,note\n1,Ann,"a; b; c"\n2,Bob,x\n'],
    [';', 'id;amount\n1;1,5\n2;2,5\n'],
    ['\t', 'id\tname\n1\tAnn, Bob\n'],
    ['|', 'id|name\n1|a,b\n2|c,d\n'],
    [';', 'sep=;\nid;a,b\n1;2,3\n'],
  ])('the delimiter %j', async (delimiter, text) => {
    expect((await preview(text)).mapping.dialect.delimiter).toBe(delimiter);
  });

  test('titles and blank rows above the headers, and CRLF', async () => {
    const seen = await preview(
      'Leads of March\r\n\r\nGenerated,2026-03-01\r\nid,name,stage\r\n1,Ann,Won\r\n',
    );
    expect(seen.mapping.dialect.headerRow).toBe(4);
    expect(seen.totalRows).toBe(1);
    expect(seen.notes.join(' ')).toContain('row 4');
  });

  test('headers that are empty or double get labels and keys of their own; empty columns at the end are no columns', async () => {
    const seen = await preview('Name,,Name,Née?,,\nAnn,x,y,z,,\n');
    expect(seen.mapping.columns.map(({ label }) => label)).toEqual(['Name', 'Column 2', 'Name (2)', 'Née?']);
    expect(seen.mapping.columns.map(({ key }) => key)).toEqual(['name', 'column_2', 'name_2', 'nee']);
  });

  test('a column without a header counts where most rows fill it', async () => {
    const seen = await preview('id,name\n1,Ann,x\n2,Bob,y\n3,Cy\n');
    expect(seen.mapping.columns.map(({ label }) => label)).toEqual(['id', 'name', 'Column 3']);
  });
});

describe('what is guessed', () => {
  test('a Salesforce report', async () => {
    const seen = await previewTables([fixture('salesforce-report.csv')], undefined, quietly());
    expect(importPreviewSchema.parse(seen)).toEqual(seen);
    expect(roles(seen)).toEqual({
      id: 'Opportunity ID',
      account: 'Account Name',
      owner: 'Opportunity Owner',
      source: 'Lead Source',
      amount: 'Amount',
      createdAt: 'Created Date',
      wonAt: 'Close Date',
      outcome: 'Stage',
    });
    expect(column(seen, 'Close Date')).toMatchObject({ type: 'date', dateOrder: 'mdy', known: 'end' });
    expect(notesOf(seen, 'Close Date')).toContain('as in other columns of the file');
    const outcomes = Object.fromEntries(seen.statusValues.map(({ value, outcome }) => [value, outcome]));
    expect(outcomes).toMatchObject({
      'Closed Won': 'won',
      'Closed Lost': 'lost',
      Unqualified: 'rejected',
      'Negotiation/Review': 'open',
      Frozen: null,
    });
  });

  test('a HubSpot export', async () => {
    const seen = await previewTables([fixture('hubspot-deals.csv')], undefined, quietly());
    expect(roles(seen)).toEqual({
      id: 'Record ID',
      outcome: 'Deal Stage',
      source: 'Original Source',
      owner: 'Deal owner',
      createdAt: 'Create Date',
      wonAt: 'Close Date',
      amount: 'Amount in company currency',
      stageDate: 'Date entered "Marketing Qualified Lead (Sales Pipeline)"',
      lostReason: 'Closed Lost Reason',
    });
    expect(column(seen, 'Date entered "Marketing Qualified Lead (Sales Pipeline)"').stage).toBe('MQL');
    expect(column(seen, 'Number of Page Views')).toMatchObject({ type: 'number', known: 'end' });
    expect(column(seen, 'Demo date')).toMatchObject({ type: 'date', role: null, known: 'end' });
    expect(column(seen, 'Newsletter')).toMatchObject({ type: 'boolean', known: 'start' });
    expect(column(seen, 'Create Date').known).toBe('start');
  });

  test('a target column of 0 and 1, or of yes and no', async () => {
    const rows = (yes: string, no: string) => `a${yes}x,5,${yes}\nb${no},6,${no}\nc,7,${no}\n`;
    const binary = await preview(`ID,visits,status\n${rows('1', '0')}`);
    expect(binary.statusValues).toEqual([
      { value: '0', rows: 2, outcome: 'lost' },
      { value: '1', rows: 1, outcome: 'won' },
    ]);
    const answered = await preview(`code,duration,y\n${rows('yes', 'no')}`);
    expect(answered.statusValues.map(({ outcome }) => outcome)).toEqual(['lost', 'won']);
    expect(notesOf(answered, 'y')).toContain('all others are taken as lost');
  });

  test('what may tell the ending, or changes on the way, is known only at the end', async () => {
    const text =
      'Deal ID,Created,Industry,Is Closed,Last Activity,Email Opens,Founded,Demo Date,Stage\n' +
      '1,2026-01-05,Software,true,2026-02-01,4,2001-04-03,2026-01-20,Won\n' +
      '2,2026-01-06,Retail,true,2026-02-11,2,1999-01-01,2026-01-21,Lost\n';
    const seen = await preview(text);
    const known = Object.fromEntries(seen.mapping.columns.map((each) => [each.label, each.known]));
    expect(known).toEqual({
      'Deal ID': 'start',
      Created: 'start',
      Industry: 'start',
      'Is Closed': 'end',
      'Last Activity': 'end',
      'Email Opens': 'end',
      Founded: 'start',
      'Demo Date': 'end',
      Stage: 'end',
    });
    expect(notesOf(seen, 'Is Closed')).toContain('how the deal ended');
  });

  test('a person’s last name is no date of the last anything, and known from the start', async () => {
    const seen = await preview('Lead ID,First Name,Last Name,Stage\n1,Ann,Ash,Won\n2,Bob,Birch,Lost\n');
    expect(column(seen, 'Last Name').known).toBe('start');
  });

  test('headers with a slip are read as what they were meant to be', async () => {
    const seen = await preview(
      'Nmae,Emial,Phne,Compny,Statu\nAnn,ann@x.com,5550300,Acme,Won\nBob,bob@x.com,5550301,Beta,Lost\n',
    );
    expect(roles(seen)).toEqual({ person: 'Nmae', email: 'Emial', account: 'Compny', outcome: 'Statu' });
    expect(column(seen, 'Phne').type).toBe('text');
  });

  test('yes, no and maybe are a category', async () => {
    const seen = await preview('id,Interested?,Stage\n1,Yes,Won\n2,Maybe,Lost\n3,No,Lost\n');
    expect(column(seen, 'Interested?').type).toBe('category');
  });

  test('beside a column that only says whether a deal was won, another says which are open', async () => {
    const text =
      'id,name,stage_name,is_closed,is_won\n1,Ann,x1,true,true\n2,Bob,x2,true,false\n3,Cy,x3,false,false\n4,Di,x3,false,false\n';
    const seen = await preview(text);
    expect(seen.mapping.closed).toBe(3);
    expect(notesOf(seen, 'is_won')).toContain('“is_closed” tells which are still open');
    const { report } = await importText(text);
    expect(report.outcomes).toEqual({ won: 1, lost: 1, rejected: 0, open: 2 });
  });

  test('types by the whole column', async () => {
    const head = 'Zip,Share,Price,Visited,Size,Ok,Comment\n';
    const row = (i: number) => `0${i}123,${i}%,"${i}.234,50 €",${i + 10}/04/2026,${i}00,ja,free text ${i}\n`;
    const seen = await preview(head + [1, 2, 3, 4].map(row).join(''));
    expect(seen.mapping.columns.map(({ type }) => type)).toEqual([
      'text',
      'number',
      'number',
      'date',
      'number',
      'boolean',
      'text',
    ]);
    expect(column(seen, 'Price').decimal).toBe(',');
    expect(column(seen, 'Visited').dateOrder).toBe('dmy');
  });

  test('dates that could be read either way are said to be', async () => {
    const seen = await preview('id,Created\n1,03/04/2026\n2,05/06/2026\n');
    expect(column(seen, 'Created')).toMatchObject({ type: 'date', dateOrder: 'mdy' });
    expect(notesOf(seen, 'Created')).toContain('either way');
  });

  test('a few odd cells don’t change a column’s type, and are told', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${i === 7 ? 'lots' : i * 3}`).join('\n');
    const seen = await preview(`id,employees\n${rows}\n`);
    expect(column(seen, 'employees').type).toBe('number');
    expect(notesOf(seen, 'employees')).toContain(
      '1 cell can’t be read as a number and will count as missing: “lots”',
    );
  });

  test('without a status, deals are open, or won where the file’s name says so', async () => {
    const text = 'Deal ID,Amount\n1,20\n2,30\n';
    expect((await preview(text)).statusValues).toEqual([{ value: '', rows: 2, outcome: 'open' }]);
    expect((await preview(text, 'closed won 2025.csv')).statusValues[0]?.outcome).toBe('won');
  });
});

test('a corrected mapping is kept; with another delimiter its columns are guessed anew', async () => {
  await withFile('id,stage\n1,Won\n2,Lost\n', async (path) => {
    const first = await previewTables([path], undefined, quietly());
    const corrected = structuredClone(first.mapping);
    corrected.columns[1]!.label = 'Phase';
    corrected.outcomes = { Won: 'won', Lost: 'rejected' };
    const second = await previewTables([path], corrected, quietly());
    expect(second.mapping).toEqual(corrected);
    expect(second.statusValues.map(({ outcome }) => outcome)).toEqual(['won', 'rejected']);
  });
  await withFile('a;b,c;d\n1;2,3;4\n', async (path) => {
    const first = await previewTables([path], undefined, quietly());
    const other = { ...first.mapping, dialect: { ...first.mapping.dialect, delimiter: ',' as const } };
    const second = await previewTables([path], other, quietly());
    expect(second.mapping.columns.map(({ header }) => header)).toEqual(['a;b', 'c;d']);
  });
});

test('a mapping of other headers is not remembered for a file, however its bytes become rows', async () => {
  const commas = 'Deal ID,Stage,City\n1,Closed Won,Ulm\n2,Closed Lost,Bonn\n';
  const semicolons = 'Export of today\n\nName;Status;Size\nA;Won;10\nB;Lost;20\n';
  await together({ 'first.csv': commas, 'second.csv': semicolons }, async ([first, second]) => {
    const { mapping } = await previewTables([first!], undefined, quietly());
    const next = await previewTables([second!], undefined, { ...quietly(), remembered: [mapping] });
    expect(next.mapping.dialect).toMatchObject({ delimiter: ';', headerRow: 3 });
    expect(next.mapping.columns.map(({ header }) => header)).toEqual(['Name', 'Status', 'Size']);
    expect(next.totalRows).toBe(2);
  });
});

describe('the next export with the same headers', () => {
  const text = (city: string) => `Deal ID,Stage,City\n1,Closed Won,${city}\n2,Closed Lost,Bonn\n`;
  const latin1 = (city: string) => Buffer.from(text(city), 'latin1');
  const next = async (first: string | Uint8Array, second: string | Uint8Array) => {
    const { mapping } = await preview(first);
    return withFile(second, (path) =>
      previewTables([path], undefined, { ...quietly(), remembered: [mapping] }),
    );
  };

  test('is read in its own character set', async () => {
    expect((await next(latin1('Köln'), text('Köln'))).rows[0]).toContain('Köln');
    expect((await next(text('Köln'), latin1('Köln'))).rows[0]).toContain('Köln');
  });

  test('is read in the one that the room chose, where its bytes could be several', async () => {
    const { mapping } = await preview(latin1('Köln'));
    const chosen = { ...mapping, dialect: { ...mapping.dialect, encoding: 'iso-8859-15' as const } };
    await withFile(latin1('Münster'), async (path) => {
      const seen = await previewTables([path], undefined, { ...quietly(), remembered: [chosen] });
      expect(seen.mapping.dialect.encoding).toBe('iso-8859-15');
    });
  });

  test('is read with its own delimiter', async () => {
    expect((await next(text('Ulm'), text('Ulm').replaceAll(',', ';'))).notes[0]).toContain('came before');
  });
});

describe('amounts in several currencies', () => {
  const noteOn = async (text: string) =>
    (await preview(text)).notes.find((note) => note.includes('currencies'));
  const rows = (...amounts: string[]) =>
    amounts.map((amount, i) => `${i + 1};${i % 2 ? 'Won' : 'Lost'};${amount}`).join('\n');

  test('are told, whether the cells say so or a column beside them', async () => {
    expect(await noteOn(`Deal ID;Status;Amount\n${rows('€ 1,200', '900 CHF', '$300', '40')}`)).toContain(
      '(CHF, EUR, USD)',
    );
    expect(
      await noteOn(`Deal ID;Status;Amount;Amount Currency\n${rows('10;EUR', '20;USD', '30;EUR')}`),
    ).toContain('(EUR, USD)');
  });

  test('are not seen where there is one, however it is written', async () => {
    expect(await noteOn(`Deal ID;Status;Amount\n${rows('$1,200', '900 USD', 'US$ 300')}`)).toBeUndefined();
    expect(await noteOn(`Deal ID;Status;Amount;Currency\n${rows('10;EUR', '20;EUR')}`)).toBeUndefined();
  });
});
