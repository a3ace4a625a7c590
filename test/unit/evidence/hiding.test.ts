import { describe, expect, test } from 'vitest';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { withHiding, withNamesHidden } from '../../../renderer/features/evidence/import/hiding.ts';
import { provenance } from '../../support/samples.ts';

const column = (header: string, at: number, more: Partial<ColumnMapping> = {}): ColumnMapping => ({
  column: at,
  header,
  use: true,
  key: header,
  label: header,
  type: 'text',
  role: null,
  stage: null,
  known: 'start',
  dateOrder: null,
  decimal: null,
  list: null,
  touchpoint: null,
  trim: true,
  emptyIsNo: false,
  marks: true,
  hide: null,
  ...more,
});

function previewOf(...columns: ColumnMapping[]): ImportPreview {
  const mapping = { ...provenance(1).mapping, columns };
  return { mapping, fileName: 'deals.csv', tables: [] } as unknown as ImportPreview;
}

const hidings = (...columns: ColumnMapping[]) =>
  withNamesHidden(previewOf(...columns)).columns.map(({ hide, use }) => (use ? hide : `unused ${hide}`));

describe('hiding names and e-mails', () => {
  test.each([
    ['Company', 'pseudonym'],
    ['Opportunity Name', 'pseudonym'],
    ['firstName', 'pseudonym'],
    ['Deal owner', 'pseudonym'],
    ['Work e-mail', 'email'],
    ['contact_email', 'email'],
    ['Mobile phone', 'unused drop'],
    ['Notes', 'unused drop'],
    ['Industry', null],
    ['Company size', null],
    ['Email opt out', null],
    ['Campaign name', null],
    ['Job title', null],
  ])('“%s”: %s', (header, hide) => {
    expect(hidings(column(header, 0))).toEqual([hide]);
  });

  test('goes by the part that a column plays, and leaves outcomes and numbers alone', () => {
    expect(
      hidings(
        column('Who', 0, { role: 'person' }),
        column('Kunde', 1, { role: 'account' }),
        column('Status', 2, { role: 'outcome' }),
        column('Company', 3, { type: 'number' }),
      ),
    ).toEqual(['pseudonym', 'pseudonym', null, null]);
  });

  test('keeps what was chosen before', () => {
    expect(hidings(column('Company', 0, { hide: 'drop', use: false }))).toEqual(['unused drop']);
  });

  test('a column that was left out is used again once it is not hidden any more', () => {
    const { mapping } = previewOf(column('Notes', 0));
    const dropped = withHiding(mapping, 0, 0, 'drop');
    expect(dropped.columns[0]).toMatchObject({ use: false, hide: 'drop' });
    expect(withHiding(dropped, 0, 0, null).columns[0]).toMatchObject({ use: true, hide: null });
  });
});
