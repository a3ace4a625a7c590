import { describe, expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { contextOf, type Deal, dealsOf } from '#shared/domain/sample/deal.ts';
import { FIELD_ROLES, fieldByRole } from '#shared/domain/sample/sample.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const DAY = 86_400_000;
const { sample, definitions } = sampleWorkshop();
const context = contextOf(sample);
const deals = [...dealsOf(sample)];
const [today, marketing, sales] = definitions as [Definition, Definition, Definition];

const text = (deal: Deal, field: string) => deal.values.get(field)?.value ?? null;
const withOutcome = (outcome: string) => deals.filter((deal) => deal.outcome === outcome);
const average = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const happened = (deal: Deal, type: string) =>
  deal.touchpoints.find((touchpoint) => touchpoint.type === type);

/** The deals that get to a stage. */
function reaching(definition: Definition, stage: string): Deal[] {
  const rank = (id: string) => definition.stages.findIndex((each) => each.id === id);
  return deals.filter((deal) => rank(classify(context, deal, definition).reached) >= rank(stage));
}

function capture(definition: Definition, stage: string) {
  const there = reaching(definition, stage);
  const won = there.filter((deal) => deal.outcome === 'won').length;
  const junk = there.filter((deal) => deal.outcome === 'lost' || deal.outcome === 'rejected').length;
  return { wonCaptured: won / 60, junkLetThrough: junk / 150, precision: won / (won + junk) };
}

describe('the company', () => {
  test('has a year of deals, as many of each outcome as promised', () => {
    expect(deals).toHaveLength(240);
    expect(['won', 'lost', 'rejected', 'open'].map((outcome) => withOutcome(outcome).length)).toEqual([
      60, 110, 40, 30,
    ]);
    const created = deals.map((deal) => deal.createdAt!);
    expect((sample.asOf - Math.min(...created)) / DAY).toBeGreaterThan(350);
    expect((sample.asOf - Math.min(...created)) / DAY).toBeLessThanOrEqual(366);
    expect(Math.max(...sample.touchpoints.at)).toBeLessThan(sample.asOf);
  });

  test('hears from several people of 25 accounts, through 10 sources, about 3,000 times', () => {
    const people = new Map<string, Set<unknown>>();
    for (const deal of deals) {
      if (deal.account === null) continue;
      people.set(deal.account, (people.get(deal.account) ?? new Set()).add(text(deal, 'contact')));
    }
    expect([...people.values()].filter((names) => names.size > 1)).toHaveLength(25);
    expect(new Set(deals.map((deal) => text(deal, 'source')).filter((source) => source !== null)).size).toBe(
      10,
    );
    expect(sample.touchpoints.at.length).toBeGreaterThan(2_800);
    expect(sample.touchpoints.at.length).toBeLessThan(3_300);
  });

  test('is the same each time it is made', () => {
    expect(sampleWorkshop().sample).toEqual(sample);
  });

  test('knows every role but a second closing date, and lacks data where CRMs do', () => {
    for (const role of FIELD_ROLES.filter((one) => one !== 'lostAt'))
      expect(fieldByRole(sample, role), role).toBeDefined();
    for (const field of ['industry', 'employees', 'title', 'region', 'budget', 'need', 'amount']) {
      const filled = deals.filter((deal) => text(deal, field) !== null).length;
      expect(filled, field).toBeGreaterThan(60);
      expect(filled, field).toBeLessThan(240);
    }
    for (const deal of withOutcome('rejected')) expect(text(deal, 'lostReason')).not.toBeNull();
  });

  test('keeps business hours: everybody works on weekdays, and sales answers demo requests after they came', () => {
    for (const deal of deals) {
      for (const { at, type } of deal.touchpoints) {
        expect(at).toBeGreaterThanOrEqual(deal.createdAt!);
        if (deal.closedAt !== null) expect(at).toBeLessThan(deal.closedAt);
        expect([0, 6], type).not.toContain(new Date(at).getUTCDay());
        if (type === 'First sales contact') {
          expect(new Date(at).getUTCHours()).toBeGreaterThanOrEqual(8);
          expect(new Date(at).getUTCHours()).toBeLessThanOrEqual(17);
        }
      }
      const demo = happened(deal, 'Demo request');
      const contact = happened(deal, 'First sales contact');
      if (demo && contact) expect(contact.at).toBeGreaterThan(demo.at);
    }
  });

  test('has old stage dates that contradict what happened', () => {
    const dateOf = (deal: Deal, field: string) => (text(deal, field) as number | null) ?? Number.NaN;
    const contradicting = deals.filter(
      (deal) =>
        dateOf(deal, 'dateOpportunity') < deal.createdAt! - DAY ||
        dateOf(deal, 'dateSQL') > (deal.closedAt ?? Number.NaN) ||
        dateOf(deal, 'dateMQL') < deal.createdAt! - DAY,
    );
    expect(contradicting.length).toBeGreaterThanOrEqual(5);
    expect(contradicting.length).toBeLessThanOrEqual(12);
  });
});

describe('the three definitions', () => {
  test('are whole, one for each side, and ask only for what the sample has', () => {
    expect(definitions.map(({ side }) => side)).toEqual(['statusQuo', 'marketing', 'sales']);
    const types = new Set(sample.touchpoints.types);
    const fields = new Set(sample.fields.map(({ key }) => key));
    for (const definition of definitions) {
      expect(readDefinition(definition)).toMatchObject({ ok: true });
      JSON.stringify(definition, (key, value) => {
        if (key === 'field') expect(fields).toContain(value);
        if (key === 'types') for (const type of value as string[]) expect(types).toContain(type);
        return value;
      });
    }
  });

  test('today’s takes nearly all won deals, and nearly all junk', () => {
    for (const stage of ['mql', 'sql']) {
      const { wonCaptured, junkLetThrough, precision } = capture(today, stage);
      expect(wonCaptured).toBeGreaterThan(0.93);
      expect(junkLetThrough).toBeGreaterThan(0.75);
      expect(precision).toBeLessThan(0.36);
    }
  });

  test('marketing’s keeps most won deals and turns most junk away', () => {
    const before = capture(today, 'mql');
    const after = capture(marketing, 'mql');
    expect(after.wonCaptured).toBeGreaterThan(0.85);
    expect(after.junkLetThrough).toBeLessThan(0.4);
    expect(after.precision).toBeGreaterThan(before.precision + 0.2);
    expect(capture(marketing, 'sql').wonCaptured).toBeGreaterThan(0.8);
    expect(capture(marketing, 'sql').precision).toBeGreaterThan(0.7);
  });

  test('sales’ is the most precise, and loses a third of the won deals', () => {
    const { wonCaptured, precision } = capture(sales, 'mql');
    expect(precision).toBeGreaterThan(capture(marketing, 'mql').precision);
    expect(capture(sales, 'sql').precision).toBeGreaterThan(0.85);
    expect(wonCaptured).toBeGreaterThan(0.55);
    expect(wonCaptured).toBeLessThan(0.75);
  });

  test('sales’ misses small teams that come by referral or trial: they buy, and fast; marketing’s sees them', () => {
    const isSmallTeam = (deal: Deal) =>
      Number(text(deal, 'employees') ?? Number.POSITIVE_INFINITY) < 50 &&
      ['Referral', 'Free trial'].includes(String(text(deal, 'source')));
    const smallTeams = deals.filter((deal) => isSmallTeam(deal) && deal.outcome !== 'open');
    const won = smallTeams.filter((deal) => deal.outcome === 'won');
    expect(won.length).toBeGreaterThanOrEqual(10);
    expect(won.length / smallTeams.length).toBeGreaterThan(0.45);

    const daysToWin = (deal: Deal) => (deal.closedAt! - deal.createdAt!) / DAY;
    const otherWon = withOutcome('won').filter((deal) => !isSmallTeam(deal));
    expect(median(won.map(daysToWin))).toBeLessThan(21);
    expect(median(won.map(daysToWin))).toBeLessThan(median(otherWon.map(daysToWin)) / 2);

    const seen = (definition: Definition) =>
      reaching(definition, 'mql').filter((deal) => won.includes(deal)).length / won.length;
    expect(seen(sales)).toBeLessThan(0.15);
    expect(seen(marketing)).toBeGreaterThan(0.85);
  });

  test('won deals show more interest than lost ones, so that there is something to find', () => {
    const pricing = (deal: Deal) =>
      deal.touchpoints.filter(({ type }) => type === 'Pricing page view').length;
    expect(average(withOutcome('won').map(pricing))).toBeGreaterThan(
      2 * average(withOutcome('lost').map(pricing)),
    );
  });
});
