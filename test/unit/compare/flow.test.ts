import { expect, test } from 'vitest';
import type { Cell } from '#shared/engine/compare/crossing.ts';
import { type FlowBand, flowOf } from '../../../renderer/features/compare/flow.ts';
import { smallDefinition } from '../../support/definitions.ts';

const [left, right] = [smallDefinition('Ours'), smallDefinition('Theirs')];
const cell = (deals: number, alike = false): Cell => ({
  deals,
  alike,
  amount: 0,
  byOutcome: { won: 0, lost: 0, rejected: 0, open: deals },
});
const ROOM = { height: 220, gap: 20 };
const { stages, bands } = flowOf(
  left,
  right,
  [
    [cell(60, true), cell(20)],
    [cell(10), cell(110, true)],
  ],
  ROOM,
);

test('both columns show all deals, one stage below the other, within the height', () => {
  expect(stages.map(({ side, name, deals, y, height }) => [side, name, deals, y, height])).toEqual([
    ['left', 'Lead', 80, 0, 80],
    ['left', 'MQL', 120, 100, 120],
    ['right', 'Lead', 70, 0, 70],
    ['right', 'MQL', 130, 90, 130],
  ]);
});

test('the bands of a stage fill it, in the order of the stages at their other ends', () => {
  const ends =
    (end: 'from' | 'to') =>
    ({ thick, [end]: middle }: FlowBand) => [middle - thick / 2, middle + thick / 2];
  expect(bands.map(ends('from'))).toEqual([
    [0, 60],
    [60, 80],
    [100, 110],
    [110, 220],
  ]);
  expect(bands.map(ends('to'))).toEqual([
    [0, 60],
    [90, 110],
    [60, 70],
    [110, 220],
  ]);
});

test('a band says who takes its deals further', () => {
  const [, theirs, ours] = bands;
  expect(theirs).toMatchObject({ left: 0, right: 1, deals: 20, further: 'right' });
  expect(ours).toMatchObject({ left: 1, right: 0, deals: 10, further: 'left' });
});

test('stages that no deal ends at are left out', () => {
  const flow = flowOf(
    left,
    right,
    [
      [cell(0), cell(5)],
      [cell(0), cell(0)],
    ],
    ROOM,
  );
  expect(flow.stages.map(({ side, stage, height }) => [side, stage, height])).toEqual([
    ['left', 0, 220],
    ['right', 1, 220],
  ]);
  expect(flow.bands).toHaveLength(1);
});

test('without deals there is nothing to be seen', () => {
  expect(
    flowOf(
      left,
      right,
      [
        [cell(0), cell(0)],
        [cell(0), cell(0)],
      ],
      ROOM,
    ),
  ).toEqual({ stages: [], bands: [] });
});
