/** Titles say no more than the deals can tell. */
import { expect, test } from 'vitest';
import type { Traits } from '#shared/engine/evidence/traits.ts';
import { compareInWords } from '#shared/engine/evidence/words.ts';
import type { Scorecard } from '#shared/engine/scorecard/scorecard.ts';
import { mergeTitle } from '../../../renderer/features/compare/merge-words.ts';
import { dayInWords } from '../../../renderer/features/evidence/audit/duration.ts';
import {
  scorecardAdvice,
  scorecardTitle,
  traitsTitle,
} from '../../../renderer/features/evidence/audit/titles.ts';

const traitsOf = (q: readonly number[], ratio: number) =>
  ({
    traits: q.map((one) => ({ label: 'Region is East', against: { q: one, lift: { ratio } } })),
    survivorship: null,
  }) as unknown as Traits;
const traits = (...q: number[]) => traitsOf(q, 2);
const card = (low: number, rules = 3, threshold = 5) =>
  ({ rules: Array(rules), threshold, crossValidated: { auc: { low } } }) as unknown as Scorecard;

test('what may be chance sets nothing apart', () => {
  expect(traitsTitle(traits(0.01, 0.4))).toBe('What sets won deals apart most: Region is East');
  expect(traitsTitle(traits(0.3))).toBe(
    'Nothing clearly sets the won deals apart: all of this may be chance',
  );
  expect(traitsTitle(traits())).toBe('Nothing sets the won deals apart');
});

test('what won deals have more seldom than others speaks against a win', () => {
  expect(traitsTitle(traitsOf([0.01], 0.3))).toBe('What speaks most against a win: Region is East');
});

test('a scorecard that ranks unseen deals like a coin is called that', () => {
  expect(scorecardTitle(card(0.58))).toBe('3 rules, and a bar of 5 points');
  expect(scorecardTitle(card(0.58, 1, 1))).toBe('1 rule, and a bar of 1 point');
  expect(scorecardTitle(card(0.44))).toContain('no scorecard can be relied on');
});

test('a bar that lets nearly everything in says what to do about it', () => {
  const of = (hits: number, low = 0.6) =>
    ({ crossValidated: { auc: { low }, junkLetThrough: { hits, of: 100 } } }) as unknown as Scorecard;
  expect(scorecardAdvice(of(95), 'cost')).toContain('let what sales can take on set the bar');
  expect(scorecardAdvice(of(95), 'capacity')).toBeNull();
  expect(scorecardAdvice(of(50), 'cost')).toBeNull();
  expect(scorecardAdvice(of(95, 0.4), 'cost')).toBeNull();
});

test('a share that differs by less than can be written is about the same', () => {
  const share = (hits: number, of: number) => ({ hits, of, low: hits / of, high: hits / of });
  const words = compareInWords(share(68, 100), share(69, 100), { ratio: 0.986, low: 0.9, high: 1.04 }, true);
  expect(words).toMatch(/^About as often among won deals \(0\.9 to 1\.0 times\): 68 of 100/);
});

test('a merge without differences has nothing that was decided', () => {
  expect(mergeTitle(0, 0)).toBe('Both definitions say the same');
  expect(mergeTitle(3, 1)).toBe('1 clause of 3 still to decide');
  expect(mergeTitle(1, 0)).toBe('The clause that differed is decided');
  expect(mergeTitle(3, 0)).toBe('All 3 clauses that differed are decided');
});

test('what came before a deal began is no day of it', () => {
  expect([0.5, 13.2, -0.1, -3].map(dayInWords)).toEqual(['day 1', 'day 14', '1 day before', '3 days before']);
});
