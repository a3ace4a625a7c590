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

describe('what values and headers mean beside their words', () => {
  test('ids are names, several of them too, and those that a tool numbers its rows by are the deals’', async () => {
    const seen = await preview(
      rows(
        'Name,Stage,Associated Company IDs,Item ID (auto generated)',
        (i) => `Deal ${i},${one(['Won', 'Lost'], i)},${90_000 + (i % 9)},${1_700_000_000 + i}`,
      ),
    );
    expect(column(seen, 'Associated Company IDs').type).toBe('text');
    expect(column(seen, 'Item ID (auto generated)')).toMatchObject({ type: 'text', role: 'id' });
  });

  test('NA beside EMEA is North America, and beside names of cities it is none', async () => {
    const seen = await preview(
      rows(
        'Deal ID,Stage,Region,City',
        (i) =>
          `${i},${one(['Won', 'Lost'], i)},${one(['EMEA', 'NA', 'APAC'], i)},${one(['Bonn', 'NA', 'Rome'], i)}`,
      ),
    );
    expect([column(seen, 'Region').marks, column(seen, 'City').marks]).toEqual([false, true]);
    expect(seen.columns.map(({ filled }) => filled)).toEqual([1, 1, 1, 2 / 3]);
    expect(seen.cleaning.map(({ what, isDone }) => [what, isDone])).toEqual([
      ['“NA” in “Region” is a value like any other.', false],
      ['“NA” in “City” counts as missing.', true],
    ]);
  });

  test('a day of birth or of the last edit is no stage', async () => {
    const seen = await preview(
      rows(
        'Deal ID,Stage,Date of birth,Date of Last Edit,Date of MQL,Date entered Pilot',
        (i) => `${i},${one(['Won', 'Lost'], i)},1980-01-1${i % 9},${day(i)},${day(i)},${day(i)}`,
      ),
    );
    expect(seen.mapping.columns.map(({ stage }) => stage)).toEqual([null, null, null, null, 'MQL', 'Pilot']);
  });

  test('where only an expected closing date is there, it is said to be one', async () => {
    const seen = await preview(
      rows('Deal ID,Stage,Expected close date', (i) => `${i},${one(['Won', 'Lost'], i)},${day(i)}`),
    );
    expect(column(seen, 'Expected close date').role).toBe('wonAt');
    expect(seen.columns[2]!.notes.join(' ')).toContain('expected to close');
  });

  test('further money of a deal, its age and what it was called qualified are known at the end', async () => {
    const seen = await preview(
      rows(
        'Deal ID,Stage,Amount,Base currency amount,Weighted value,Age (in days),Lead Conversion Time,mql,sql,Annual revenue',
        (i) =>
          `${i},${one(['Won', 'Lost'], i)},${100 + i},${200 + i},${300 + i},${i},${i},${i % 2},${(i + 1) % 2},${i}00`,
      ),
    );
    expect(seen.mapping.columns.filter(({ known }) => known === 'start').map(({ header }) => header)).toEqual(
      ['Deal ID', 'Annual revenue'],
    );
  });

  test('a column that says which deals are still worked on tells their ending', async () => {
    const seen = await preview(
      rows(
        'Deal ID,Stage,Active,Lost Reason',
        (i) => `${i},${one(['Won', 'New', 'Demo'], i)},${i % 3 !== 1},${i % 3 === 1 ? 'Price' : ''}`,
      ),
    );
    expect(seen.mapping.active).toBe(2);
    expect(column(seen, 'Active').known).toBe('end');
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
      rows(
        'Lead ID,Status',
        (i) => `${i},${one(['Meeting booked', 'Pitched', 'Abgebrochen', 'Won'], i)}`,
        40,
      ),
    );
    expect(calls.mapping.outcomes).toEqual({
      'Meeting booked': 'open',
      Pitched: 'open',
      Abgebrochen: 'lost',
      Won: 'won',
    });
  });

  test('SAP’s German headers are understood', async () => {
    const seen = await preview(
      rows(
        'Opportunity-ID;Kunde;Ansprechpartner;Status;Grund für Status;Verkaufsphase;Erwarteter Wert;Chance auf Erfolg;Prognosekategorie',
        (i) =>
          `000${100 + i};Acme ${i} GmbH;Ann ${i};${one(['Gewonnen', 'Verloren'], i)};Preis;Angebot;1.${100 + i},00;${i} %;Commit`,
      ),
    );
    expect(Object.fromEntries(seen.mapping.columns.map(({ header, role }) => [header, role]))).toMatchObject({
      Ansprechpartner: 'person',
      'Grund für Status': 'lostReason',
      'Erwarteter Wert': 'amount',
    });
    const late = seen.mapping.columns.filter(({ known }) => known === 'end').map(({ header }) => header);
    expect(late).toEqual([
      'Status',
      'Grund für Status',
      'Verkaufsphase',
      'Erwarteter Wert',
      'Chance auf Erfolg',
      'Prognosekategorie',
    ]);
  });

  test('a box is called by its name, and its contacts are addresses', async () => {
    const seen = await preview(
      rows(
        'Name,Stage,Contacts,Box Key',
        (i) => `Acme ${i},${one(['Closed - Won', 'Closed - Lost'], i)},ann${i}@acme.com,k${i}`,
      ),
    );
    expect(seen.mapping.columns.map(({ role }) => role)).toEqual([null, 'outcome', 'email', 'id']);
    const board = await preview(
      rows(
        'Deal ID,Stage,Contacts,Related account',
        (i) => `${i},${one(['Won', 'Lost'], i)},Ann ${i},Acme ${i}`,
      ),
    );
    expect(board.mapping.columns.map(({ role }) => role)).toEqual(['id', 'outcome', 'person', 'account']);
  });
});

