import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestByRatio, cheapest, costOf, ratioOf, settle } from '#shared/domain/agreement/mistake-costs.ts';

const strict = { junkLetThrough: 5, wonMissed: 20 };
const middle = { junkLetThrough: 40, wonMissed: 10 };
const loose = { junkLetThrough: 140, wonMissed: 0 };

describe('which definition is best', () => {
  test('changes where one more missed win outweighs the junk it saves', () => {
    // From strict to middle 35 junk leads buy 10 wins: at 3.5; from middle to loose 100 buy 10: at 10.
    expect(bestByRatio([loose, strict, middle])).toEqual([
      { from: 0, to: 3.5, best: 1 },
      { from: 3.5, to: 10, best: 2 },
      { from: 10, to: Number.POSITIVE_INFINITY, best: 0 },
    ]);
  });

  test('is never one that another beats in both, nor one that is best nowhere', () => {
    const beaten = { junkLetThrough: 50, wonMissed: 30 };
    const between = { junkLetThrough: 80, wonMissed: 9 };
    const best = bestByRatio([strict, beaten, middle, between, loose]).map((stretch) => stretch.best);
    expect(best).toEqual([0, 2, 4]);
  });

  test('at any ratio is the one that costs least there', () => {
    const mistakes = fc.record({ junkLetThrough: fc.nat(200), wonMissed: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(mistakes, { minLength: 1, maxLength: 4 }), fc.nat(1000), (all, ratio) => {
        const stretch = bestByRatio(all).find(({ from, to }) => ratio >= from && ratio <= to)!;
        const price = { junk: 1, missed: ratio };
        expect(costOf(all[stretch.best]!, price)).toBe(costOf(all[cheapest(all, price)]!, price));
      }),
    );
  });
});

test('a ratio without cost of junk is endless, without any cost even', () => {
  expect(ratioOf({ junk: 50, missed: 500 })).toBe(10);
  expect(ratioOf({ junk: 0, missed: 500 })).toBe(Number.POSITIVE_INFINITY);
  expect(ratioOf({ junk: 0, missed: 0 })).toBe(1);
});

describe('two sides with their own costs', () => {
  test('who would choose alike are told so, and lose nothing', () => {
    const settled = settle(
      [strict, middle, loose],
      [
        { junk: 100, missed: 500 },
        { junk: 10, missed: 90 },
      ],
    );
    expect(settled).toMatchObject({ choices: [1, 1], alike: true, compromise: 1 });
  });

  test('who would not, meet where the one that loses most loses least', () => {
    // Marketing: 20 to 1, loose 140, middle 240, strict 405. Sales: 2 to 1, strict 45, middle 60, loose 140.
    const settled = settle(
      [strict, middle, loose],
      [
        { junk: 1, missed: 20 },
        { junk: 1, missed: 2 },
      ],
    );
    expect(settled.choices).toEqual([2, 0]);
    expect(settled.alike).toBe(false);
    expect(settled.extra).toEqual([
      [265, 100, 0],
      [0, 15, 95],
    ]);
    expect(settled.compromise).toBe(1);
  });
});
