/** Exports as CRMs and public data sets write them: each is read as a person would read it who knows where it comes from. */
import { describe, expect, test } from 'vitest';
import type { ImportPreview } from '#shared/contract/importing.ts';
import { mappingSchema } from '#shared/contract/mapping.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import {
  cellOf,
  type ImportedSample,
  importFiles,
  importText,
  preview,
  quietly,
  together,
} from './support.ts';

const rows = (header: string, row: (i: number) => string, count = 30): string =>
  [header, ...Array.from({ length: count }, (_, i) => row(i))].join('\n');
const day = (i: number) => `2026-0${1 + (i % 9)}-1${i % 9}`;
const one = <T>(of: readonly T[], i: number): T => of[i % of.length]!;

const column = ({ mapping }: ImportPreview, header: string) => {
  const found = mapping.columns.find((candidate) => candidate.header === header);
  if (!found) throw new Error(`No column ${header}`);
  return found;
};

const both = (files: Record<string, string>): Promise<{ seen: ImportPreview; read: ImportedSample }> =>
  together(files, async (paths) => {
    const seen = await previewTables(paths, undefined, quietly());
    return { seen, read: await importFiles(paths, seen.mapping) };
  });

describe('when deals closed', () => {
  const pipedrive = rows(
    'Deal - ID,Deal - Title,Deal - Status,Deal - Value,Deal - Deal created,Deal - Won time,Deal - Lost time',
    (i) =>
      [
        i + 1,
        `Deal ${i}`,
        one(['Won', 'Lost', 'Open'], i),
        100 * i,
        '2026-01-02 08:00:00',
        // A deal that was lost, reopened and won keeps both.
        i % 3 === 0 ? '2026-03-04 12:00:00' : '',
        i % 3 === 1 || i === 0 ? '2026-02-03 09:00:00' : '',
      ].join(','),
    6,
  );

  test('a won deal closed when it was won, a lost one when it was lost', async () => {
    const { sample, report } = await importText(pipedrive);
    expect(report.outcomes).toEqual({ won: 2, lost: 2, rejected: 0, open: 2 });
    const [won, lost] = [Date.UTC(2026, 2, 4, 12), Date.UTC(2026, 1, 3, 9)];
    expect([...sample.closedAt]).toEqual([won, lost, Number.NaN, won, lost, Number.NaN]);
    expect(report.notes.join(' ')).not.toContain('no closing date');
  });

  test('where no column says how deals ended, both dates do', async () => {
    const { report } = await importText('Deal ID,Date won,Date lost\n1,2026-01-02,\n2,,2026-01-03\n3,,\n');
    expect(report.outcomes).toEqual({ won: 1, lost: 1, rejected: 0, open: 1 });
    expect(report.notes.join(' ')).toContain('those with one in “Date lost” as lost');
  });

  test('short words of databases are understood', async () => {
    const seen = await preview(
      rows('deal_id,stage,create_dt,close_dt,deal_amt', (i) => `${i},Won,${day(i)},${day(i)},5${i}`),
    );
    expect([
      column(seen, 'create_dt').role,
      column(seen, 'close_dt').role,
      column(seen, 'deal_amt').role,
    ]).toEqual(['createdAt', 'wonAt', 'amount']);
  });
});

describe('history', () => {
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
});

describe('what happened', () => {
  const leads = rows(
    'Lead ID,Name,Email,Status,Created',
    (i) => `L${i},Ann ${i},ann${i}@acme.com,${one(['won', 'lost'], i)},2026-01-01`,
  );

  test('an e-mail tool’s export is touchpoints, whatever it is called', async () => {
    const events = rows(
      'Email Address,Campaign,Action,Timestamp',
      (i) => `ann${i % 20}@acme.com,Spring,${one(['opened', 'clicked'], i)},2026-01-05T10:00:00Z`,
      40,
    );
    for (const name of ['campaign_activity.csv', 'download (3).csv']) {
      const { read } = await both({ 'leads.csv': leads, [name]: events });
      expect(read.report.tables[0]).toMatchObject({ kind: 'touchpoints', touchpoints: 40 });
      expect([...read.sample.touchpoints.types].sort()).toEqual(['clicked', 'opened']);
    }
  });

  test('an activity happened when it was done, and joins deals of any file by their id', async () => {
    const deals = rows(
      'Deal - ID,Deal - Title,Deal - Status,Deal - Deal created',
      (i) => `${i},Deal ${i},${one(['Won', 'Lost'], i)},2026-01-01`,
    );
    const activities = rows(
      'Activity - Type,Activity - Due date,Activity - Marked as done time,Activity - Deal ID',
      (i) => `${one(['Call', 'Demo'], i)},2026-01-20,2026-01-2${1 + (i % 5)} 10:00:00,${i % 25}`,
      50,
    );
    const { read } = await both({ 'export of monday.csv': deals, 'activities.csv': activities });
    expect(read.report.tables[0]).toMatchObject({ kind: 'touchpoints', touchpoints: 50 });
    expect(Math.min(...read.sample.touchpoints.at)).toBe(Date.UTC(2026, 0, 21, 10));
  });
});

