/** Takes what a rule contributed off a score and adds what it contributes now, touching only where that differs. */
import { isEmpty } from '../criteria/masks.ts';
import type { Contribution, Points } from './points.ts';

/** For each 32 moments, 1 where a score of one of them has changed. */
export type Touched = Uint8Array;

/** A contribution as it was and as it is; null where there was none, or is none any more. */
export interface Exchange {
  before: Contribution | null;
  after: Contribution | null;
}

/** The same amount wherever a mask is set. */
interface Where {
  mask: Uint32Array;
  amount: number;
}
const NOWHERE: Where = { mask: new Uint32Array(), amount: 0 };

/** An amount of its own wherever a mask is set, in order. */
interface Each {
  mask: Uint32Array;
  amounts: Points;
}
const NOT_EACH: Each = { mask: new Uint32Array(), amounts: new Int32Array() };

/** Brings the points from one contribution to the other. */
export function exchangePoints({ before, after }: Exchange, points: Points, touched: Touched): void {
  const base = (after?.base ?? 0) - (before?.base ?? 0);
  if (base !== 0) {
    for (let i = 0; i < points.length; i += 1) points[i]! += base;
    touched.fill(1);
  }
  const whereOf = (one: Contribution | null): Where =>
    typeof one?.gain === 'number' ? { mask: one.masks.isTrue, amount: one.gain } : NOWHERE;
  const eachOf = (one: Contribution | null): Each =>
    one === null || typeof one.gain === 'number' ? NOT_EACH : { mask: one.masks.isTrue, amounts: one.gain };
  exchangeWhere(whereOf(before), whereOf(after), points, touched);
  exchangeEach(eachOf(before), eachOf(after), points, touched);
}

/** Brings how much lower a score could be (or higher) from one contribution to the other. */
export function exchangeDoubt(
  { before, after }: Exchange,
  end: 'below' | 'above',
  points: Points,
  touched: Touched,
): void {
  const whereOf = (one: Contribution | null): Where =>
    one && one[end] !== 0 ? { mask: one.masks.isUnknown, amount: one[end] } : NOWHERE;
  exchangeWhere(whereOf(before), whereOf(after), points, touched);
}

/** Whether a contribution leaves a score in doubt anywhere. */
export const isInDoubt = ({ below, above, masks }: Contribution): boolean =>
  (below !== 0 || above !== 0) && !isEmpty(masks.isUnknown);

function exchangeWhere(old: Where, now: Where, points: Points, touched: Touched): void {
  const words = Math.max(old.mask.length, now.mask.length);
  const change = now.amount - old.amount;
  for (let index = 0; index < words; index += 1) {
    const was = index < old.mask.length ? old.mask[index]! : 0;
    const is = index < now.mask.length ? now.mask[index]! : 0;
    if ((was | is) === 0 || (was === is && change === 0)) continue;
    touched[index] = 1;
    if (change !== 0) addAt(points, index, was & is, change);
    addAt(points, index, is & ~was, now.amount);
    addAt(points, index, was & ~is, -old.amount);
  }
}

/** Adds to the points of those of 32 moments that are set. */
function addAt(points: Points, index: number, set: number, amount: number): void {
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    points[(index << 5) + 31 - Math.clz32(rest & -rest)]! += amount;
  }
}

function exchangeEach(old: Each, now: Each, points: Points, touched: Touched): void {
  const words = Math.max(old.mask.length, now.mask.length);
  let oldPlace = 0;
  let nowPlace = 0;
  for (let index = 0; index < words; index += 1) {
    const was = index < old.mask.length ? old.mask[index]! : 0;
    const is = index < now.mask.length ? now.mask[index]! : 0;
    for (let rest = was | is; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      let change = 0;
      if ((is & bit) !== 0) {
        change = now.amounts[nowPlace]!;
        nowPlace += 1;
      }
      if ((was & bit) !== 0) {
        change -= old.amounts[oldPlace]!;
        oldPlace += 1;
      }
      if (change === 0) continue;
      points[(index << 5) + 31 - Math.clz32(bit)]! += change;
      touched[index] = 1;
    }
  }
}
