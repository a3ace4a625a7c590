import { describe, expect, test } from 'vitest';
import type { LackGroup, Lacks } from '#shared/engine/simulate/lacks.ts';
import {
  lowestBar,
  nearSentence,
  nearTitle,
  undecidedTitle,
} from '../../../renderer/features/simulate/lack-words.ts';
import { plainly } from '../../../renderer/ui/sentence-parts.ts';
import { smallDefinition } from '../../support/definitions.ts';

const deals = (n: number, from = 0) => Uint32Array.from({ length: n }, (_, i) => from + i);

const group = (words: string, among: Uint32Array, won = 0): LackGroup => ({
  words,
  kind: 'condition',
  deals: among,
  byOutcome: { won, lost: among.length - won, rejected: 0, open: 0 },
  wonAmount: null,
});

/** So many deals that fell short, so many of them near, and so many of these won. */
function lacks(short: number, near: number, won: number): Lacks {
  return {
    nearMisses: near === 0 ? [] : [group('8 points short of MQL', deals(near), won)],
    undecided: [],
    short: deals(short),
    near: deals(near),
    undecidedDeals: 0,
  };
}

describe('what near misses come to', () => {
  test.each([
    [20, 5, 2, '2 won deals just missed MQL'],
    [20, 5, 1, '1 won deal just missed MQL'],
    [5, 5, 2, '2 won deals fell short of MQL'],
    [1, 1, 1, '1 won deal just missed MQL'],
    [20, 5, 0, 'No won deal just missed MQL'],
    [20, 0, 0, 'Nothing came close to MQL'],
  ])('of %i deals that fell short, %i near, %i of them won, is a title', (short, near, won, title) => {
    expect(plainly(nearTitle(lacks(short, near, won), 'MQL'))).toBe(title);
  });

  test.each([
    [
      20,
      5,
      2,
      '5 of 20 deals before MQL were one condition, or at most ten points, from going on; 2 of them were won.',
    ],
    [
      20,
      1,
      1,
      '1 of 20 deals before MQL was one condition, or at most ten points, from going on; 1 of them was won.',
    ],
    [
      5,
      5,
      0,
      'All 5 deals before MQL were one condition, or at most ten points, from going on; none of them were won.',
    ],
    [20, 0, 0, 'None of 20 deals before MQL were one condition, or at most ten points, from going on.'],
  ])('of %i deals, %i near, %i won, is a sentence', (short, near, won, sentence) => {
    expect(plainly(nearSentence(lacks(short, near, won), 'MQL', null))).toBe(sentence);
  });

  test('says what the lowest bar asks for, which ten points are held against', () => {
    expect(plainly(nearSentence(lacks(20, 5, 2), 'MQL', 1_055))).toContain(
      'at most ten points (the lowest bar asks for 1,055), from going on',
    );
  });

  test('opens just the deals that each number counts', () => {
    const counted = nearSentence(lacks(20, 5, 2), 'MQL', null).filter((part) => typeof part !== 'string');
    expect(counted.map(({ number, query }) => [number, query.among?.length, query.outcomes])).toEqual([
      ['5', 5, undefined],
      ['20 deals', 20, undefined],
      ['2', 5, ['won']],
    ]);
  });
});

describe('the lowest bar before a stage', () => {
  const definition = smallDefinition('Ours', 50);
  const [qualify] = definition.transitions;

  test('is the lowest that any source has', () => {
    const when = { kind: 'score', of: 'total', is: { op: 'atLeast', value: 50 } } as const;
    const bySource = { Referral: { op: 'atLeast', value: 40 }, List: { op: 'atLeast', value: 65 } } as const;
    const transitions = [{ ...qualify!, when: { ...when, bySource } }];
    expect(lowestBar({ ...definition, transitions }, 1)).toBe(40);
  });

  test('is none where nothing before the stage asks for points', () => {
    expect(lowestBar(definition, 1)).toBe(50);
    expect(lowestBar(definition, 0)).toBeNull();
    const when = { kind: 'field', field: 'employees', op: 'atLeast', value: 200 } as const;
    expect(lowestBar({ ...definition, transitions: [{ ...qualify!, when }] }, 1)).toBeNull();
  });
});

describe('what is missing to decide', () => {
  const undecided = (of: number, ...groups: LackGroup[]): Lacks => ({
    ...lacks(0, 0, 0),
    undecided: groups,
    undecidedDeals: of,
  });

  test.each([
    [undecided(0), 'Every deal has the data to decide it'],
    [undecided(7, group('Employees', deals(7))), '7 deals can’t be told for sure, for want of Employees'],
    [
      undecided(7, group('Budget', deals(2)), group('Employees', deals(6, 1))),
      '7 deals can’t be told for sure; 6 lack Employees',
    ],
    [
      undecided(2, group('Budget', deals(1)), group('Employees', deals(1, 1))),
      '2 deals can’t be told for sure; 1 lacks Budget',
    ],
  ])('is told by what most of them lack', (among, title) => {
    expect(plainly(undecidedTitle(among))).toBe(title);
  });
});
