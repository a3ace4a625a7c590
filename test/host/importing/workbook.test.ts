import { expect, test } from 'vitest';
import type { Refusal } from '#shared/contract/failure.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { textRow, workbookParts, zip } from '../../support/workbook.ts';
import { cellOf, importFiles, preview, quietly, withFile } from './support.ts';

const imported = (content: Buffer) =>
  withFile(
    content,
    async (path) => {
      const { mapping } = await previewTables([path], undefined, quietly());
      return importFiles([path], mapping);
    },
    'deals.xlsx',
  );

const cells = (row: number, ...xml: string[]) => `<row r="${row}">${xml.join('')}</row>`;

const cellOfRow =
  (row: number) =>
  (value: string | number, i: number): string => {
    const at = `${'ABCDE'[i]}${row}`;
    return typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };

test('cells are read by their type and format: dates, percentages, yes and no, shared texts', async () => {
  const sheet =
    textRow(1, 'Deal ID', 'Stage', 'Close Date', 'Discount', 'Is key', 'Amount') +
    cells(
      2,
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" s="1"><v>45000</v></c>',
      '<c r="D2" s="2"><v>0.07</v></c><c r="E2" t="b"><v>1</v></c><c r="F2"><v>1E3</v></c>',
    ) +
    cells(
      4,
      '<c r="A4" t="str"><f>x</f><v>D-2</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" s="1"><v>45000.5</v></c>',
      '<c r="E4" t="b"><v>0</v></c><c r="F4"><v>0.30000000000000004</v></c>',
    );
  const result = await imported(
    zip(
      workbookParts({
        sheets: { Deals: sheet },
        strings: ['D-1', 'Won', 'Lost &amp; gone'],
        formats: ['[$-407]dd/mm/yyyy\\ hh:mm;@', '0.0%'],
      }),
    ),
  );
  expect(result.report).toMatchObject({ rows: 2, deals: 2, outcomes: { won: 1, lost: 1 } });
  expect(cellOf(result, 0, 'close_date')).toBe(Date.UTC(2023, 2, 15));
  expect(cellOf(result, 1, 'close_date')).toBe(Date.UTC(2023, 2, 15, 12));
  expect(cellOf(result, 0, 'discount')).toBe(7);
  expect([cellOf(result, 0, 'is_key'), cellOf(result, 1, 'is_key')]).toEqual([true, false]);
  expect([cellOf(result, 0, 'amount'), cellOf(result, 1, 'amount')]).toEqual([1000, 0.3]);
  expect(cellOf(result, 1, 'stage')).toBe('Lost & gone');
});

test('days are counted from 1904 where the workbook says so, and from the day that never was', async () => {
  const sheet =
    textRow(1, 'Deal ID', 'Close Date') +
    cells(2, '<c r="A2"><v>1</v></c><c r="B2" s="1"><v>100</v></c>') +
    cells(3, '<c r="A3"><v>2</v></c><c r="B3" s="1"><v>1</v></c>');
  const parts = { sheets: { Deals: sheet }, formats: ['yyyy-mm-dd'] };
  const mac = await preview(zip(workbookParts({ ...parts, is1904: true })), 'mac.xlsx');
  expect(mac.rows.map(([, date]) => date)).toEqual(['1904-04-10', '1904-01-02']);
  const windows = await preview(zip(workbookParts(parts)), 'windows.xlsx');
  expect(windows.rows.map(([, date]) => date)).toEqual(['1900-04-09', '1900-01-01']);
});

test('merged cells show their value in each row; headers in two rows say it together', async () => {
  const sheet = `${textRow(1, 'Deal', '', 'Contact', '')}${textRow(2, 'ID', 'Stage', 'Name', 'Age')}${cells(
    3,
    '<c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>Won</t></is></c><c r="C3" t="inlineStr"><is><t>Ann</t></is></c><c r="D3"><v>41</v></c>',
  )}${cells(4, '<c r="A4"><v>2</v></c><c r="B4"/><c r="C4" t="inlineStr"><is><t>Bob</t></is></c><c r="D4"><v>52</v></c>')}|<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/><mergeCell ref="B3:B4"/></mergeCells>`;
  const seen = await preview(zip(workbookParts({ sheets: { Deals: sheet } })), 'merged.xlsx');
  expect(seen.mapping.dialect).toMatchObject({ headerRow: 1, headerRows: 2 });
  expect(seen.mapping.columns.map(({ header }) => header)).toEqual([
    'Deal ID',
    'Deal Stage',
    'Contact Name',
    'Contact Age',
  ]);
  expect(seen.rows).toEqual([
    ['1', 'Won', 'Ann', '41'],
    ['2', 'Won', 'Bob', '52'],
  ]);
});