describe('Dynamics', () => {
  test('as its database names things', async () => {
    const read = await importText(
      rows(
        'opportunityid,name,_parentaccountid_value,statecode,statuscode,estimatedvalue,actualvalue,actualclosedate,createdon,modifiedon,closeprobability',
        (i) =>
          `o${i},Deal ${i},a${i},${i % 3},${one([1, 3, 4], i)},${i}.0000,${i}.0000,${i % 3 ? day(i) : ''},2025-12-01T10:00:00Z,${day(i)},50`,
      ),
    );
    expect(read.report.outcomes).toEqual({ won: 10, lost: 10, rejected: 0, open: 10 });
    expect(read.sample.closedAt[1]).toBe(Date.UTC(2026, 1, 12));
    expect(read.sample.createdAt[1]).toBe(Date.UTC(2025, 11, 1, 10));
    const leads = await importText(
      rows('leadid,fullname,statecode,createdon', (i) => `l${i},Ann ${i},${i % 3},2025-12-01T10:00:00Z`),
    );
    expect(leads.report.outcomes).toEqual({ won: 10, lost: 0, rejected: 10, open: 10 });
  });
});

test('Close’s leads end as their own status says, the opportunity beside it tells when', async () => {
  const read = await importText(
    rows(
      'id,display_name,status_label,html_url,date_created,contact_1_name,opportunity_1_status_type,opportunity_1_value,opportunity_1_date_won',
      (i) =>
        `lead_${i},Acme ${i},${one(['Customer', 'Bad Fit', 'Potential'], i)},https://x/${i},2025-12-01,Ann ${i},${one(['won', '', 'active'], i)},${i % 3 === 1 ? '' : 500},${i % 3 ? '' : day(i)}`,
    ),
  );
  expect(read.report).toMatchObject({ deals: 30, outcomes: { won: 10, lost: 0, rejected: 10, open: 10 } });
  expect(read.sample.closedAt[3]).toBe(Date.UTC(2026, 3, 13) + 86_400_000);
  expect(read.sample.fields.filter(({ known }) => known === 'start').map(({ label }) => label)).not.toContain(
    'opportunity_1_value',
  );
});

test('times are those of the zone that their header names, days are the workshop’s', async () => {
  const { sample, ...read } = await importText(
    rows(
      'Deal ID,Stage,Created at (America/New_York),Demo date (EST),Close date (UTC)',
      (i) => `${i},${one(['Won', 'Lost'], i)},2026-01-05 10:00:00,2026-01-07,2026-02-01 10:00`,
    ),
    undefined,
    'Europe/Berlin',
  );
  expect(read.report.deals).toBe(30);
  expect([sample.createdAt[0], sample.touchpoints.at[0], sample.closedAt[0]]).toEqual([
    Date.UTC(2026, 0, 5, 15),
    Date.UTC(2026, 0, 6, 23),
    Date.UTC(2026, 1, 1, 10),
  ]);
  const seen = await preview(rows('Deal ID,Created at (America/New_York)', (i) => `${i},2026-01-05 10:00`));
  expect(seen.columns[1]!.notes).toEqual(['Its times are those of America/New_York, as its header says.']);
});

