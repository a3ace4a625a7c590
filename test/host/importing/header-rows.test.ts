/** Which rows of a table are its headers: in doubt few, because a deal taken for a header is lost. */
import { describe, expect, test } from 'vitest';
import { textRow, workbookParts, zip } from '../../support/workbook.ts';
import { importText, preview } from './support.ts';

const headersOf = async (content: string | Uint8Array, name?: string) => {
  const { mapping, totalRows } = await preview(content, name);
  return { headers: mapping.columns.map(({ header }) => header), rows: totalRows };
};

const workbook = (
  rows: readonly string[],
  merged: readonly string[],
): Promise<{ headers: string[]; rows: number }> => {
  const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('');
  return headersOf(
    zip(workbookParts({ sheets: { Deals: `${rows.join('')}|<mergeCells>${areas}</mergeCells>` } })),
    'deals.xlsx',
  );
};

describe('rows of values are no headers', () => {
  test('because a value is its header’s own word', async () => {
    const read = await importText(
      'Deal ID,Status,Company,Note\nD-0,Won,pany,Note\nD-1,Won,a,aa\nD-2,Lost,a,a\nD-3,Won,a,a\nD-4,Won,b,a\n',
    );
    expect(read.report).toMatchObject({ rows: 5, deals: 5, outcomes: { won: 4, lost: 1 } });
  });

  test('because a damaged row says its header again', async () => {
    const text =
      'Deal ID,Status,Company,Note\nD-0,s,Company,Note\nD-0,Won,aé,a\nD-1,Won,é,b\nD-3,Lost,aa,\nD-4,,aa,aa\n';
    expect(await headersOf(text)).toEqual({ headers: ['Deal ID', 'Status', 'Company', 'Note'], rows: 5 });
  });

  test('because a header is empty or comes twice', async () => {
    expect(
      (
        await headersOf(
          ',Company,Stage,Phone\nA-1,Acme,Won,none\nA-2,Beta,Lost,5551234\nA-3,Cy,Won,5551235\n',
        )
      ).rows,
    ).toBe(3);
    expect((await headersOf('Name,Name,Stage,Age\nAnn,Bee,Won,old\nBob,Cy,Lost,42\n')).rows).toBe(2);
  });
});

test('groups of columns stand above headers in text too', async () => {
  expect(
    await headersOf('Region,Stage,Change,\n,,this month,this year\nNorth,Won,3,4\nSouth,Lost,5,6\n'),
  ).toEqual({
    headers: ['Region', 'Stage', 'Change this month', 'this year'],
    rows: 2,
  });
  expect(await headersOf('Deal,,Contact,\nID,Stage,Name,Age\nA,Won,Ann,41\nB,Lost,Bob,52\n')).toEqual({
    headers: ['Deal ID', 'Stage', 'Contact Name', 'Age'],
    rows: 2,
  });
});

test('a name that comes several times says its group each time', async () => {
  expect(
    (await headersOf('Deal,Web,,Mail,\n,Visits,Opens,Visits,Opens\nA,1,2,3,4\nB,5,6,7,8\n')).headers,
  ).toEqual(['Deal', 'Web Visits', 'Web Opens', 'Mail Visits', 'Mail Opens']);
});

describe('in a workbook', () => {
  test('a title merged over all columns is none of the headers', async () => {
    const rows = [
      textRow(1, 'Deals of 2026', '', ''),
      textRow(3, 'Deal', 'Stage', 'Owner'),
      textRow(4, 'Acme', 'Won', 'Ann'),
      textRow(5, 'Beta', 'Lost', 'Bob'),
    ];
    expect(await workbook(rows, ['A1:C2'])).toEqual({ headers: ['Deal', 'Stage', 'Owner'], rows: 2 });
  });

  test('cells merged downwards say which rows are headers, whatever stands beside them', async () => {
    const rows = [
      textRow(1, 'Region', 'Stage', '2025', ''),
      textRow(2, '', '', 'Q1', 'Q2'),
      textRow(3, 'North', 'Won', 'up', 'down'),
      textRow(4, 'South', 'Lost', 'up', 'up'),
    ];
    expect(await workbook(rows, ['A1:A2', 'B1:B2', 'C1:D1'])).toEqual({
      headers: ['Region', 'Stage', '2025 Q1', '2025 Q2'],
      rows: 2,
    });
  });

  test('cells merged over many rows of values don’t', async () => {
    const rows = [
      textRow(1, 'Region', 'Stage', 'Owner'),
      ...Array.from({ length: 8 }, (_, i) => textRow(i + 2, i === 0 ? 'Region' : '', 'Won', 'Ann')),
    ];
    expect(await workbook(rows, ['A2:A9'])).toEqual({ headers: ['Region', 'Stage', 'Owner'], rows: 8 });
  });
});

test('what stands below a group is understood without the group', async () => {
  const { mapping } = await preview(
    'Deal,,Dates,,Outcome,,Why\nDeal no.,Region,Created,Closed,Result,Value,Lost because\n' +
      'N1,North,2025-01-02,2025-02-02,WON,100,\nN2,South,2025-01-03,2025-02-04,LOST,200,Price\n',
  );
  expect(mapping.columns.map(({ label, role }) => [label, role])).toEqual([
    ['Deal no.', 'id'],
    ['Region', null],
    ['Dates Created', 'createdAt'],
    ['Closed', 'wonAt'],
    ['Outcome Result', 'outcome'],
    ['Value', 'amount'],
    ['Why Lost because', 'lostReason'],
  ]);
});
