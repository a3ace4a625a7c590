/** What tools for e-mail, events, websites and calls tell of what happened, and when. */
import { describe, expect, test } from 'vitest';
import { importText, preview } from '../support.ts';
import { both, column, day, one, rows } from './support.ts';

describe('activities', () => {
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
