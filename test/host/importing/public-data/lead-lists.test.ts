/** Public sets and lists of leads, as forms, lists and spreadsheets of one’s own write them. */
import { expect, test } from 'vitest';
import { cellOf, importText, preview } from '../support.ts';
import { column, day, one, rows } from './support.ts';

test('flags of 0 and 1 are yes or no, numbers that name leads are text, judgements come at the end', async () => {
  const seen = await preview(
    rows('Lead Number,Demo requested,Logins,Lead Quality,Tags,Pages visited,Employee count,Converted', (i) =>
      [
        660_000 + i,
        i % 2,
        (i + 1) % 2,
        one(['Worst', 'Might be'], i),
        one(['Ringing', 'Closed'], i),
        i,
        i,
        i % 2,
      ].join(','),
    ),
  );
  expect(seen.mapping.columns.map(({ type }) => type).slice(0, 3)).toEqual(['text', 'boolean', 'number']);
  const known = Object.fromEntries(seen.mapping.columns.map(({ header, known }) => [header, known]));
  expect(known).toMatchObject({
    'Lead Quality': 'end',
    Tags: 'end',
    'Pages visited': 'end',
    'Employee count': 'start',
  });
});

test('who is not interested is lost, not open', async () => {
  const { report } = await importText('id,lead_status\n1,CREATED\n2,NOT_INTERESTED\n3,CONVERTED\n');
  expect(report.outcomes).toEqual({ won: 1, lost: 1, rejected: 0, open: 1 });
});

test('the marketing source comes before that of the record, and values that name endings are late', async () => {
  const seen = await preview(
    rows('Lead Id,Interest Level,Creation Source,Marketing Source,Working', (i) =>
      [
        `a${i}`,
        one(['Closed', 'Slightly Interested', 'Invalid Number'], i),
        'API',
        'SEO',
        one(['Student', 'Fresher'], i),
      ].join(','),
    ),
  );
  expect(column(seen, 'Marketing Source').role).toBe('source');
  expect(column(seen, 'Interest Level').known).toBe('end');
  expect(column(seen, 'Working').known).toBe('start');
});

test('inquiries end as they are booked or not', async () => {
  const { report } = await importText(
    rows(
      'Inquiry ID,Inquiry Date,Guest Name,Channel,Email Status,Booking Status',
      (i) =>
        `INQ-${i},${day(i)},Ann ${i},Web,${one(['Opened', 'Sent'], i)},${one(['Booked', 'Cancelled', 'Not booked', 'Pending'], i)}`,
      40,
    ),
  );
  expect(report.outcomes).toEqual({ won: 10, lost: 20, rejected: 0, open: 10 });
  const calls = await preview(
    rows('Lead ID,Status', (i) => `${i},${one(['Meeting booked', 'Pitched', 'Abgebrochen', 'Won'], i)}`, 40),
  );
  expect(calls.mapping.outcomes).toEqual({
    'Meeting booked': 'open',
    Pitched: 'open',
    Abgebrochen: 'lost',
    Won: 'won',
  });
});

test('a stage that few rows have gives way to the status that all have', async () => {
  const text = rows(
    'Organization,Lead acquisition date,Status,Stage,"Deal Value, $",Actual close date',
    (i) =>
      `Acme ${i},${day(i)},${one(['New', 'Sales Accepted', 'Customer', 'Churned Customer', 'Disqualified'], i)},${i % 5 === 2 ? one(['Won', 'Lost'], i) : ''},${i}5,`,
  );
  const seen = await preview(text);
  expect(column(seen, 'Status').role).toBe('outcome');
  expect(column(seen, 'Lead acquisition date').role).toBe('createdAt');
  expect(seen.mapping.outcomes).toEqual({
    New: 'open',
    'Sales Accepted': 'open',
    Customer: 'won',
    'Churned Customer': 'won',
    Disqualified: 'rejected',
  });
});

test('yes/no columns say how leads ended by other names too', async () => {
  for (const header of ['Is_Lead', 'Approved', 'Revenue']) {
    const seen = await preview(rows(`ID,Age,${header}`, (i) => `C${i},${20 + i},${i % 3 === 0 ? 1 : 0}`));
    expect(column(seen, header).role, header).toBe('outcome');
  }
  const money = await preview(rows('ID,Stage,Revenue', (i) => `C${i},${one(['Won', 'Lost'], i)},${i % 2}`));
  expect(column(money, 'Stage').role).toBe('outcome');
});

test('sizes, values, owners and times by other names', async () => {
  const seen = await preview(
    rows(
      'id,status,Opportunity Size (USD),assigned,creationDatetime,closeDatetime,Sales Velocity,Sales Stage Iterations,Business from Client Last Year,Lead Age (days)',
      (i) =>
        `${i},${one(['closed_won', 'closed_lost'], i)},${1000 + i},Ann,2026-01-01T10:00:00,2026-02-01T10:00:00,${i},${i % 9},${one(['0 (No business)', '25K or less'], i)},${i}`,
    ),
  );
  expect(Object.fromEntries(seen.mapping.columns.map(({ header, role }) => [header, role]))).toMatchObject({
    'Opportunity Size (USD)': 'amount',
    assigned: 'owner',
    creationDatetime: 'createdAt',
    closeDatetime: 'wonAt',
  });
  const late = seen.mapping.columns.filter(({ known, role }) => known === 'end' && role === null);
  expect(late.map(({ header, type }) => [header, type])).toEqual([
    ['Sales Velocity', 'number'],
    ['Sales Stage Iterations', 'number'],
    ['Lead Age (days)', 'number'],
  ]);
  const lead = await preview(
    rows('Lead ID,Status,Lead Value', (i) => `${i},${one(['Won', 'Lost'], i)},${100 + i}`),
  );
  expect(column(lead, 'Lead Value').role).toBe('amount');
});

test('a birthday is known from the start, and lies in the past', async () => {
  const read = await importText(
    rows(
      'ID,DOB,Lead_Creation_Date,Approved',
      (i) => `A${i},${10 + i}/08/${60 + (i % 9)},04/07/16,${i % 2}`,
      15,
    ),
  );
  expect(read.sample.fields.find(({ key }) => key === 'dob')?.known).toBe('start');
  expect(cellOf(read, 0, 'dob')).toBe(Date.UTC(1960, 7, 10));
  expect(read.sample.createdAt[0]).toBe(Date.UTC(2016, 6, 4));
});
