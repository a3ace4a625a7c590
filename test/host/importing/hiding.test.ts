import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ColumnMapping, Hiding, Mapping } from '#shared/contract/mapping.ts';
import { decompress } from '../../../electron/host/files/compression.ts';
import { Disguise } from '../../../electron/host/importing/hiding/disguise.ts';
import { withoutTraces } from '../../../electron/host/importing/hiding/plan.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import type { SourceFile } from '../../../electron/host/workshop/repositories/source-files.ts';
import { cellOf, type ImportedSample, importFiles, quietly } from './support.ts';

const FILES = {
  'deals.csv':
    'Deal ID,Deal Name,Company,Contact Email,Phone,Deal Stage,Amount\n' +
    '1,Zanzibar renewal,Zanzibar GmbH,Ann@Zanzibar.example,+49 151 7654321,Won,100\n' +
    '2,Quokka pilot,Quokka Ltd,bob@quokka.example,+44 20 7654322,Lost,50\n' +
    '3,Second Zanzibar,ZANZIBAR  GmbH,,,Won,70\n' +
    ',,,,,,\n' +
    '2,Quokka pilot,Quokka Ltd,bob@quokka.example,+44 20 7654322,Lost,50\n',
  'contacts.csv':
    'Contact ID,Email,Job Title,Notes\n' +
    '900,ann@zanzibar.example,CEO,Ann Lee likes tea\n901,BOB@quokka.example,CTO,Bob Ray\n',
};
/** What must be found nowhere afterwards. */
const PLANTED = /zanzibar (gmbh|renewal)|quokka (ltd|pilot)|ann@|bob@|765432|ann lee|bob ray/i;

