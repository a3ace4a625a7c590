/**
 * The first pass over all deals: which rules are true and unknown of each, and which kind of deal it is, packed side
 * by side. What weights and thresholds make of that is not asked here.
 */

import { TRUE, UNKNOWN } from '../criteria/field-conditions.ts';
import { Latest } from '../kept/latest.ts';
import type { Shelf } from '../kept/shelf.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { shortArray } from '../short-array.ts';
import { type Answers, answersOf, truthsIn } from './answers.ts';
import { type CodedField, type CodedFields, MOST_CODES } from './coded-fields.ts';
import { type FieldNumbers, type Quartet, writeNumbers, writeTable } from './composites.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { kindIn, type Layout, layoutOf, worthOf } from './layout.ts';
import { type Packed, packedIn } from './packed.ts';
import type { Questions } from './questions.ts';
import { doPass, type SecondThread } from './second-thread.ts';
import type { LanePass } from './sort-pass.ts';
import type { Spare } from './spare.ts';
import type { Verdicts } from './verdicts.ts';

/** Of how many flows the verdicts on sorted deals are kept. */
const MOST_FLOWS = 16;

/** All deals by what a definition asks of them. */
export interface SortedDeals {
  layout: Layout;
  lanes: Packed[];
  kinds: Kinds;
  /** By flow (see `flowOf`): what becomes of them. */
  verdicts: Latest<Verdicts>;
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
        asked.key,
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
    const numbers = ({ key }: CodedField) => numbersOf(answers.get(key)!, lane, layout, kinds);
    return {
      lane: packedIn(spare.take(Float64Array, deals)),
      quartets: quartets.map((quartet) => {
        const { codes, offsets, rows } = quartet;
        const table = spare.take(Float64Array, rows);
        writeTable(quartet, numbers, table);
        return { codes, offsets, table };
      }),
      wide: wide.map((field) => {
        const table = spare.take(Float64Array, field.size);
        writeNumbers(numbers(field), table);
        return { codes: field.codes, table };
      }),
      byKind: byKind && byKind[lane]!,
    };
  });
  const { shift: kindShift, mask: kindMask } = kindIn(layout);
  doPass({ kind: 'sort', lanes: passes, kindShift, kindMask }, deals, second);
  for (const { quartets: tabled, wide: tabledWide } of passes) {
    for (const { table } of [...tabled, ...tabledWide]) spare.give(table);
  }
  return {
    layout,
    lanes: passes.map(({ lane }) => lane),
    kinds,
    verdicts: new Latest(MOST_FLOWS),
    readers: 1,
  };
}

/** What the answers of a field add to a lane. */
function numbersOf(
  { key, size, from, rules, doubts, apart }: Answers,
  lane: number,
  { isTrue, isUnknown, kindFrom }: Layout,
  { strides }: Kinds,
): FieldNumbers {
  const byValue = shortArray(Float64Array, from.length);
  if (lane === 0) {
    const stride = (strides.get(key) ?? 0) * 2 ** kindFrom;
    for (let value = 0; value < byValue.length; value += 1) byValue[value] = apart.kinds[value]! * stride;
  }
  for (const { rule, truth } of rules) {
    if (isTrue[rule]!.lane === lane) addWhere(truth, worthOf(isTrue[rule]!), byValue);
  }
  doubts.forEach((doubt, i) => {
    const place = isUnknown[rules.find((one) => one.doubt === i)!.rule]!;
    if (place.lane === lane) for (const value of doubt) byValue[value]! += worthOf(place);
  });
  return { size, from, numbers: byValue };
}

function addWhere(truth: Uint8Array, worth: number, numbers: Float64Array): void {
  for (let i = 0; i < numbers.length; i += 1) if (truth[i] === TRUE) numbers[i]! += worth;
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
