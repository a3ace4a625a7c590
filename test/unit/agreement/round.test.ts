import { expect, test } from 'vitest';
import { agreementOf, answersOf, equalBetween } from '#shared/domain/agreement/agreement.ts';
import { proposedSize, sizeAdvice } from '#shared/domain/agreement/round-size.ts';
import { coefficientInWords, equalInWords } from '#shared/domain/agreement/words.ts';

test('a round takes 8 to 20 deals, and says what fewer or more of them mean', () => {
  expect([3, 8, 400].map(proposedSize)).toEqual([3, 8, 12]);
  for (const size of [8, 12, 20]) expect(sizeAdvice(size, 400)).toBeNull();
  expect(sizeAdvice(5, 400)).toMatch(/^With fewer than 8, /);
  expect(sizeAdvice(3, 3)).toMatch(/^There are only 3 deals\. With fewer than 8, /);
  expect(sizeAdvice(21, 400)).toContain('in haste');
});

test('within a side and between the sides, with intervals', () => {
  // Two of marketing who agree everywhere, two of sales who never do, and one of them always with marketing.
  const ratings = Array.from({ length: 12 }, (_, deal) => {
    const here = deal % 3;
    return [here, here, here, (here + 1) % 3];
  });
  const [marketing, sales] = [
    [0, 1],
    [2, 3],
  ];
  expect(equalBetween(ratings, marketing!, marketing!)).toEqual({ value: 1, interval: { low: 1, high: 1 } });
  expect(equalBetween(ratings, sales!, sales!)?.value).toBe(0);
  expect(equalBetween(ratings, marketing!, sales!)).toEqual({
    value: 0.5,
    interval: { low: 0.5, high: 0.5 },
  });
  expect(equalBetween(ratings, marketing!, [])).toBeNull();
  expect(agreementOf(answersOf(ratings, marketing!), 3).kappa?.value).toBe(1);
  expect(agreementOf(answersOf(ratings, sales!), 3).kappa!.value).toBeLessThan(0);
  expect(agreementOf(answersOf(ratings, [0]), 3).kappa).toBeNull();
});

test('each coefficient says what it means', () => {
  expect(coefficientInWords(0.55)).toBe('Moderate agreement beyond chance.');
  expect(coefficientInWords(-0.2)).toBe('Less agreement than chance would bring.');
  expect(equalInWords(0.68)).toContain('they agree in 7.');
  expect(equalInWords(1)).toContain('they agreed');
});
