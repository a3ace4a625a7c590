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
import { kindIn, type Layout, layoutOf, worthOf } from './layout.ts';
import { newPacked, PACKED, type Packed } from './packed.ts';
import type { Questions } from './questions.ts';

/** All deals by what a definition asks of them. */
export interface SortedDeals {
  layout: Layout;
  lanes: Packed[];
  kinds: Kinds;
}

/** Deals that are worked on at a time, so that what is added up stays in the cache. */
const BLOCK = 4096;

/** Sorts all deals; null where there are too many kinds of them. */
export function sortDeals(
  questions: Questions,
  fields: CodedFields,
  grouped: (keys: readonly string[]) => Quartet[],
  prepared: PreparedSample,
  shelf: Shelf,
): SortedDeals | null {
  const { deals } = prepared.sample;
  const answers = new Map<string, Answers>();
  for (const [key, asked] of questions.fields) {
    answers.set(
      key,
      shelf.get(
        `${key} ${JSON.stringify(asked)}`,
        () => answersOf(fields.get(key)!, asked, prepared),
        ({ field, rules, doubts }) => field.size * (rules.length + doubts.length + 4),
      ),
    );
  }
  const kinds = kindsOf(answers, questions, prepared);
  if (!kinds) return null;
  const layout = layoutOf(answers.values(), questions.crossing, kinds.count);
  const all = [...answers.values()].map(({ field }) => field);
  const quartets = grouped(all.filter(({ size }) => size <= MOST_CODES).map(({ key }) => key));
  const wide = all.filter(({ size }) => size > MOST_CODES);
  const lanes = Array.from({ length: layout.lanes }, (_, lane) => {
    const numbers: FieldTable = ({ key }) => numbersOf(answers.get(key)!, lane, layout, kinds);
    return addUp(quartets, wide, numbers, deals);
  });
  const sorted = { layout, lanes, kinds };
  if (questions.crossing.length > 0) addCrossing(questions, sorted);
  return sorted;
}

/** By code of a field, what its answers add to a lane. */
function numbersOf(
  { field, rules, doubts, apart }: Answers,
  lane: number,
  { isTrue, isUnknown, kindFrom }: Layout,
  { strides }: Kinds,
): Float64Array {
  const numbers = new Float64Array(field.size);
  if (lane === 0 && apart.count > 1) {
    const stride = strides.get(field.key)! * 2 ** kindFrom;
    for (let code = 0; code < numbers.length; code += 1) numbers[code] = apart.kinds[code]! * stride;
  }
  const add = (pattern: Uint8Array, worth: number) => {
    for (let code = 0; code < numbers.length; code += 1) if (pattern[code] === 1) numbers[code]! += worth;
  };
  for (const { rule, truth } of rules) {
    if (isTrue[rule]!.lane === lane) add(truth, worthOf(isTrue[rule]!));
  }
  doubts.forEach((doubt, i) => {
    const place = isUnknown[rules.find((one) => one.doubt === i)!.rule]!;
    if (place.lane === lane) add(doubt, worthOf(place));
  });
  return numbers;
}

/** For each deal, the sum of the fields' numbers, packed. */
function addUp(
  quartets: readonly Quartet[],
  wide: readonly CodedField[],
  numbers: FieldTable,
  deals: number,
): Packed {
  const lane = newPacked(deals);
  const tables = quartets.map((quartet) => tableOf(quartet, numbers));
  const wideTables = wide.map(numbers);
  for (let from = 0; from < deals; from += BLOCK) {
    const to = Math.min(from + BLOCK, deals);
    lane.numbers.fill(PACKED, from, to);
    quartets.forEach((quartet, i) => {
      addQuartet(quartet, tables[i]!, lane.numbers, from, to);
    });
    wide.forEach(({ codes }, i) => {
      addField(codes, wideTables[i]!, lane.numbers, from, to);
    });
  }
  return lane;
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
      table[(first & 0xffff) + a]! +
      table[(first >>> 16) + b]! +
      (table[(second & 0xffff) + c]! + table[(second >>> 16) + d]!);
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