describe('events', () => {
  const leads = rows(
    'Lead ID,Email,User ID,Status,Created',
    (i) => `L${i},ann${i}@acme.com,user_${10_000 + i},${one(['won', 'lost'], i)},2026-03-01`,
  );

  test('pages and tracks of a website happened at their timestamps', async () => {
    const stamp = (i: number) => `2026-01-05 10:${10 + (i % 50)}:00.456 UTC`;
    const { read } = await both({
      'leads.csv': leads,
      'tracks.csv': rows(
        'id,anonymous_id,user_id,event,event_text,received_at,timestamp',
        (i) =>
          `t-${i},a-${i % 20},user_${10_000 + (i % 20)},demo_requested,Demo Requested,${stamp(i)},${stamp(i)}`,
        40,
      ),
      'pages.csv': rows(
        'id,anonymous_id,user_id,name,url,received_at,timestamp',
        (i) => `p-${i},a-${i % 20},user_${10_000 + (i % 20)},Pricing,https://x/,${stamp(i)},${stamp(i)}`,
        40,
      ),
    });
    expect(read.report).toMatchObject({ deals: 30, touchpoints: 80 });
    expect(Math.min(...read.sample.touchpoints.at)).toBe(Date.UTC(2026, 0, 5, 10, 10, 0, 456));
  });

  test('a header that names its time zone still names its time', async () => {
    const { read } = await both({
      'leads.csv': leads,
      'conversations.csv': rows(
        'Conversation ID,Conversation started at (America/New_York),User email,Conversation state',
        (i) =>
          `${2_154_000_000 + i},2026-01-05 10:00:00,ann${i % 20}@acme.com,${one(['closed', 'open', 'snoozed'], i)}`,
        40,
      ),
      'responses.csv': rows(
        '#,What is your work email?,Budget,Start Date (UTC),Submit Date (UTC)',
        (i) => `x${i},ann${i}@acme.com,10k,2026-01-06 10:00:00,2026-01-06 10:02:00`,
      ),
    });
    expect(read.report.tables).toMatchObject([
      { kind: 'touchpoints', touchpoints: 40 },
      { kind: 'touchpoints', touchpoints: 30 },
    ]);
    expect(Math.max(...read.sample.touchpoints.at)).toBe(Date.UTC(2026, 0, 6, 10, 2));
  });

  test('who bought a ticket for a webinar came to it, and closed no deal by that', async () => {
    const { read } = await both({
      'leads.csv': leads,
      'report.csv': rows(
        'Order #,Order Date,Email,Quantity,Ticket Type,Attendee Status,Event Name,Event Date',
        (i) =>
          `55${i},2026-01-02 10:01:02-05:00,ann${i}@acme.com,1,General,${one(['Checked In', 'Not Attending'], i)},Spring webinar,2026-02-01 18:00:00`,
      ),
    });
    expect(read.report.tables[0]).toMatchObject({ kind: 'touchpoints', touchpoints: 15 });
    expect([...read.sample.touchpoints.types]).toEqual(['Spring webinar']);
    expect(read.sample.closedAt.every(Number.isNaN)).toBe(true);
  });

  test('what was cancelled did not happen, where a column of its own says so', async () => {
    const { seen, read } = await both({
      'leads.csv': leads,
      'events-export.csv': rows(
        'Invitee Name,Invitee Email,Event Type Name,Start Date & Time,Event Created Date & Time,Canceled',
        (i) =>
          `Ann,ann${i}@acme.com,30 Minute Demo,2026-02-1${i % 9} 11:00 am,2026-01-01 08:12 pm,${i % 5 === 0}`,
      ),
    });
    expect(seen.tables[0]!.states).toEqual([
      { value: 'false', rows: 24, happened: true },
      { value: 'true', rows: 6, happened: false },
    ]);
    expect(read.report.tables[0]).toMatchObject({ kind: 'touchpoints', touchpoints: 24 });
    expect([...read.sample.touchpoints.types]).toEqual(['30 Minute Demo']);
  });
});

