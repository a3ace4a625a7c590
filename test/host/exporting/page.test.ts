import { describe, expect, test } from 'vitest';
import type { Approval } from '#shared/contract/approvals.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { only, pageFor, sides, workshop } from './fixtures.ts';

const everySentence = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(everySentence).join('\n')
      : '';

describe.each(Object.entries(sides))('the page of %s', (_, definition) => {
  const page = pageFor(definition);
  const text = everySentence(page);

  test('names each stage, rule, reason and disqualifier', () => {
    expect(page.stages.map((stage) => stage.name)).toEqual(definition.stages.map((stage) => stage.name));
    expect(page.scoring.sections.flatMap((s) => s.rules.map((rule) => rule.name)).sort()).toEqual(
      definition.scoring.rules.map((rule) => rule.name).sort(),
    );
    expect(page.reasons).toEqual(definition.reasons.map((reason) => reason.name));
    const out = definition.transitions.filter((t) => t.kind === 'disqualify');
    expect(page.disqualifiers.length).toBeGreaterThan(0);
    for (const { reason } of out) {
      expect(page.disqualifiers.map((row) => row.reason)).toContain(
        definition.reasons.find(({ id }) => id === reason)?.name,
      );
    }
    for (const { meaning } of definition.stages) expect(text).toContain(meaning);
  });

  test('counts what the simulation counted', () => {
    const simulation = createEngine(workshop.sample).simulate(definition);
    let won = 0;
    let all = 0;
    for (let deal = 0; deal < workshop.sample.deals; deal++) {
      const isWon = workshop.sample.outcome[deal] === 0;
      if (isWon) all++;
      if (isWon && simulation.reached[deal]! >= 1) won++;
    }
    expect(page.stages[1]?.reach?.won).toEqual({ count: won, of: all });
    expect(page.verdict.finding).toBe(
      `${won} of ${all} won deals would have reached ${definition.stages[1]?.name}`,
    );
    expect(page.verdict.figures[0]?.detail).toContain(`${won} of ${all}`);
  });
});

test('a changed threshold is on the page', () => {
  const definition = structuredClone(sides.sales);
  const step = definition.transitions.find((t) => t.when.kind === 'score');
  if (step?.when.kind !== 'score') throw new Error('no threshold in the sample');
  step.when.is = { op: 'atLeast', value: 47 };
  const page = pageFor(definition);
  expect(page.thresholds.map((row) => row.words).join()).toContain('at least 47');
  expect(page.stages.flatMap((stage) => stage.entry).join()).toContain('at least 47');
});

test('says up to which day the data go, as the screen does', () => {
  expect(workshop.sample.asOf).toBe(Date.UTC(2026, 3, 1));
  expect(pageFor(sides.marketing).verdict.caveats[0]).toContain('with data up to 31 March 2026');
});

test('the verdict is about the stage that the room looks at', () => {
  const stage = sides.marketing.stages[3]!.name;
  expect(pageFor(sides.marketing, { verdictStage: stage }).verdict.finding).toContain(
    `would have reached ${stage}`,
  );
});

test('a sample of won deals alone has no precision and says why', () => {
  const { verdict, scoring } = pageFor(sides.today, { sample: only(0) });
  expect(verdict.figures.map(({ label, value }) => [label, value])).toEqual([
    ['Won captured', '0 %'.replace(' ', '\u00a0')],
    ['Junk let through', 'Can’t tell'],
    ['Precision', 'Can’t tell'],
  ]);
  expect(verdict.caveats.join(' ')).toMatch(/no lost or rejected deals.*precision can’t be known/);
  expect(verdict.caveats.join(' ')).toContain('3 won deals are few');
  expect(scoring.evidence).toContain('not in the sample');
  expect(scoring.sections.flatMap((s) => s.rules).every((rule) => rule.notWon === null)).toBe(true);
});

test('a sample without won deals says so', () => {
  const { verdict } = pageFor(sides.today, { sample: only(1, 2) });
  expect(verdict.figures[0]).toMatchObject({ value: 'Can’t tell' });
  expect(verdict.caveats.join(' ')).toContain('no won deals');
});

test('without deals the page stands, untested', () => {
  const page = pageFor(sides.today, { sample: null });
  expect(page.verdict).toMatchObject({ finding: 'Not tested on any deals yet', figures: [] });
  expect(page.stages.every((stage) => stage.reach === null)).toBe(true);
});

test('says which share of deals was left undecided', () => {
  const simulation = createEngine(workshop.sample).simulate(sides.sales);
  const undecided = [...simulation.undecidedBy].filter((by) => by >= 0).length;
  expect(undecided).toBeGreaterThan(0);
  expect(pageFor(sides.sales).verdict.caveats.join(' ')).toContain(
    `${undecided} of ${workshop.sample.deals} deals lack`,
  );
});

test('says where the simulation ends for want of data', () => {
  const definition: Definition = {
    ...sides.sales,
    checklist: sides.sales.checklist.map(({ id, name }) => ({ id, name })),
  };
  expect(pageFor(definition).verdict.caveats.join(' ')).toContain('The simulation ends before SAL');
});

test('a rule that disqualifies from several stages stands once', () => {
  const definition = structuredClone(sides.today);
  const out = definition.transitions.find((t) => t.kind === 'disqualify')!;
  const others = definition.stages.filter((stage) => stage.id !== out.from);
  definition.transitions.push(...others.map((stage, i) => ({ ...out, id: `again${i}`, from: stage.id })));
  expect(pageFor(definition).disqualifiers).toHaveLength(pageFor(sides.today).disqualifiers.length);
  expect(pageFor(definition).disqualifiers[0]?.from).toBe('any stage');
});

test('a definition for both sides is called agreed once both have signed it', () => {
  const both: Definition = { ...sides.marketing, name: 'Ours', side: 'agreed' };
  const signed = (side: Approval['side']): Approval => ({
    id: side,
    version: 'v1',
    side,
    name: 'Ada Quist',
    role: 'Head',
    signature: { kind: 'typed', text: 'Ada Quist' },
    signedAt: '2026-11-20T10:00:00Z',
    definition: fingerprint(both),
    data: null,
  });
  const labelAfter = (...of: Approval['side'][]) => pageFor(both, { approvals: of.map(signed) }).sideLabel;
  expect(labelAfter('marketing')).toBe('To be agreed');
  expect(labelAfter('marketing', 'sales')).toBe('Agreed');
});
