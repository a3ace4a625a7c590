import { describe, expect, test } from 'vitest';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import type { Field, Outcome } from '#shared/domain/sample/sample.ts';
import { type FlagKind, flagsOf, type YoungDeals } from '#shared/engine/evidence/flags.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const FIELDS: PlainField[] = [
  { key: 'created', type: 'date', role: 'createdAt' },
  { key: 'closed', type: 'date', role: 'wonAt', known: 'end' },
  { key: 'source', label: 'Source', type: 'category', role: 'source' },
  { key: 'owner', label: 'Rep', type: 'category', role: 'owner' },
  { key: 'contract', label: 'Contract no.', type: 'text' },
];
const NO_YOUNG: YoungDeals = { rule: 'usual', days: null, deals: 0 };
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
  flagsOf(buildSample({ fields: FIELDS, deals: all, asOf }), NO_YOUNG);
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
      '“Contract no.” is filled for 100\u00a0% of the won deals and for 10\u00a0% of the lost or rejected ones: it was probably ' +
        'filled after the deal closed. A rule on it would know the ending; mark it as known at the end.',
    );
  });

  test.each([
    [
      'usual',
      1,
      '1 open deal is too young to tell: 90\u00a0% of the deals that ended had done so after 80 days, and it has had less. It is left out.',
    ],
    [
      60,
      2,
      '2 open deals are too young to tell: the room gives a deal 60 days, and these have had less. They are left out.',
    ],
    [
      null,
      2,
      '2 open deals are too young to tell: 90\u00a0% of the deals that ended had done so after 80 days, and these have had less. They are counted all the same, and can make a definition look worse than it is.',
    ],
    [60, 0, 'No open deal is younger than 60 days.'],
    [null, 0, 'Open deals are counted, however young.'],
  ] as const)('says of young open deals, by the rule %s, %i of them: %s', (rule, count, sentence) => {
    const sample = buildSample({ fields: FIELDS, deals: [...deals(40, 'won'), ...deals(60, 'lost')] });
    const young = { rule, days: rule === 60 ? 60 : 80, deals: count };
    expect(flagsOf(sample, young).map((flag) => flag.sentence)).toEqual([sentence]);
  });

  test('calls no field of the sample workshop a leak', () => {
    const found = flagsOf(sampleWorkshop().sample, NO_YOUNG);
    expect(found.filter(({ level }) => level === 'warning')).toEqual([]);
  });
});

/** Counts how often one of its fields is looked at in a search. */
class Fields extends Array<Field> {
  static looks = 0;
  override find(is: (field: Field, i: number, all: Field[]) => unknown): Field | undefined {
    return super.find((field, i, all) => {
      Fields.looks++;
      return is(field, i, all);
    });
  }
}

test('a file of many columns is not searched for each of them', () => {
  const looks = (columns: number): number => {
    const fields = Array.from({ length: columns }, (_, i) => ({ key: `f${i}`, type: 'number' as const }));
    const sample = buildSample({
      fields,
      deals: [
        { outcome: 'won', values: { f0: 1 } },
        { outcome: 'lost', values: {} },
      ],
      asOf: '2026-03-01',
    });
    Fields.looks = 0;
    flagsOf({ ...sample, fields: Fields.from(sample.fields) }, NO_YOUNG);
    return Fields.looks;
  };
  expect(looks(400)).toBeLessThanOrEqual(2 * looks(200));
});