describe('whose a column is', () => {
  test('a deal names its contact by name and address', async () => {
    const deals = rows(
      'Record ID,Deal Name,Deal Stage,Associated Contact',
      (i) => `${100 + i},Deal ${i},${one(['Closed Won', 'Closed Lost'], i)},Ann Lee (ann${i}@acme.com)`,
    );
    const contacts = rows(
      'Record ID,First Name,Last Name,Email,Job Title',
      (i) => `${900 + i},Ann,Lee,Ann${i}@Acme.com,${one(['CEO', 'Buyer'], i)}`,
    );
    const { read } = await both({ 'deals.csv': deals, 'contacts.csv': contacts });
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

  test('Pipedrive’s title is the deal’s', async () => {
    const seen = await preview(
      rows(
        'ID,Title,Status,Stage,Won time,Lost time',
        (i) => `${i},Deal ${i},${one(['Won', 'Lost'], i)},Demo,,`,
      ),
    );
    expect(column(seen, 'Title').role).toBeNull();
  });
});

describe('lead lists', () => {
  test('Zoho’s leads have statuses of their own, and -None- is none', async () => {
    const seen = await preview(
      rows(
        'Record Id,Lead Owner,Company,Lead Source,Lead Status,Created Time',
        (i) =>
          `zcrm_${i},Ann,Acme,${one(['Web', '-None-'], i)},${one(['Contact in Future', 'Lost Lead', 'Junk Lead', 'Contacted', '-None-'], i)},2026-01-01`,
      ),
    );
    expect(seen.mapping.outcomes).toEqual({
      'Contact in Future': 'open',
      'Lost Lead': 'rejected',
      'Junk Lead': 'rejected',
      Contacted: 'open',
    });
    expect(seen.columns[3]).toMatchObject({ filled: 0.5, distinct: 1 });
  });

  test('flags of 0 and 1 are yes or no, numbers that name leads are text, judgements come at the end', async () => {
    const seen = await preview(
      rows(
        'Lead Number,Demo requested,Logins,Lead Quality,Tags,Pages visited,Employee count,Converted',
        (i) =>
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
});

describe('CRMs without a preset', () => {
  /** Role -> header, of all columns that have one. */
  const rolesOf = ({ mapping }: ImportPreview) =>
    Object.fromEntries(mapping.columns.flatMap(({ role, header }) => (role ? [[role, header]] : [])));
  const company = (i: number) => `Company ${i}`;

  test('Insightly says in one column how deals ended, and in another at which stage they stand', async () => {
    const seen = await preview(
      rows(
        'RecordId,OpportunityName,BidAmount,OpportunityState,ActualCloseDate,StageName,DateCreated,ResponsibleUser,OrganizationName',
        (i) =>
          [
            i,
            `Deal ${i}`,
            100 + i,
            one(['OPEN', 'WON', 'LOST', 'ABANDONED', 'SUSPENDED'], i),
            day(i + 1),
            one(['Qualify', 'Propose', 'Close'], i),
            day(i),
            one(['Ann Lee', 'Bo Ek'], i),
            company(i),
          ].join(','),
      ),
    );
    expect(rolesOf(seen)).toEqual({
      id: 'RecordId',
      amount: 'BidAmount',
      outcome: 'OpportunityState',
      wonAt: 'ActualCloseDate',
      createdAt: 'DateCreated',
      owner: 'ResponsibleUser',
      account: 'OrganizationName',
    });
    expect(seen.mapping.outcomes).toMatchObject({ ABANDONED: 'lost', SUSPENDED: 'open' });
  });

  test('Capsule’s milestones say it, whatever else they are called', async () => {
    const seen = await preview(
      rows('Opportunity Id,Name,Value,Actual Close,Milestone,Party Name,Created,Owner', (i) =>
        [
          i,
          `Deal ${i}`,
          100 + i,
          day(i + 1),
          one(['New', 'Technical fit', 'Won', 'Lost'], i),
          company(i),
          day(i),
          one(['Ann Lee', 'Bo Ek'], i),
        ].join(','),
      ),
    );
    expect(rolesOf(seen)).toEqual({
      id: 'Opportunity Id',
      amount: 'Value',
      wonAt: 'Actual Close',
      outcome: 'Milestone',
      account: 'Party Name',
      createdAt: 'Created',
      owner: 'Owner',
    });
  });

  test('Copper names who owns a deal, and Sell’s deals have names and the addresses of their contacts', async () => {
    const copper = await preview(
      rows('Opportunity Id,Company,Status,Monetary Value,Owned By', (i) =>
        [i, company(i), one(['Open', 'Won'], i), `"$${i},000.00"`, one(['Ann Lee', 'Bo Ek'], i)].join(','),
      ),
    );
    expect(rolesOf(copper)).toMatchObject({ amount: 'Monetary Value', owner: 'Owned By' });
    const sell = await preview(
      rows('id,name,stage_name,added_on,contact_email', (i) =>
        [
          i,
          `${company(i)} rollout`,
          one(['Incoming', 'Closure', 'Won', 'Unqualified'], i),
          day(i),
          `a${i}@x.com`,
        ].join(','),
      ),
    );
    expect(rolesOf(sell)).toEqual({
      id: 'id',
      outcome: 'stage_name',
      createdAt: 'added_on',
      email: 'contact_email',
    });
    expect(sell.mapping.outcomes).toMatchObject({
      Incoming: 'open',
      Closure: 'open',
      Unqualified: 'rejected',
    });
  });

  test('who is not interested is lost, not open', async () => {
    const { report } = await importText('id,lead_status\n1,CREATED\n2,NOT_INTERESTED\n3,CONVERTED\n');
    expect(report.outcomes).toEqual({ won: 1, lost: 1, rejected: 0, open: 1 });
  });
});

describe('what a column or table seems to be by its name, and is not by what stands in it', () => {
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

  test('calls that tell a stage again and again happened to the leads, which another table tells most of', async () => {
    const lead = (i: number) => `USR${1001 + i}`;
    const { seen, read } = await both({
      'leads_reasons_for_no_interest.csv': rows('lead_id,reason', (i) => `${lead(i)},No time`),
      'leads_interaction_details.csv': rows(
        'agent_id,lead_id,lead_stage,call_done_date,call_reason',
        (i) =>
          [
            `A${i % 3}`,
            lead(i % 30),
            one(['lead', 'conversion'], i),
            day(i),
            one(['intro', 'demo'], i),
          ].join(),
        90,
      ),
      'leads_basic_details.csv': rows(
        'lead_id,age,city,lead_gen_source',
        (i) => `${lead(i)},${20 + i},Pune,${one(['SEO', 'website'], i)}`,
      ),
    });
    expect(seen.mapping.source?.file).toBe('leads_basic_details.csv');
    expect(column(seen, 'lead_gen_source').role).toBe('source');
    expect(read.report).toMatchObject({ rows: 30, deals: 30, touchpoints: 90 });
    expect([...read.sample.touchpoints.types].sort()).toEqual(['demo', 'intro']);
  });
});

test('statuses and columns called as what every object has are values like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const text = rows(
    'Deal ID,Status,__proto__,constructor',
    (i) => `${i},${one(names, i)},${one(names, i)},${one(names, i + 1)}`,
    8,
  );
  const result = await importText(text, (mapping) => {
    const outcomes = Object.fromEntries(names.map((name, i) => [name, i % 2 === 0 ? 'won' : 'lost']));
    // As the room's choice comes to the host, and as the workshop keeps it.
    Object.assign(mapping, mappingSchema.parse(JSON.parse(JSON.stringify({ ...mapping, outcomes }))));
    mapping.columns[1]!.role = 'outcome';
  });
  expect(result.report).toMatchObject({ deals: 8, outcomes: { won: 4, lost: 4 } });
  expect(cellOf(result, 0, 'proto')).toBe('__proto__');
  expect(cellOf(result, 0, 'constructor')).toBe('constructor');
});
