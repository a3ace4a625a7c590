/** Field conditions over a whole column: decided once for each distinct text, by plain comparison for the rest. */
import { readAs } from '../../domain/criteria/field.ts';
import { normalize, words } from '../../domain/criteria/text.ts';
import type { FieldCondition } from '../../domain/definition/schema.ts';
import { instantOf } from '../../domain/sample/calendar.ts';
import { type Bitmap, type Column, type Field, hasBit, type Sample } from '../../domain/sample/sample.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import type { PreparedTexts } from '../sample/texts.ts';
import { shortArray } from '../short-array.ts';
import { emptyMasks, fillBits, forEachBit, type TruthMasks } from './masks.ts';

/** A truth value as a number. */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

/** The moment from which on a field of a deal is known; the end of the deal's moments where it never is. */
export function knownFrom(sample: Sample, moments: Moments, field: Field): (deal: number) => number {
  const { first, at } = moments;
  if (field.known === 'start') return (deal) => first[deal]!;
  if (field.known === 'end') return (deal) => first[deal + 1]! - 1;
  const knownAt = sample.columns.get(field.key)?.knownAt;
  return (deal) => {
    const since = knownAt?.[deal] ?? Number.NaN;
    let moment = first[deal]!;
    while (moment < first[deal + 1]! && !(since <= at[moment]!)) moment += 1;
    return moment;
  };
}

/** Where a field condition is true and unknown, at each moment of each deal. */
export function fieldMasks(
  condition: FieldCondition,
  { sample, fields, texts }: PreparedSample,
  moments: Moments,
): TruthMasks {
  const masks = emptyMasks(moments.count);
  const canBeUnknown = condition.op !== 'isKnown';
  const field = fields.get(condition.field);
  const column = sample.columns.get(condition.field);
  if (!field || !column) {
    if (canBeUnknown) fillBits(masks.isUnknown, 0, moments.count);
    return masks;
  }
  const truth = fieldTruth(condition, column, texts(field.key), sample.deals, sample.timeZone);
  if (moments.kind === 'first' && field.known === 'start') return maskTruth(truth);
  const known = knownFrom(sample, moments, field);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const from = known(deal);
    const to = moments.first[deal + 1]!;
    if (canBeUnknown) fillBits(masks.isUnknown, moments.first[deal]!, from);
    if (truth[deal] === TRUE) fillBits(masks.isTrue, from, to);
    else if (truth[deal] === UNKNOWN) fillBits(masks.isUnknown, from, to);
  }
  return masks;
}

/** The masks of truth values: of all, or of those at the given places. */
export function maskTruth(truth: Uint8Array, places: Int32Array | null = null): TruthMasks {
  const { length } = places ?? truth;
  const masks = emptyMasks(length);
  for (let from = 0; from < length; from += 32) {
    const to = Math.min(from + 32, length);
    let isTrue = 0;
    let isUnknown = 0;
    for (let i = from; i < to; i += 1) {
      const one = truth[places === null ? i : places[i]!]!;
      isTrue |= (one & 1) << (i & 31);
      isUnknown |= (one >> 1) << (i & 31);
    }
    masks.isTrue[from >> 5] = isTrue;
    masks.isUnknown[from >> 5] = isUnknown;
  }
  return masks;
}

/** The truth of a condition for each deal, its field being known; a deal without a value is unknown. */
export function fieldTruth(
  condition: FieldCondition,
  column: Column,
  prepared: PreparedTexts | undefined,
  deals: number,
  timeZone: string,
): Uint8Array {
  const result = new Uint8Array(deals);
  if (column.kind === 'text') {
    const byCode = truthByCode(condition, prepared!, column.dictionary.length + 1);
    for (let deal = 0; deal < deals; deal += 1) result[deal] = byCode[column.codes[deal]!]!;
    return result;
  }
  const values = column.kind === 'boolean' ? yesOrNo(column.values, deals) : column.values;
  const asked = scalarsAsked(condition, column.kind, timeZone);
  const absent = condition.op === 'isKnown' ? FALSE : UNKNOWN;
  if (typeof asked === 'number') result.fill(asked);
  else if ('oneOf' in asked) {
    const { oneOf, otherwise } = asked;
    for (let deal = 0; deal < deals; deal += 1) result[deal] = oneOf.has(values[deal]!) ? TRUE : otherwise;
  } else setWithin(values, asked, result);
  forEachBit(column.missing, (deal) => {
    result[deal] = absent;
  });
  return result;
}

