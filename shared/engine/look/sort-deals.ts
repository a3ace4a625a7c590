/**
 * The first pass over all deals: which rules are true and unknown of each, and which kind of deal it is, packed side
 * by side. What weights and thresholds make of that is not asked here.
 */

import { TRUE, UNKNOWN } from '../field-conditions.ts';
import type { PreparedSample } from '../prepared.ts';
import type { Shelf } from '../shelf.ts';
import { type Answers, answersOf, truthsIn } from './answers.ts';
import type { CodedField, CodedFields } from './coded-fields.ts';
import { type FieldTable, MOST_CODES, type Quartet, tableOf } from './composites.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { kindIn, type Layout, layoutOf, type Place, worthOf } from './layout.ts';
import { PACKED, type Packed, packedIn } from './packed.ts';
import type { Questions } from './questions.ts';
import type { Spare } from './spare.ts';

/** All deals by what a definition asks of them. */
export interface SortedDeals {
  layout: Layout;
  lanes: Packed[];
  kinds: Kinds;
  /** Who may still read the lanes: simulations, and whoever keeps them for the next. */
  readers: number;
}

/** Deals that are worked on at a time, so that what is added up stays in the cache. */
const BLOCK = 4096;

/** Sorts all deals, into lanes from the spare ones; null where there are too many kinds of them. */
export function sortDeals(
  questions: Questions,
  fields: CodedFields,
  grouped: (keys: readonly string[]) => Quartet[],
  prepared: PreparedSample,
  shelf: Shelf,
  spare: Spare,
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
  const lanes = Array.from({ length: layout.lanes }, (_, lane) => {
    const numbers: FieldTable = ({ key }) => numbersOf(answers.get(key)!, lane, layout, kinds);
    return addUp(quartets, wide, numbers, deals, spare);
  });
  const sorted = { layout, lanes, kinds, readers: 1 };
  if (questions.crossing.length > 0) addCrossing(questions, sorted);
  return sorted;
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

/** For each deal, the sum of the fields' numbers, packed. */
function addUp(
  quartets: readonly Quartet[],
  wide: readonly CodedField[],
  numbers: FieldTable,
  deals: number,
  spare: Spare,
): Packed {
  const lane = packedIn(spare.take(Float64Array, deals));
  const tables = quartets.map((quartet) => tableOf(quartet, numbers));
  const wideTables = wide.map(numbers);
  const [first, ...others] = quartets.map((quartet, i) => ({ quartet, table: tables[i]! }));
  for (let from = 0; from < deals; from += BLOCK) {
    const to = Math.min(from + BLOCK, deals);
    if (first) beginWithQuartet(first.quartet, first.table, lane.numbers, from, to);
    else lane.numbers.fill(PACKED, from, to);
    for (const { quartet, table } of others) addQuartet(quartet, table, lane.numbers, from, to);
    wide.forEach(({ codes }, i) => {
      addField(codes, wideTables[i]!, lane.numbers, from, to);
    });
  }
  return lane;
}

/**
 * Begins sums, whatever stood in their place. Apart from `addQuartet`, as a loop that asks which of the two it is takes
 * a tenth longer.
 */
function beginWithQuartet(
  { codes, offsets: [a, b, c, d] }: Quartet,
  table: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  for (let deal = from, word = 2 * from; deal < to; deal += 1, word += 2) {
    const first = codes[word]!;
    const second = codes[word + 1]!;
    sums[deal] =
      PACKED +
      table[((first & 0xffff) + a) | 0]! +
      table[((first >>> 16) + b) | 0]! +
      (table[((second & 0xffff) + c) | 0]! + table[((second >>> 16) + d) | 0]!);
  }
}

function addQuartet(
  { codes, offsets: [a, b, c, d] }: Quartet,
  table: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  for (let deal = from, word = 2 * from; deal < to; deal += 1, word += 2) {
    const first = codes[word]!;
    const second = codes[word + 1]!;
    sums[deal]! +=
      table[((first & 0xffff) + a) | 0]! +
      table[((first >>> 16) + b) | 0]! +
      (table[((second & 0xffff) + c) | 0]! + table[((second >>> 16) + d) | 0]!);
  }
}

function addField(
  codes: Uint16Array | Uint32Array,
  table: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  for (let deal = from; deal < to; deal += 1) sums[deal]! += table[codes[deal]!]!;
}

/** Adds the bits of the rules that several fields decide together, which are the same for all deals of a kind. */
function addCrossing({ rules, crossing }: Questions, { lanes, layout, kinds }: SortedDeals): void {
  const { shift, mask } = kindIn(layout);
  const kindWords = lanes[0]!.words;
  const tables = lanes.map(() => new Float64Array(kinds.count));
  const { criteria } = kinds.all();
  for (const rule of crossing) {
    const truth = truthsIn(criteria.masks(rules[rule]!.when), kinds.count);
    const [isTrue, isUnknown] = [layout.isTrue[rule]!, layout.isUnknown[rule]!];
    for (let kind = 0; kind < truth.length; kind += 1) {
      if (truth[kind] === TRUE) tables[isTrue.lane]![kind]! += worthOf(isTrue);
      else if (truth[kind] === UNKNOWN) tables[isUnknown.lane]![kind]! += worthOf(isUnknown);
    }
  }
  lanes.forEach(({ numbers }, lane) => {
    const table = tables[lane]!;
    for (let deal = 0; deal < numbers.length; deal += 1) {
      numbers[deal]! += table[(kindWords[2 * deal + 1]! >>> shift) & mask]!;
    }
  });
}