async function together<T>(use: (paths: string[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-import-'));
  try {
    const paths = Object.keys(FILES).map((name) => join(folder, name));
    await Promise.all(Object.values(FILES).map((text, i) => writeFile(paths[i]!, text)));
    return await use(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const HIDDEN: Record<string, Hiding> = {
  'Deal Name': 'pseudonym',
  Company: 'pseudonym',
  'Contact Email': 'email',
  Phone: 'drop',
  Notes: 'drop',
};

const hide = (mapping: Mapping, hidden: Record<string, Hiding> = HIDDEN): Mapping => {
  const columns = (all: ColumnMapping[]) =>
    all.map((column) => ({
      ...column,
      hide: hidden[column.header] ?? null,
      use: hidden[column.header] === 'drop' ? false : column.use,
    }));
  return {
    ...mapping,
    columns: columns(mapping.columns),
    others: mapping.others.map((other) => ({ ...other, columns: columns(other.columns) })),
  };
};

const imported = (hidden?: Record<string, Hiding>): Promise<ImportedSample> =>
  together(async (paths) => {
    const { mapping } = await previewTables(paths, undefined, quietly());
    return importFiles(paths, hide(mapping, hidden));
  });

const textsOf = (files: readonly SourceFile[]): Promise<string[]> =>
  Promise.all(
    files.map(async ({ compressed, compression }) =>
      Buffer.from(await decompress(compressed, compression)).toString(),
    ),
  );

describe('what is hidden at import', () => {
  test('is in no part of what the workshop keeps', async () => {
    const { sample, report, originals, leftOut } = await imported();
    const dictionaries = [...sample.columns.values()].map((column) => JSON.stringify(column));
    const kept = [JSON.stringify(report), gunzipSync(leftOut).toString(), ...(await textsOf(originals))];
    for (const part of [...dictionaries, ...kept]) expect(part).not.toMatch(PLANTED);
    expect(report.notes.join()).toContain('“Phone”, “Notes” left out');
  });

  test('names the same company alike in every row and file, whatever its case and spaces', async () => {
    const result = await imported();
    const company = (deal: number) => cellOf(result, deal, 'company');
    expect(company(0)).toBe(company(2));
    expect(company(0)).not.toBe(company(1));
    expect(company(0)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ [A-Z0-9]{6}$/);
  });

  test('keeps the domain of an address, and finds the person by it in another file', async () => {
    const result = await imported();
    expect(cellOf(result, 0, 'contact_email')).toMatch(/^[0-9a-f]{16}@zanzibar\.example$/);
    expect(result.report.tables[0]).toMatchObject({ kind: 'contacts', matched: 2 });
    expect(cellOf(result, 1, 'job_title')).toBe('CTO');
  });

  test('leaves the files without it, and without what is not used', async () => {
    const { originals } = await imported();
    expect(originals.map(({ fileName }) => fileName)).toEqual([
      'deals.csv (reduced).csv',
      'contacts.csv (reduced).csv',
    ]);
    const [deals, contacts] = (await textsOf(originals)).map((text) => text.split('\r\n'));
    expect(deals![0]).toBe('Deal ID,Deal Name,Company,Contact Email,Deal Stage,Amount');
    expect(deals).toHaveLength(7);
    expect(contacts![0]).not.toContain('Notes');
  });

  test('without hiding anything, the files are kept byte by byte', async () => {
    const { originals } = await imported({});
    const texts = await textsOf(originals);
    expect(originals.map(({ fileName }, i) => [fileName, texts[i]])).toEqual(Object.entries(FILES));
  });

  test('a column that joins two files is disguised in both, although only one was hidden', async () => {
    const { report, originals } = await imported({ 'Contact Email': 'pseudonym' });
    expect(report.tables[0]).toMatchObject({ matched: 2 });
    expect((await textsOf(originals)).join()).not.toMatch(/ann@|bob@/i);
  });

  test('the column that says how deals ended can’t be hidden', async () => {
    await expect(imported({ 'Deal Stage': 'pseudonym' })).rejects.toMatchObject({
      code: 'badInput',
      message: expect.stringContaining('how the deals ended'),
    });
  });

  test('a preview shows it as it will be; the mapping loses what was once cleaned in it', async () => {
    await together(async (paths) => {
      const { mapping } = await previewTables(paths, undefined, quietly());
      const company = mapping.columns.find(({ header }) => header === 'Company')!.column;
      const cleaning = [{ table: 0, column: company, from: ['ZANZIBAR  GmbH'], to: 'Zanzibar GmbH' }];
      const hidden = hide({ ...mapping, cleaning });
      expect(withoutTraces(hidden).cleaning).toEqual([]);
      const seen = await previewTables(paths, hidden, quietly());
      expect(JSON.stringify(seen)).not.toMatch(PLANTED);
      expect(JSON.stringify(await previewTables(paths, mapping, quietly()))).toMatch(PLANTED);
    });
  });
});

describe('a disguise', () => {
  const disguise = new Disguise(new Uint8Array(32).fill(1));

  test('depends on the workshop’s key', () => {
    const other = new Disguise(new Uint8Array(32).fill(2));
    expect(other.pseudonym('Ann Lee')).not.toBe(disguise.pseudonym('Ann Lee'));
    expect(other.email('a@b.example')).not.toBe(disguise.email('a@b.example'));
  });

  test('tells ten thousand names apart', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => disguise.pseudonym(`Person ${i}`));
    expect(new Set(names).size).toBe(10_000);
  });

  test('leaves no text of a cell that holds more than one address', () => {
    const cell = disguise.email('Ann Lee <ann@x.example>; bob@y.example, n/a');
    expect(cell).not.toMatch(/ann|lee|bob/i);
    expect(cell).toMatch(/<[0-9a-f]{16}@x\.example>; [0-9a-f]{16}@y\.example/);
  });

  test('a missing value stays missing', () => {
    expect([disguise.pseudonym('n/a'), disguise.email(' '), disguise.pseudonym('')]).toEqual([
      'n/a',
      ' ',
      '',
    ]);
  });
});
