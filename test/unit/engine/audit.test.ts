import { describe, expect, test } from 'vitest';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { type Deal, dealsOf } from '#shared/domain/sample/deal.ts';
import { auditWon } from '#shared/engine/evidence/audit.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const { sample } = sampleWorkshop();
const deals = [...dealsOf(sample)];

/** The audit of the sample workshop by hand, deal by deal, from what a deal's page would show. */
const INTENT = ['Demo request', 'Pricing page view', 'Trial start', 'Teammate invited'];
const CONTACT = ['First sales contact', 'Sales call', 'Discovery meeting'];
const first = (deal: Deal, types: string[]) =>
  deal.touchpoints.find(
    ({ type, at }) => types.includes(type) && (deal.closedAt === null || at < deal.closedAt),
  );
const textIn = (deal: Deal, key: string) => (deal.values.get(key)?.value as string | undefined) ?? null;
const hoursToContact = (deal: Deal): number | null => {
  const touchpoint = first(deal, CONTACT);
  if (touchpoint) return (touchpoint.at - deal.createdAt!) / HOUR;
  const day = deal.values.get('dateSAL')?.value as number | undefined;
  if (day === undefined) return null;
  return day <= deal.createdAt! && deal.createdAt! < day + DAY ? 0 : (day - deal.createdAt!) / HOUR;
};
const lastWon = deals
  .filter(({ outcome }) => outcome === 'won')
  .sort((a, b) => b.closedAt! - a.closedAt! || a.index - b.index)
  .slice(0, 50);
const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};
const calendarDay = (at: number) => Math.floor(at / DAY);

describe('the audit of the sample workshop', () => {
  const audit = auditWon(sample, { last: 50 });

  test('has a row for each of the last fifty won deals', () => {
    expect(audit.wonInAll).toBe(60);
    expect(audit.rows.map(({ deal }) => deal)).toEqual(lastWon.map(({ index }) => index));
    expect(audit.rows.map(({ id }) => id)).toEqual(lastWon.map((deal) => textIn(deal, 'deal')));
    expect(audit.rows.map(({ origin }) => origin)).toEqual(lastWon.map((deal) => textIn(deal, 'source')));
  });

  test('finds the first signal and the first contact that a reader of the deal finds', () => {
    expect(audit.rows.map(({ firstSignal }) => firstSignal?.type ?? null)).toEqual(
      lastWon.map((deal) => first(deal, INTENT)?.type ?? null),
    );
    audit.rows.forEach(({ firstContact }, i) => {
      const expected = hoursToContact(lastWon[i]!);
      if (expected === null) expect(firstContact).toBeNull();
      else expect(firstContact!.hours).toBeCloseTo(expected, 9);
    });
  });

  test('adds up to the totals computed by hand', () => {
    const { totals } = audit;
    const ofSource = (source: string) => lastWon.filter((deal) => textIn(deal, 'source') === source).length;
    expect(totals.origins[0]).toEqual({ value: 'Demo request', deals: ofSource('Demo request') });
    expect(totals.origins.reduce((sum, { deals: count }) => sum + count, 0)).toBe(50);
    const hours = lastWon.map(hoursToContact).filter((value) => value !== null);
    expect(totals.hoursToContact!.deals).toBe(hours.length);
    expect(totals.hoursToContact!.median).toBeCloseTo(median(hours), 9);
    const employees = lastWon.flatMap(
      (deal) => (deal.values.get('employees')?.value as number | undefined) ?? [],
    );
    expect(totals.fit[audit.fit.findIndex(({ field }) => field === 'employees')]).toMatchObject({
      kind: 'numbers',
      spread: { deals: employees.length, median: median(employees) },
      missing: 50 - employees.length,
    });
  });

  test('measures the steps in calendar days, and counts dates that contradict each other', () => {
    const dates = ['dateMQL', 'dateSAL', 'dateSQL', 'dateOpportunity'];
    const days = lastWon.map((deal) => [
      calendarDay(deal.createdAt!),
      ...dates.map((key) => {
        const at = deal.values.get(key)?.value as number | undefined;
        return at === undefined ? null : calendarDay(at);
      }),
      calendarDay(deal.values.get('closed')!.value as number),
    ]);
    expect(audit.steps.map(({ to }) => to)).toEqual(['MQL', 'SAL', 'SQL', 'Opportunity', 'Won']);
    audit.steps.forEach((_, i) => {
      const known = days.flatMap((row) =>
        row[i] === null || row[i + 1] === null ? [] : row[i + 1]! - row[i]!,
      );
      expect(audit.totals.steps[i]!.days!.deals).toBe(known.length);
      expect(audit.totals.steps[i]!.days!.median).toBe(median(known));
      expect(audit.totals.steps[i]!.backwards).toBe(known.filter((day) => day < 0).length);
    });
    expect(audit.totals.steps.some(({ backwards }) => backwards > 0)).toBe(true);
  });

  test("holds the room's own rates against the benchmarks", () => {
    const ended = deals.filter(({ outcome }) => outcome !== 'open');
    const within = (low: number, high: number) =>
      ended.filter((deal) => {
        const hours = hoursToContact(deal);
        // Where only the day is known, no more than the day can be told.
        const shown = first(deal, CONTACT) ? hours : hours === null ? null : Math.max(hours, 1.01);
        return shown !== null && shown > low && shown <= high;
      });
    const expected = [
      within(-1e-9, 5 / 60),
      within(5 / 60, 1),
      within(1, 24),
      within(24, 168),
      within(168, Number.POSITIVE_INFINITY),
      ended.filter((deal) => hoursToContact(deal) === null),
    ];
    audit.speed.rows.forEach((row, i) => {
      const reached = expected[i]!.filter(
        ({ outcome, values }) => outcome === 'won' || values.has('dateOpportunity'),
      );
      expect([row.deals, row.won?.hits ?? 0]).toEqual([
        expected[i]!.length,
        expected[i]!.filter(({ outcome }) => outcome === 'won').length,
      ]);
      expect(row.opportunities?.hits ?? 0).toBe(reached.length);
    });
    expect(audit.speed.rows.map(({ usual }) => usual)).toEqual([0.2, 0.1, 0.03, 0.01, null, null]);
  });
});

