/** Touchpoint conditions at each moment of each deal. */
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import type { TouchpointCondition } from '../domain/definition/schema.ts';
import type { Bitmap } from '../domain/sample/sample.ts';
import { emptyMasks, fillBits, type TruthMasks } from './masks.ts';
import type { Moments } from './moments.ts';
import type { PreparedSample } from './prepared.ts';
import {
  matching,
  matchingValues,
  type Stream,
  wantedTypes,
  whereDifferentAre,
  whereSumIs,
} from './touchpoint-streams.ts';

/** 1 for each touchpoint, of the deals or of the accounts, that is of the types a condition asks about. */
export function matchOf(
  { types, scope }: TouchpointCondition,
  { sample, accounts, matches }: PreparedSample,
): Uint8Array {
  return matches.get(
    `${scope} ${JSON.stringify(types)}`,
    () => matching(wantedTypes(types, sample), sample, scope === 'account' ? accounts().order : null),
    ({ byteLength }) => byteLength,
  );
}

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
  const wanted = wantedTypes(condition.types, prepared.sample);
  const held = condition.measure === 'sum' ? prepared.typesWithValue : prepared.typesHeld;
  if (!wanted.some((is, type) => is === 1 && held[type] === 1)) {
    fillBits(masks.isUnknown, 0, moments.count);
    return masks;
  }
  masks.isTrue = whereMeasured(condition, prepared, moments, matchOf(condition, prepared));
  if (condition.scope === 'account') doubtWithoutAccount(masks, prepared, moments);
  return masks;
}

function whereMeasured(
  { measure, scope, withinDays, is }: TouchpointCondition,
  prepared: PreparedSample,
  moments: Moments,
  match: Uint8Array,
): Bitmap {
  const { sample } = prepared;
  const stream = streamOf(prepared, moments, scope);
  const range = {
    from: is.op === 'atMost' ? Number.NEGATIVE_INFINITY : is.op === 'atLeast' ? is.value : is.low,
    to: is.op === 'atLeast' ? Number.POSITIVE_INFINITY : is.op === 'atMost' ? is.value : is.high,
  };
  switch (measure) {
    case 'count':
      return whereSumIs(range, stream, moments, match, withinDays);
    case 'sum': {
      const thousandths = { from: toThousandths(range.from), to: toThousandths(range.to) };
      return whereSumIs(thousandths, stream, moments, matchingValues(stream, sample, match), withinDays);
    }
    case 'days':
      return whereDifferentAre(range, stream, moments, match, prepared.days(), withinDays);
    case 'people':
      return whereDifferentAre(range, stream, moments, match, prepared.people(), withinDays);
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
