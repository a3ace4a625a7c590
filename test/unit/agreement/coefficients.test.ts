import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, mostDisputed, samePairs, sameShare } from '#shared/domain/agreement/agreement.ts';
import {
  equalAnswers,
  fleissKappa,
  gwetAC1,
  krippendorffAlpha,
} from '#shared/domain/agreement/coefficients.ts';
import type { Ratings } from '#shared/domain/agreement/ratings.ts';
import { meaningOf } from '#shared/domain/agreement/words.ts';

/** Ratings from the number of people who chose each category, as Fleiss prints them. */
const fromTallies = (tallies: number[][]): Ratings =>
  tallies.map((counts) => counts.flatMap((n, category) => new Array<number>(n).fill(category)));

/** Rows are observers, as Krippendorff prints them; `.` is no answer. */
const fromObservers = (...observers: string[]): Ratings =>
  Array.from(observers[0]!.replaceAll(' ', ''), (_, unit) =>
    observers.map((answers) => {
      const answer = answers.replaceAll(' ', '')[unit]!;
      return answer === '.' ? null : Number(answer) - 1;
    }),
  );

describe('published examples', () => {
  test('Fleiss’ kappa: ten subjects, fourteen raters, five categories', () => {
    const ratings = fromTallies([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]);
    expect(equalAnswers(ratings, 5)).toBeCloseTo(0.378, 3);
    expect(fleissKappa(ratings, 5)).toBeCloseTo(0.21, 3);
  });

  test('Krippendorff 2011, section C: four observers, twelve units, answers missing; ordinal', () => {
    const ratings = fromObservers('123321412...', '1233224125.3', '.333234225 1.', '1233244125 1.');
    expect(krippendorffAlpha(ratings, 5)).toBeCloseTo(0.815, 3);
  });

  test('Gwet 2008: 118 and 0 agree, 5 and 2 do not; kappa collapses, AC1 does not', () => {
    const ratings: Ratings = [
      ...new Array(118).fill([0, 0]),
      ...new Array(5).fill([0, 1]),
      ...new Array(2).fill([1, 0]),
    ];
    expect(gwetAC1(ratings, 2)).toBeCloseTo(0.9408, 4);
    expect(fleissKappa(ratings, 2)).toBeLessThan(0);
  });
});

describe('a round', () => {
  test('all agree: nothing left to chance where answers differ between deals, and nothing to measure where not', () => {
    const different: Ratings = [
      [0, 0, 0],
      [1, 1, 1],
      [2, 2, 2],
    ];
    for (const coefficient of [equalAnswers, fleissKappa, gwetAC1, krippendorffAlpha]) {
      expect(coefficient(different, 3)).toBeCloseTo(1, 12);
    }
    const same: Ratings = [
      [1, 1],
      [1, 1],
    ];
    expect(fleissKappa(same, 3)).toBeNull();
    expect(krippendorffAlpha(same, 3)).toBeNull();
    expect(meaningOf(agreementOf([[1, null]], 3))).toEqual(['No deal was answered by two people.']);
  });

  test('the ordinal alpha forgives neighbours what it does not forgive opposites', () => {
    const near: Ratings = [
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 3],
    ];
    const far: Ratings = [
      [0, 3],
      [1, 1],
      [2, 2],
      [3, 3],
    ];
    expect(krippendorffAlpha(near, 4)!).toBeGreaterThan(krippendorffAlpha(far, 4)!);
  });

  test('coefficients do not depend on who is listed first, nor intervals on anything but the seed', () => {
    const answer = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    const round = fc.array(fc.array(answer, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(round, (ratings) => {
        const reversed = ratings.map((row) => row.toReversed());
        const first = agreementOf(ratings, 4);
        expect(agreementOf(ratings, 4)).toEqual(first);
        const second = agreementOf(reversed, 4);
        for (const key of ['equal', 'kappa', 'alpha', 'ac1'] as const) {
          if (first[key] === null) expect(second[key]).toBeNull();
          else expect(second[key]!.value).toBeCloseTo(first[key].value, 9);
        }
      }),
      { numRuns: 6 },
    );
  });

  test('when nearly all answers are the same, the words send people to AC1', () => {
    const ratings: Ratings = [...new Array(18).fill([1, 1, 1]), [1, 1, 0], [1, 0, 1]];
    const agreement = agreementOf(ratings, 3);
    expect(agreement.oneSided).toBe(true);
    expect(meaningOf(agreement).join(' ')).toContain('AC1 is the one to go by');
  });

  test('the most disputed deal is the one with answers furthest apart', () => {
    const ratings: Ratings = [
      [1, 1, 1],
      [0, 3, 0],
      [1, 2, 1],
    ];
    expect(mostDisputed(ratings, 4).map(({ deal }) => deal)).toEqual([1, 2]);
  });

  test('two columns are compared on the deals that both answered', () => {
    expect(sameShare([0, 1, null, 2], [0, 2, 1, null])).toEqual({ same: 1, of: 2 });
    expect(sameShare([null], [1])).toBeNull();
  });

  test('within a side each pair counts once, between the sides each of one with each of the other', () => {
    const ratings: Ratings = [
      [0, 0, 1],
      [2, 1, 1],
    ];
    expect(samePairs(ratings, [0, 1], [0, 1])).toEqual({ same: 1, of: 2 });
    expect(samePairs(ratings, [0, 1], [2])).toEqual({ same: 1, of: 4 });
    expect(samePairs(ratings, [2], [2])).toBeNull();
  });
});
