import { describe, expect, test } from 'vitest';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import { type FlagKind, flagsOf, youngOpenDeals } from '#shared/engine/flags.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const FIELDS: PlainField[] = [
  { key: 'created', type: 'date', role: 'createdAt' },
  { key: 'closed', type: 'date', role: 'wonAt', known: 'end' },
  { key: 'source', label: 'Source', type: 'category', role: 'source' },
  { key: 'owner', label: 'Rep', type: 'category', role: 'owner' },
  { key: 'contract', label: 'Contract no.', type: 'text' },
];
const deals = (
  count: number,
  outcome: Outcome,
  values: (i: number) => PlainDeal['values'] = () => ({}),
): PlainDeal[] =>
  Array.from({ length: count }, (_, i) => ({
    outcome,
    values: {
      created: '2026-01-01',
      source: i % 2 === 0 ? 'Web' : 'Fair',
      owner: i % 3 === 0 ? 'Ann' : 'Bo',
      contract: 'x',
      ...values(i),
    },
  }));
const flags = (all: PlainDeal[], asOf = '2026-03-01') =>
  flagsOf(buildSample({ fields: FIELDS, deals: all, asOf }));
const kinds = (all: PlainDeal[]): FlagKind[] => flags(all).map(({ kind }) => kind);

describe('is it enough', () => {
  test('of a full, mixed sample has nothing to say', () => {
    expect(kinds([...deals(40, 'won'), ...deals(60, 'lost')])).toEqual([]);
    expect(kinds([])).toEqual([]);
  });

  test.each<[string, PlainDeal[], FlagKind[]]>([
    ['won deals only', deals(40, 'won'), ['wonOnly']],
    ['29 won', [...deals(29, 'won'), ...deals(60, 'lost')], ['fewWon']],
    ['no won deal', deals(60, 'lost'), ['noneWon']],
    [
      'a field filled for the won',
      [...deals(40, 'won'), ...deals(60, 'lost', (i) => ({ contract: i < 6 ? 'x' : null }))],
      ['leak', 'sparse'],
    ],
    [
      'a field filled for the lost',
      [...deals(40, 'won', () => ({ contract: null })), ...deals(110, 'lost')],
      ['leak'],
    ],
    [
      'one source and one owner',
      [
        ...deals(40, 'won', () => ({ source: 'Web', owner: 'Ann' })),
        ...deals(60, 'lost', (i) => ({ source: i < 45 ? 'Web' : 'Fair', owner: 'Ann' })),
      ],
      ['concentrated', 'concentrated'],
    ],
    [
      'a field under 70 %',
      [
        ...deals(40, 'won', (i) => ({ contract: i < 26 ? 'x' : null })),
        ...deals(60, 'lost', (i) => ({ contract: i < 43 ? 'x' : null })),
      ],
      ['sparse'],
    ],
  ])('of %s says so', (_, all, expected) => {
    expect(kinds(all)).toEqual(expected);
  });

  test('speaks in sentences', () => {
    const all = [...deals(40, 'won'), ...deals(60, 'lost', (i) => ({ contract: i < 6 ? 'x' : null }))];
    expect(flags(all)[0]!.sentence).toBe(
      '“Contract no.” is filled for 100 % of the won deals and for 10 % of the lost or rejected ones: it was probably ' +
        'filled after the deal closed. A rule on it would know the ending; mark it as known at the end.',
    );
  });

  test('counts open deals younger than four fifths of the ended ones were', () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
    const ended = Array.from({ length: 11 }, (_, i) => ({
      outcome: 'lost' as const,
      values: { created: day(0), closed: day(10 * i) },
    }));
    const open = [79, 80, 81].map((age) => ({
      outcome: 'open' as const,
      values: { created: day(200 - age) },
    }));
    const sample = buildSample({ fields: FIELDS, deals: [...ended, ...open], asOf: day(200) });
    expect(youngOpenDeals(sample)).toEqual({ days: 80, deals: Uint32Array.of(11) });
    expect(youngOpenDeals(sample, 1)!.deals).toEqual(Uint32Array.of(11, 12, 13));
    expect(flagsOf(sample).find(({ kind }) => kind === 'youngOpen')?.sentence).toBe(
      '1 open deal is too young to tell: 80 % of the deals that ended took up to 80 days, and it has had less.',
    );
  });

  test('calls no field of the sample workshop a leak, and some of its open deals young', () => {
    const found = flagsOf(sampleWorkshop().sample);
    expect(found.filter(({ level }) => level === 'warning')).toEqual([]);
    expect(found.find(({ kind }) => kind === 'youngOpen')?.deals).toBe(26);
  });
});
