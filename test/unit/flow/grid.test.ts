import { describe, expect, test } from 'vitest';
import {
  bandsOf,
  cellsOfCriterion,
  criterionOfCells,
  moveCut,
  threeBands,
} from '../../../renderer/features/score/grid.ts';
import {
  histogramScale,
  labelRows,
  rangeOf,
  ticks,
} from '../../../renderer/features/score/histogram-scale.ts';
import { smallDefinition } from '../../support/definitions.ts';

describe('a grid of two scores as an entry rule', () => {
  test.each([
    [[{ row: 'a', column: '1' }]],
    [
      [
        { row: 'a', column: '1' },
        { row: 'a', column: '2' },
      ],
    ],
    [
      [
        { row: 'a', column: '1' },
        { row: 'a', column: '2' },
        { row: 'b', column: '1' },
      ],
    ],
  ])('is read back as the cells it was made of: %j', (cells) => {
    expect(cellsOfCriterion(criterionOfCells(cells))).toEqual(cells);
  });

  test('asks each row for its own columns', () => {
    const band = (id: string) => ({ kind: 'scoreBand', band: id });
    expect(
      criterionOfCells([
        { row: 'a', column: '1' },
        { row: 'b', column: '1' },
        { row: 'a', column: '2' },
      ]),
    ).toEqual({
      kind: 'any',
      of: [
        { kind: 'all', of: [band('a'), { kind: 'any', of: [band('1'), band('2')] }] },
        { kind: 'all', of: [band('b'), band('1')] },
      ],
    });
  });

  test('is not taken for one where the rule says something else', () => {
    expect(cellsOfCriterion({ kind: 'score', of: 'total', is: { op: 'atLeast', value: 50 } })).toBeNull();
    expect(cellsOfCriterion({ kind: 'all', of: [{ kind: 'scoreBand', band: 'a' }] })).toBeNull();
  });

  test('three bands leave no score out, and a moved cut leaves no gap and passes no other', () => {
    const bands = threeBands('fit', ['A', 'B', 'C'], { high: 30, middle: 15 });
    moveCut(bands, 0, 40);
    expect(bands.map(({ from, below }) => [from, below])).toEqual([
      [40, undefined],
      [15, 40],
      [undefined, 15],
    ]);
    moveCut(bands, 1, 99);
    expect(bands[1]!.from).toBe(39);
    expect(bands[2]!.below).toBe(39);
    const definition = smallDefinition('Marketing');
    definition.scoring.bands = [bands[2]!, bands[0]!, bands[1]!];
    expect(bandsOf(definition, 'fit').map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(bandsOf(definition, 'intent')).toEqual([]);
  });
});

describe('the histogram of scores', () => {
  const none = { won: 0, lost: 0, rejected: 0, open: 0 };
  const histogram = {
    from: -10,
    width: 5,
    bins: [{ ...none, lost: 4 }, none, { ...none, won: 6, rejected: 2 }],
  };

  test('has room for every bar and threshold, and reads a place back as its points', () => {
    const scale = histogramScale(histogram, rangeOf(histogram, [60]), { width: 600, height: 100 });
    expect(scale.above + scale.below).toBe(100);
    expect(scale.above).toBe(60);
    for (const points of [-10, 0, 37, 60]) expect(scale.pointsAt(scale.x(points))).toBe(points);
    expect(scale.x(60)).toBeLessThanOrEqual(600);
    expect(scale.pointsAt(-500)).toBe(-10);
    expect(scale.pointsAt(5_000)).toBe(scale.high);
  });

  test('puts labels that would touch into rows of their own', () => {
    expect(
      labelRows([
        { x: 100, width: 80 },
        { x: 0, width: 90 },
        { x: 150, width: 80 },
        { x: 50, width: 30 },
      ]),
    ).toEqual([0, 0, 1, 1]);
  });

  test.each([
    [0, 100, 10, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
    [-15, 30, 5, [-10, 0, 10, 20, 30]],
    [0, 7, 4, [0, 2, 4, 6]],
  ])('from %d to %d with at most %d steps stand round numbers', (low, high, most, expected) => {
    expect(ticks(low, high, most)).toEqual(expected);
  });
});
