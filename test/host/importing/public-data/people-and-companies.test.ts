/** Whose a column is: the contact’s, the company’s, the owner’s, the deal’s own. */
import { expect, test } from 'vitest';
import { cellOf, preview } from '../support.ts';
import { both, column, one, rows } from './support.ts';

test('a deal names its contact by name and address', async () => {
  const deals = rows(
    'Record ID,Deal Name,Deal Stage,Associated Contact',
    (i) => `${100 + i},Deal ${i},${one(['Closed Won', 'Closed Lost'], i)},Ann Lee (ann${i}@acme.com)`,
  );
  const contacts = rows(
    'Record ID,First Name,Last Name,Email,Job Title',
    (i) => `${900 + i},Ann,Lee,Ann${i}@Acme.com,${one(['CEO', 'Buyer'], i)}`,
  );
  const { seen, read } = await both({ 'deals.csv': deals, 'contacts.csv': contacts });
  expect(column(seen, 'Associated Contact').role).toBe('person');
  expect(read.report.tables[0]).toMatchObject({ kind: 'contacts', matched: 30, deals: 30 });
  expect(cellOf(read, 1, 'job_title')).toBe('Buyer');
});

test('a deal names several contacts, and a contact several deals', async () => {
  const deals = rows(
    'Record ID,Deal Name,Deal Stage,Associated Contact IDs',
    (i) => `${100 + i},Deal ${i},${one(['Closed Won', 'Closed Lost'], i)},${900 + i};${950 + i}`,
  );
  const contacts = rows(
    'Record ID,First Name,Last Name,Email,Job Title',
    (i) => `${950 + i},Ann,Lee,ann${i}@acme.com,${one(['CEO', 'Buyer'], i)}`,
  );
  const visits = rows(
    'Email,Deal IDs,Activity,Timestamp',
    (i) => `ann${i}@acme.com,${100 + i};${100 + ((i + 1) % 30)},Visit,2026-01-0${1 + (i % 9)}`,
  );
  const { read } = await both({ 'deals.csv': deals, 'contacts.csv': contacts, 'visits.csv': visits });
  expect(read.report.tables[0]).toMatchObject({ kind: 'contacts', matched: 30, deals: 30 });
  expect(cellOf(read, 1, 'job_title')).toBe('Buyer');
  expect(read.report.tables[1]).toMatchObject({ kind: 'touchpoints', deals: 30, touchpoints: 60 });
});

test('names that end as companies do are accounts', async () => {
  const seen = await preview(
    rows(
      'Client Name,Won/Lost,Value',
      (i) => `Acme ${i} ${one(['Ltd', 'GmbH', 'Inc.'], i)},${one(['Won', 'Lost'], i)},${i}`,
    ),
  );
  expect(column(seen, 'Client Name').role).toBe('account');
  const people = await preview(
    rows(
      'Client Name,Won/Lost,Value',
      (i) => `Ann ${one(['Lee', 'Ortiz'], i)} ${i},${one(['Won', 'Lost'], i)},${i}`,
    ),
  );
  expect(column(people, 'Client Name').role).toBe('person');
});

test('a handful of clients are kinds of clients, and who sells is the owner', async () => {
  const seen = await preview(
    rows(
      'Seller,Client,Source,Status',
      (i) =>
        [
          `Seller ${i % 7}`,
          one(['New', 'Current', 'Past'], i),
          one(['Event', 'Referral'], i),
          one(['Won', 'Lost'], i),
        ].join(','),
      400,
    ),
  );
  expect(seen.mapping.columns.map(({ role }) => role)).toEqual(['owner', null, 'source', 'outcome']);
});

test('the account that runs the ads is not that of the leads', async () => {
  const seen = await preview(
    rows(
      'Lead ID,Account name,Company name',
      (i) => `L${i},Acme Ads,${one(['Fabrikam', 'Contoso'], i)} ${i}`,
    ),
  );
  expect(seen.mapping.columns.map(({ role }) => role)).toEqual(['id', null, 'account']);
});
