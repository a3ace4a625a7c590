/**
 * The first pass over all deals: which rules are true and unknown of each, and which kind of deal it is, packed side
 * by side. What weights and thresholds make of that is not asked here.
 */

import { TRUE, UNKNOWN } from '../criteria/field-conditions.ts';
import type { Shelf } from '../kept/shelf.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { type Answers, answersOf, truthsIn } from './answers.ts';
import { type CodedFields, MOST_CODES } from './coded-fields.ts';
import { type FieldTable, type Quartet, tableOf } from './composites.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { kindIn, type Layout, layoutOf, type Place, worthOf } from './layout.ts';
import { type Packed, packedIn } from './packed.ts';
import type { Questions } from './questions.ts';
import { doPass, type SecondThread } from './second-thread.ts';
import type { LanePass } from './sort-pass.ts';
import type { Spare } from './spare.ts';

/** All deals by what a definition asks of them. */
export interface SortedDeals {
  layout: Layout;
  lanes: Packed[];
  kinds: Kinds;
  /** Who may still read the lanes: simulations, and whoever keeps them for the next. */
  readers: number;
}

/** Sorts all deals, into lanes from the spare ones; null where there are too many kinds of them. */
export function sortDeals(
  questions: Questions,
  fields: CodedFields,
  grouped: (keys: readonly string[]) => Quartet[],
  prepared: PreparedSample,
  shelf: Shelf,
  spare: Spare,
  second: SecondThread | null,
): SortedDeals | null {
  const { deals } = prepared.sample;
  const answers = new Map<string, Answers>();
  for (const [key, asked] of questions.fields) {
    answers.set(
      key,
      shelf.get(
        `${key} ${JSON.stringify(asked)}`,
        () => answersOf(fields.get(key)!, asked, prepared),
        ({ from, rules, doubts }) => from.length * (rules.length + doubts.length + 8),
      ),
    );
  }
  const kinds = kindsOf(answers, questions, prepared);
  if (!kinds) return null;
  const layout = layoutOf(answers.values(), questions.crossing, kinds.count);
  const all = Array.from(answers.keys(), (key) => fields.get(key)!);
  const quartets = grouped(all.filter(({ size }) => size <= MOST_CODES).map(({ key }) => key));
  const wide = all.filter(({ size }) => size > MOST_CODES);
  const byKind = questions.crossing.length > 0 ? crossingTables(questions, layout, kinds) : null;
  const passes = Array.from({ length: layout.lanes }, (_, lane): LanePass => {
    const numbers: FieldTable = ({ key }) => numbersOf(answers.get(key)!, lane, layout, kinds);
    return {
      lane: packedIn(spare.take(Float64Array, deals)),
      quartets: quartets.map((quartet) => ({
        codes: quartet.codes,
        offsets: quartet.offsets,
        table: tableOf(quartet, numbers),
      })),
      wide: wide.map((field) => ({ codes: field.codes, table: numbers(field) })),
      byKind: byKind && byKind[lane]!,
    };
  });
  const { shift: kindShift, mask: kindMask } = kindIn(layout);
  doPass({ kind: 'sort', lanes: passes, kindShift, kindMask }, deals, second);
  return { layout, lanes: passes.map(({ lane }) => lane), kinds, readers: 1 };
}

/** By code of a field, what its answers add to a lane. */
function numbersOf(
  { key, size, from, rules, doubts, apart }: Answers,
  lane: number,
  { isTrue, isUnknown, kindFrom }: Layout,
  { strides }: Kinds,
): Float64Array {
  const byValue = new Float64Array(from.length);
  if (lane === 0) {
    const stride = (strides.get(key) ?? 0) * 2 ** kindFrom;
    for (let value = 0; value < byValue.length; value += 1) byValue[value] = apart.kinds[value]! * stride;
  }
  for (const { rule, truth } of rules) addWhere(truth, isTrue[rule]!, lane, byValue);
  doubts.forEach((doubt, i) => {
    addWhere(doubt, isUnknown[rules.find((one) => one.doubt === i)!.rule]!, lane, byValue);
  });
  if (from.length === size) return byValue;
  const byCode = new Float64Array(size);
  for (let value = 0; value < from.length; value += 1) {
    byCode.fill(byValue[value]!, from[value]!, from[value + 1] ?? size);
  }
  return byCode;
}

/** Adds a bit of the lane where a pattern is 1. */
function addWhere(pattern: Uint8Array, place: Place, lane: number, numbers: Float64Array): void {
  if (place.lane !== lane) return;
  const worth = worthOf(place);
  for (let i = 0; i < numbers.length; i += 1) if (pattern[i] === 1) numbers[i]! += worth;
}

/** By lane and kind of deal, what the rules add that several fields decide together. */
function crossingTables({ rules, crossing }: Questions, layout: Layout, kinds: Kinds): Float64Array[] {
  const tables = Array.from({ length: layout.lanes }, () => new Float64Array(kinds.count));
  const { criteria } = kinds.all();
  for (const rule of crossing) {
    const truth = truthsIn(criteria.masks(rules[rule]!.when), kinds.count);
    const [isTrue, isUnknown] = [layout.isTrue[rule]!, layout.isUnknown[rule]!];
    for (let kind = 0; kind < truth.length; kind += 1) {
      if (truth[kind] === TRUE) tables[isTrue.lane]![kind]! += worthOf(isTrue);
      else if (truth[kind] === UNKNOWN) tables[isUnknown.lane]![kind]! += worthOf(isUnknown);
    }
  }
  return tables;
}