test('headers in three rows, and headers that are merged downwards', async () => {
  const groups =
    textRow(1, 'Deal', 'Now', '', '', '') +
    textRow(2, '', 'Web', '', 'Mail', '') +
    textRow(3, '', 'Visits', 'Views', 'Visits', 'Opens') +
    cells(4, ['a', 1, 2, 3, 4].map(cellOfRow(4)).join('')) +
    cells(5, ['b', 5, 6, 7, 8].map(cellOfRow(5)).join(''));
  const merged =
    '|<mergeCells><mergeCell ref="B1:E1"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:E2"/></mergeCells>';
  const three = await preview(zip(workbookParts({ sheets: { Deals: groups + merged } })), 'three.xlsx');
  expect(three.mapping.columns.map(({ header }) => header)).toEqual([
    'Deal',
    'Now Web Visits',
    'Now Web Views',
    'Now Mail Visits',
    'Now Mail Opens',
  ]);
  const downwards =
    textRow(1, 'Region', 'Stage', 'Change', '') +
    textRow(2, '', '', 'this month', 'this year') +
    textRow(3, 'North', 'Won', 'up', 'down') +
    textRow(4, 'South', 'Lost', 'up', 'up');
  const both =
    '|<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>';
  const seen = await preview(zip(workbookParts({ sheets: { Deals: downwards + both } })), 'down.xlsx');
  expect(seen.mapping.columns.map(({ header }) => header)).toEqual([
    'Region',
    'Stage',
    'Change this month',
    'Change this year',
  ]);
});

test('a row whose last cells are empty is as wide as the others', async () => {
  const sheet =
    textRow(1, 'Deal ID', 'Stage', 'Reason') + textRow(2, 'a', 'Lost', 'Price') + textRow(3, 'b', 'Won');
  const { report } = await imported(zip(workbookParts({ sheets: { Deals: sheet } })));
  expect(report).toMatchObject({ deals: 2, outcomes: { won: 1, lost: 1 }, notes: [] });
});

test('each visible sheet is a table, and they join', async () => {
  const sheets = {
    Notes: textRow(1, 'Exported by Ann'),
    Deals:
      textRow(1, 'Deal ID', 'Account', 'Stage') +
      textRow(2, 'a', 'Acme', 'Won') +
      textRow(3, 'b', 'Beta', 'Lost'),
    Accounts: textRow(1, 'Account', 'Industry') + textRow(2, 'Acme', 'Steel') + textRow(3, 'Beta', 'Paper'),
    Secret: textRow(1, 'Deal ID', 'x') + textRow(2, 'a', 'y'),
  };
  const result = await imported(zip(workbookParts({ sheets, hidden: ['Secret'] })));
  expect(result.report.tables.map(({ name, kind }) => [name, kind])).toEqual([
    ['deals.xlsx · Notes', 'ignore'],
    ['deals.xlsx · Accounts', 'accounts'],
  ]);
  expect(cellOf(result, 1, 'industry')).toBe('Paper');
});

const refusal = (content: Buffer): Promise<Refusal> =>
  preview(content, 'deals.xlsx').then(
    () => {
      throw new Error('was not refused');
    },
    (error) => error as Refusal,
  );

test('a bomb is refused by what it claims, and by what it unpacks to where it lies', async () => {
  const rows = textRow(1, 'Deal ID', 'Stage') + ' '.repeat(40 << 20);
  const parts = workbookParts({ sheets: { Deals: rows } });
  const honest = await refusal(zip(parts));
  expect(honest.code).toBe('unreadableFile');
  expect(honest.message).toContain('far more than a table');
  const lying = await refusal(zip(parts, { 'xl/worksheets/sheet1.xml': 5_000 }));
  expect(lying.code).toBe('unreadableFile');
});

test('entities of a file’s own are refused, cut-off archives too', async () => {
  const prolog = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  const sheets = { Deals: textRow(1, 'Deal ID', 'Stage') + textRow(2, '1', '&b;') };
  expect((await refusal(zip(workbookParts({ sheets, prolog })))).message).toContain('damaged workbook');
  const whole = zip(workbookParts({ sheets: { Deals: textRow(1, 'Deal ID', 'Stage') } }));
  expect((await refusal(whole.subarray(0, whole.length - 30))).message).toContain('damaged workbook');
});

test('a workbook of which every sheet is hidden gets a sentence', async () => {
  const sheets = { Secret: '<row r="1"><c r="A1" t="inlineStr"><is><t>Deal ID</t></is></c></row>' };
  await expect(imported(zip(workbookParts({ sheets, hidden: ['Secret'] })))).rejects.toThrow(
    'no sheet to read',
  );
});
