/** Field conditions over a whole column: decided once for each distinct text, by plain comparison for the rest. */
import { readAs } from '../domain/criteria/field.ts';
import { normalize, words } from '../domain/criteria/text.ts';
import type { FieldCondition } from '../domain/definition/schema.ts';
import { instantOf } from '../domain/sample/calendar.ts';
import { type Column, type Field, hasBit, type Sample } from '../domain/sample/sample.ts';
import { emptyMasks, fillBits, type TruthMasks } from './masks.ts';
import type { Moments } from './moments.ts';
import type { PreparedSample } from './prepared.ts';
import type { PreparedTexts } from './texts.ts';

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

/** The masks of truth values, one for each place. */
function maskTruth(truth: Uint8Array): TruthMasks {
  const masks = emptyMasks(truth.length);
  for (let i = 0; i < truth.length; i += 1) {
    masks.isTrue[i >> 5]! |= (truth[i]! & 1) << (i & 31);
    masks.isUnknown[i >> 5]! |= (truth[i]! >> 1) << (i & 31);
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
    const byCode = new Uint8Array(column.dictionary.length + 1);
    byCode.set(textTruth(condition, prepared!, column.dictionary.length), 1);
    byCode[0] = condition.op === 'isKnown' ? FALSE : UNKNOWN;
    for (let deal = 0; deal < deals; deal += 1) result[deal] = byCode[column.codes[deal]!]!;
    return result;
  }
  const test = scalarTest(condition, column.kind, timeZone);
  const absent = condition.op === 'isKnown' ? FALSE : UNKNOWN;
  const scalarOf: (deal: number) => number =
    column.kind === 'boolean'
      ? (deal) => Number(hasBit(column.values, deal))
      : (deal) => column.values[deal]!;
  for (let deal = 0; deal < deals; deal += 1) {
    result[deal] = hasBit(column.missing, deal) ? absent : test(scalarOf(deal));
  }
  return result;
}

/** The truth for each value of a dictionary. */
function textTruth(condition: FieldCondition, prepared: PreparedTexts, size: number): Uint8Array {
  const truth = new Uint8Array(size);
  const setAll = (places: readonly number[]) => {
    for (const place of places) truth[place] = TRUE;
  };
  switch (condition.op) {
    case 'isKnown':
      return truth.fill(TRUE);
    case 'is':
      setAll(prepared.placesOf(normalize(String(condition.value))));
      return truth;
    case 'isAnyOf':
      for (const value of condition.values) setAll(prepared.placesOf(normalize(String(value))));
      return truth;
    case 'containsAnyOf': {
      if (condition.match === 'words') {
        const phrases = condition.values.map((part) => words(part).join(' '));
        for (const phrase of phrases) if (phrase !== '') setAll(prepared.placesWith(phrase));
        return truth;
      }
      const parts = condition.values.map(normalize).filter((part) => part !== '');
      prepared.texts().forEach((texts, place) => {
        if (texts.some((text) => parts.some((part) => text.includes(part)))) truth[place] = TRUE;
      });
      return truth;
    }
    default:
      return truth.fill(UNKNOWN);
  }
}

/** The condition as a test of a number, an instant, or 1 and 0 for yes and no. */
function scalarTest(
  condition: FieldCondition,
  kind: 'number' | 'date' | 'boolean',
  timeZone: string,
): (value: number) => number {
  switch (condition.op) {
    case 'isKnown':
      return () => TRUE;
    case 'is':
    case 'isAnyOf': {
      const given = condition.op === 'is' ? [condition.value] : condition.values;
      const read = given.map((value) => readAs(kind, value, timeZone));
      const wanted = new Set(read.filter((value) => value !== null).map(Number));
      const otherwise = read.includes(null) ? UNKNOWN : FALSE;
      return (value) => (wanted.has(value) ? TRUE : otherwise);
    }
    case 'between': {
      const { low, high } = condition;
      if (kind === 'number' && typeof low === 'number' && typeof high === 'number') {
        return (value) => (low <= value && value <= high ? TRUE : FALSE);
      }
      if (kind !== 'date' || typeof low === 'number' || typeof high === 'number') return () => UNKNOWN;
      const [from, to] = [instantOf(low, timeZone), instantOf(high, timeZone)];
      return (value) => (from <= value && value <= to ? TRUE : FALSE);
    }
    case 'atLeast':
    case 'atMost': {
      if (kind !== 'number') return () => UNKNOWN;
      const limit = condition.value;
      return condition.op === 'atLeast'
        ? (value) => (value >= limit ? TRUE : FALSE)
        : (value) => (value <= limit ? TRUE : FALSE);
    }
    case 'before':
    case 'after': {
      if (kind !== 'date') return () => UNKNOWN;
      const limit = instantOf(condition.value, timeZone);
      return condition.op === 'before'
        ? (value) => (value < limit ? TRUE : FALSE)
        : (value) => (value > limit ? TRUE : FALSE);
    }
    default:
      return () => UNKNOWN;
  }
}
