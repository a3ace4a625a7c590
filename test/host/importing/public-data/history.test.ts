/** Reports of what changed: stages and values, old and new. */
import { expect, test } from 'vitest';
import { cellOf, importText } from '../support.ts';
import { both, day, one, rows } from './support.ts';

const deals = rows('Id,StageName,Amount,CloseDate,CreatedDate,LeadSource', (i) =>
  [`0065g00000${10_000 + i}`, one(['Closed Won', 'Closed Lost'], i), i, day(i), '2025-12-01', 'Web'].join(
    ',',
  ),
);

test('old and new values tell of stages, whatever the file is called', async () => {
  const changes = rows(
    'OpportunityId,CreatedDate,Field,OldValue,NewValue',
    (i) =>
      `0065g00000${10_000 + (i % 30)},${i < 30 ? '2026-01-05' : '2026-02-06'},StageName,New,${i < 30 ? 'Proposal' : 'Closed Won'}`,
    60,
  );
  const { read } = await both({ 'report1.csv': changes, 'report2.csv': deals });
  expect(read.report).toMatchObject({ rows: 30, deals: 30 });
  expect(read.report.tables[0]).toMatchObject({ kind: 'history', rows: 60, matched: 60, deals: 30 });
  expect(cellOf(read, 3, 'reached_proposal')).toBe(Date.UTC(2026, 0, 5));
});

test('a stage history report joins by its deals, dated by its changes', async () => {
  const report = rows(
    'Opportunity ID,Opportunity Name,From Stage,To Stage,Last Modified,Amount',
    (i) =>
      `0065g00000${10_000 + (i % 30)},Deal ${i % 30},${i < 30 ? '' : 'Proposal'},${i < 30 ? 'Proposal' : 'Closed Won'},${i < 30 ? '1/15/2026' : '2/16/2026'},5`,
    60,
  );
  const { read } = await both({ 'a.csv': deals, 'b.csv': report });
  expect(read.report.tables[0]).toMatchObject({ kind: 'history', matched: 60 });
  expect(cellOf(read, 0, 'reached_closed_won')).toBe(Date.UTC(2026, 1, 16));
  // On its own, the latest it tells of each deal counts.
  const alone = await importText(report);
  expect(alone.report).toMatchObject({ rows: 60, deals: 30, duplicates: 30, outcomes: { won: 30 } });
});

test('rows of the same deals at other times are their history, not further deals', async () => {
  const header = 'valid_from,id,stage_name,amount,close_date,created_date,is_won';
  const states = rows(
    header,
    (i) => `2026-01-0${1 + (i % 9)},D${i},Proposal,${i},${day(i)},2025-12-01,false`,
  );
  const now = rows(header.replace('valid_from,', ''), (i) => `D${i},Won,${i},${day(i)},2025-12-01,true`);
  const { read } = await both({ 'opportunity.csv': now, 'opportunity_snapshots.csv': states });
  expect(read.report).toMatchObject({ rows: 30, deals: 30, duplicates: 0, outcomes: { won: 30 } });
  expect(read.report.tables[0]).toMatchObject({ kind: 'history', matched: 30 });
});
