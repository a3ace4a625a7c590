/** Touchpoint conditions at each moment of each deal. */
import { meets } from '../domain/criteria/touchpoints.ts';
import type { TouchpointCondition } from '../domain/definition/schema.ts';
import { emptyMasks, fillBits, type TruthMasks } from './masks.ts';
import type { Moments } from './moments.ts';
import type { PreparedSample } from './prepared.ts';
import {
  distinctWithin,
  matching,
  matchingValues,
  type Stream,
  sumWithin,
  wantedTypes,
} from './touchpoint-streams.ts';

/** The touchpoints of the deal, or of its account. */
export function streamOf(
  { sample, accounts }: PreparedSample,
  moments: Moments,
  scope: TouchpointCondition['scope'],
): Stream {
  if (scope === 'deal') {
    return { from: sample.touchpoints.start, upTo: moments.upTo, at: sample.touchpoints.at, order: null };
  }
  const { from, at, order } = accounts();
  return { from, upTo: moments.upToInAccount!, at, order };
}

/** Where a touchpoint condition is true and unknown. */
export function touchpointMasks(
  condition: TouchpointCondition,
  prepared: PreparedSample,
  moments: Moments,
): TruthMasks {
  const masks = emptyMasks(moments.count);
  const wanted = wantedTypes(condition, prepared.sample);
  const held = condition.measure === 'sum' ? prepared.typesWithValue : prepared.typesHeld;
  if (!wanted.some((is, type) => is === 1 && held[type] === 1)) {
    fillBits(masks.isUnknown, 0, moments.count);
    return masks;
  }
  const measured = measure(condition, wanted, prepared, moments);
  for (let moment = 0; moment < moments.count; moment += 1) {
    if (meets(measured[moment]!, condition.is)) masks.isTrue[moment >> 5]! |= 1 << (moment & 31);
  }
  if (condition.scope === 'account') doubtWithoutAccount(masks, prepared, moments);
  return masks;
}

function measure(
  condition: TouchpointCondition,
  wanted: Uint8Array,
  prepared: PreparedSample,
  moments: Moments,
): Float64Array {
  const { sample } = prepared;
  const stream = streamOf(prepared, moments, condition.scope);
  const match = matching(stream, sample, wanted);
  switch (condition.measure) {
    case 'count':
      return sumWithin(stream, moments, match, condition.withinDays);
    case 'sum':
      return sumWithin(stream, moments, matchingValues(stream, sample, match), condition.withinDays).map(
        (thousandths) => thousandths / 1000,
      );
    case 'days':
      return distinctWithin(stream, moments, match, prepared.days(), condition.withinDays);
    case 'people':
      return distinctWithin(stream, moments, match, prepared.people(), condition.withinDays);
  }
}

function doubtWithoutAccount(masks: TruthMasks, prepared: PreparedSample, { first }: Moments): void {
  const { has } = prepared.accounts();
  for (let deal = 0; deal < has.length; deal += 1) {
    if (has[deal] === 1) continue;
    fillBits(masks.isUnknown, first[deal]!, first[deal + 1]!);
  }
  for (let word = 0; word < masks.isTrue.length; word += 1) masks.isTrue[word]! &= ~masks.isUnknown[word]!;
}
