/** Exports of CRMs: each is read as a person would read it who knows where it comes from. */
import { describe, expect, test } from 'vitest';
import type { ImportPreview } from '#shared/contract/importing.ts';
import { importText, preview } from '../support.ts';
import { both, column, day, one, rows } from './support.ts';

describe('Pipedrive', () => {
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

describe('HubSpot', () => {
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
});

describe('Zoho', () => {
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

describe('Close', () => {
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
    expect(
      read.sample.fields.filter(({ known }) => known === 'start').map(({ label }) => label),
    ).not.toContain('opportunity_1_value');
  });
});

describe('CRMs without a preset', () => {
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

describe('in other languages', () => {
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
});