describe('further public sets and exports', () => {
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

  test('what is closed was won where others are lost, and is for the room to say where nothing is', async () => {
    const seen = await preview(
      rows('Deal ID,Status', (i) => `${i},${one(['Lead', 'Proposal', 'Closed', 'Lost', 'Trash'], i)}`),
    );
    expect(seen.mapping.outcomes).toMatchObject({ Closed: 'won', Lost: 'lost', Trash: 'rejected' });
    const board = await preview(
      rows('Deal ID,Status', (i) => `${i},${one(['Open', 'Closed', 'Paused'], i)}`),
    );
    expect(board.mapping.outcomes).toEqual({ Open: 'open', Paused: 'open' });
    const both = await preview(rows('Deal ID,Status', (i) => `${i},${one(['Won', 'Lost', 'Closed'], i)}`));
    expect(both.mapping.outcomes).toEqual({ Won: 'won', Lost: 'lost' });
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

  test('the account that runs the ads is not that of the leads', async () => {
    const seen = await preview(
      rows(
        'Lead ID,Account name,Company name',
        (i) => `L${i},Acme Ads,${one(['Fabrikam', 'Contoso'], i)} ${i}`,
      ),
    );
    expect(seen.mapping.columns.map(({ role }) => role)).toEqual(['id', null, 'account']);
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

  test('an e-mail that bounced reached nobody', async () => {
    const { read } = await both({
      'people.csv': rows('Lead Id,Email,Stage', (i) => `${i},a${i}@x.com,${one(['Won', 'Lost'], i)}`),
      'emails.csv': rows(
        'Email ID,Recipient Email Address,Sent At,Status',
        (i) => `e${i},a${i}@x.com,2026-01-05T10:00:00Z,${one(['sent', 'bounced'], i)}`,
      ),
    });
    expect(read.report.tables[0]).toMatchObject({ kind: 'touchpoints', touchpoints: 15 });
  });
});

describe('headers without spaces', () => {
  test('HubSpot’s own names, as its API and tools beside it write them', async () => {
    const read = await importText(
      rows(
        'hs_object_id,dealname,dealstage,amount,closedate,createdate,hubspot_owner_id,pipeline,hs_analytics_source',
        (i) =>
          `${10_000_000_000 + i},Deal ${i},${one(['closedwon', 'closedlost', 'contractsent'], i)},${100 + i},2026-03-01T10:00:00Z,2026-01-01T10:00:00Z,77,default,ORGANIC_SEARCH`,
      ),
    );
    expect(read.report.outcomes).toEqual({ won: 10, lost: 10, rejected: 0, open: 10 });
    const few = await preview(
      rows('dealname,dealstage', (i) => `D${i},${one(['closedwon', 'Pending Response', 'closedlost'], i)}`),
    );
    expect(column(few, 'dealstage').role).toBe('outcome');
    expect(few.mapping.outcomes).toMatchObject({ closedwon: 'won', closedlost: 'lost' });
  });

  test('LEADID is an id, by which deals name the leads they were', async () => {
    const { seen, read } = await both({
      'Leads.csv': rows(
        'LEADID,Last Name,Company,Lead Status,Created Time,CONVERTED',
        (i) =>
          `${4500 + i},Hall,Acme ${i},${one(['Contact in Future', 'Junk Lead'], i)},"${1 + (i % 28)} Apr, 2021 00:03:00",${one(['Yes', 'No'], i)}`,
        60,
      ),
      'Deals.csv': rows(
        'DEALID,LEADID,Amount,Stage,Closing Date',
        (i) =>
          `${900 + i},${4500 + 2 * i},${100 + i},${one(['Closed Won', 'Closed Lost'], i)},"${1 + (i % 28)} May, 2021"`,
        20,
      ),
    });
    expect(seen.mapping.source?.file).toBe('Leads.csv');
    expect(column(seen, 'LEADID')).toMatchObject({ type: 'text', role: 'id' });
    expect(read.report).toMatchObject({ deals: 60, outcomes: { won: 10, lost: 10, rejected: 30, open: 10 } });
  });
});

test('more of what Spanish and Portuguese exports are called', async () => {
  const spanish = await preview(
    rows(
      'id,empresa,contacto,etapa,importe_eur,responsable',
      (i) =>
        `${i},Bodegas ${i},Ana ${i},${one(['Prospección', 'Cualificación', 'Cerrado ganado', 'Cerrado perdido'], i)},${100 + i},Eva`,
      40,
    ),
  );
  expect(spanish.mapping.outcomes).toEqual({
    Prospección: 'open',
    Cualificación: 'open',
    'Cerrado ganado': 'won',
    'Cerrado perdido': 'lost',
  });
  expect(column(spanish, 'responsable').role).toBe('owner');
  const portuguese = await preview(
    rows(
      'id,nome,email,data_criacao,origem,assessor_id,valor_potencial',
      (i) => `${i},Ana ${i},a${i}@x.com,${day(i)},Google,${1 + (i % 5)},${1000 + i}.5`,
    ),
  );
  expect(portuguese.mapping.columns.map(({ role }) => role)).toEqual([
    'id',
    'person',
    'email',
    'createdAt',
    'source',
    'owner',
    'amount',
  ]);
});
