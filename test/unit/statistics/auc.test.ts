import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aucOf, meanAuc } from '#shared/domain/statistics/auc.ts';

/** Ratings of 109 CT images: J. A. Hanley, B. J. McNeil, Radiology 143 (1982), pp. 29–36, table I. */
const NORMAL = [33, 6, 6, 11, 2];
const ABNORMAL = [3, 2, 2, 11, 33];
const spread = (counts: number[]) => counts.flatMap((count, rating) => Array<number>(count).fill(rating));
const scores = [...spread(ABNORMAL), ...spread(NORMAL)];

describe('the area under the curve', () => {
  test('of the CT images is the published one, with its standard error', () => {
    const { auc, error, low, high } = aucOf(scores, (i) => i < 51)!;
    expect(auc).toBeCloseTo(0.893, 3);
    expect(error).toBeCloseTo(0.032, 2);
    expect([low < auc, auc < high, high < 1]).toEqual([true, true, true]);
  });

  test('is the share of pairs that stand in the right order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { maxLength: 40 }),
        (rows) => {
          const [hits, others] = [rows.filter(([, hit]) => hit), rows.filter(([, hit]) => !hit)];
          const found = aucOf(
            rows.map(([score]) => score),
            (i) => rows[i]![1],
          );
          if (hits.length === 0 || others.length === 0) {
            expect(found).toBeNull();
            return;
          }
          let right = 0;
          for (const [a] of hits) for (const [b] of others) right += a > b ? 1 : a === b ? 0.5 : 0;
          expect(found!.auc).toBeCloseTo(right / hits.length / others.length, 10);
        },
      ),
    );
  });

  test('of several parts is their mean, more certain than each', () => {
    const part = aucOf(scores, (i) => i < 51)!;
    const mean = meanAuc([part, part, part, part])!;
    expect(mean.auc).toBeCloseTo(part.auc, 12);
    expect(mean.error).toBeCloseTo(part.error / 2, 12);
  });
});