describe('an audit', () => {
  const FIELDS = [
    { key: 'created', type: 'date', role: 'createdAt' },
    { key: 'sal', type: 'date', role: 'stageDate', stage: 'SAL' },
    { key: 'why', label: 'Purchase date', type: 'text' },
  ] as const;
  const auditOf = (won: PlainDeal[], options = {}) =>
    auditWon(buildSample({ fields: FIELDS, deals: won.map((deal) => ({ outcome: 'won', ...deal })) }), {
      last: 10,
      ...options,
    });

  test('takes the date of the stage where no touchpoint is a contact, and only its day', () => {
    const values = { created: '2026-01-05T10:00:00Z', sal: '2026-01-05', why: 'Spring' };
    const { rows, speed, timing } = auditOf([{ values }]);
    expect(rows[0]!.firstContact).toMatchObject({ by: 'SAL', dayOnly: true, hours: 0 });
    expect(rows[0]!.timing).toEqual(['Spring']);
    expect(timing).toEqual([{ field: 'why', label: 'Purchase date' }]);
    expect(speed.rows.map(({ deals: count }) => count)).toEqual([0, 0, 1, 0, 0, 0]);
    expect(speed.caveats.join(' ')).toContain('no lost or rejected deals');
  });

  test('takes the room’s word for what a touchpoint is', () => {
    const won = {
      values: { created: '2026-01-05' },
      touchpoints: [
        { type: 'Fair', at: '2026-01-06' },
        { type: 'Pricing page', at: '2026-01-07' },
      ],
    };
    expect(auditOf([won]).rows[0]!.firstSignal?.type).toBe('Pricing page');
    const corrected = auditOf([won], { kinds: { fair: 'intent', 'pricing page': 'salesContact' } });
    expect(corrected.rows[0]!.firstSignal).toMatchObject({ type: 'Fair', days: 1 });
    expect(corrected.rows[0]!.firstContact).toMatchObject({ by: 'Pricing page', hours: 48 });
  });

  test('leaves contacts that came before the deal out of the rates, and says so', () => {
    const { rows, speed } = auditOf([
      {
        values: { created: '2026-01-05' },
        touchpoints: [{ type: 'Sales call', at: '2026-01-02' }],
      },
    ]);
    expect(rows[0]!.firstContact!.hours).toBe(-72);
    expect(speed.rows.every(({ deals: count }) => count === 0)).toBe(true);
    expect(speed.caveats).toContain('1 deal that sales contacted before the CRM had them: left out here.');
  });

  test('passes over what happened at the closing or later', () => {
    const won = {
      closedAt: '2026-01-06T00:00:00Z',
      values: { created: '2026-01-05' },
      touchpoints: [{ type: 'Demo request', at: '2026-01-06T00:00:00Z' }],
    };
    expect(auditOf([won]).rows[0]!.firstSignal).toBeNull();
  });

  test('of no won deals has no rows', () => {
    expect(auditOf([])).toMatchObject({ wonInAll: 0, rows: [], totals: { hoursToContact: null } });
  });
});

test('what names each deal is no fit to be summed up', () => {
  const plain: PlainDeal[] = Array.from({ length: 40 }, (_, i) => ({
    outcome: 'won',
    values: { client: `c-${i}`, region: i % 2 ? 'East' : 'West' },
  }));
  const field = (key: string) => ({ key, type: 'text' }) as const;
  const audit = auditWon(buildSample({ fields: [field('client'), field('region')], deals: plain }), {
    last: 10,
  });
  expect(audit.fit.map(({ field: key }) => key)).toEqual(['region']);
});