/** 1 for yes and 0 for no. */
const yesOrNo = (bits: Bitmap, deals: number): Uint8Array =>
  Uint8Array.from({ length: deals }, (_, deal) => Number(hasBit(bits, deal)));

function setWithin(
  values: Float64Array | Uint8Array,
  { from, to, within, beyond }: Stretch,
  result: Uint8Array,
): void {
  for (let i = 0; i < result.length; i += 1) {
    const value = values[i]!;
    result[i] = value >= from && value <= to ? within : beyond;
  }
}

/** The truth for each of so many codes of texts: 0 is missing, the others are the places in a dictionary, from 1 on. */
export function truthByCode(condition: FieldCondition, prepared: PreparedTexts, codes: number): Uint8Array {
  const truth = shortArray(Uint8Array, codes);
  truth[0] = condition.op === 'isKnown' ? FALSE : UNKNOWN;
  switch (condition.op) {
    case 'isKnown':
      return truth.fill(TRUE, 1);
    case 'is':
      setPlaces(truth, prepared.placesOf(normalize(String(condition.value))));
      return truth;
    case 'isAnyOf':
      for (const value of condition.values) setPlaces(truth, prepared.placesOf(normalize(String(value))));
      return truth;
    case 'containsAnyOf': {
      if (condition.match === 'words') {
        for (const part of condition.values) {
          const phrase = words(part).join(' ');
          if (phrase !== '') setPlaces(truth, prepared.placesWith(phrase));
        }
        return truth;
      }
      const parts = condition.values.map(normalize).filter((part) => part !== '');
      prepared.texts().forEach((texts, place) => {
        if (texts.some((text) => parts.some((part) => text.includes(part)))) truth[place + 1] = TRUE;
      });
      return truth;
    }
    default:
      return truth.fill(UNKNOWN);
  }
}

/** True at the codes of places in a dictionary. (A loop without an iterator takes half the time.) */
function setPlaces(truth: Uint8Array, places: readonly number[]): void {
  for (let i = 0; i < places.length; i += 1) truth[places[i]! + 1] = TRUE;
}

/** The numbers from one to another, both included: the truth of these, and of all others. */
interface Stretch {
  from: number;
  to: number;
  within: number;
  beyond: number;
}

const between = (from: number, to: number): Stretch => ({ from, to, within: TRUE, beyond: FALSE });
const notBetween = (from: number, to: number): Stretch => ({ from, to, within: FALSE, beyond: TRUE });

/** The numbers, instants, or 1 and 0 for yes and no, that meet a condition; or its truth, the same for all. */
function scalarsAsked(
  condition: FieldCondition,
  kind: 'number' | 'date' | 'boolean',
  timeZone: string,
): Stretch | { oneOf: Set<number>; otherwise: number } | number {
  switch (condition.op) {
    case 'isKnown':
      return TRUE;
    case 'is':
    case 'isAnyOf': {
      const given = condition.op === 'is' ? [condition.value] : condition.values;
      const read = given.map((value) => readAs(kind, value, timeZone));
      return {
        oneOf: new Set(read.filter((value) => value !== null).map(Number)),
        otherwise: read.includes(null) ? UNKNOWN : FALSE,
      };
    }
    case 'between': {
      const { low, high } = condition;
      if (kind === 'number' && typeof low === 'number' && typeof high === 'number') {
        return between(low, high);
      }
      if (kind !== 'date' || typeof low === 'number' || typeof high === 'number') return UNKNOWN;
      return between(instantOf(low, timeZone), instantOf(high, timeZone));
    }
    case 'atLeast':
      return kind === 'number' ? between(condition.value, Number.POSITIVE_INFINITY) : UNKNOWN;
    case 'atMost':
      return kind === 'number' ? between(Number.NEGATIVE_INFINITY, condition.value) : UNKNOWN;
    case 'before':
      return kind === 'date'
        ? notBetween(instantOf(condition.value, timeZone), Number.POSITIVE_INFINITY)
        : UNKNOWN;
    case 'after':
      return kind === 'date'
        ? notBetween(Number.NEGATIVE_INFINITY, instantOf(condition.value, timeZone))
        : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** Numbers or instants of a field at which the truth of a condition turns, or just beyond which it does. */
export function turnsOf(condition: FieldCondition, kind: 'number' | 'date', timeZone: string): number[] {
  const asked = scalarsAsked(condition, kind, timeZone);
  if (typeof asked === 'number') return [];
  return 'oneOf' in asked ? [...asked.oneOf] : [asked.from, asked.to];
}
