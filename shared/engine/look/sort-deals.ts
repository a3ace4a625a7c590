/**
 * The first pass over all deals: which rules are true and unknown of each, packed into words, and which kind of
 * deal it is. What weights and thresholds make of that is not asked here.
 */
import { type Column, fieldByRole, setBit } from '../../domain/sample/sample.ts';
import { TRUE, UNKNOWN } from '../field-conditions.ts';
import { emptyMasks, type TruthMasks } from '../masks.ts';
import type { PreparedSample } from '../prepared.ts';
import type { Shelf } from '../shelf.ts';
import { type Answers, answersOf, bitOf, RULES_A_LANE } from './answers.ts';
import type { CodedFields } from './coded-fields.ts';
import { atCodes } from './coded-fields.ts';
import { type Composite, MOST_CODES, narrowed, tableOf } from './composites.ts';
import { type Miniature, miniature } from './miniature.ts';
import type { Questions } from './questions.ts';

/** All deals by what a definition asks of them. */
export interface SortedDeals {
  /** For 24 rules each: a word of bits for each deal, where they are true and where unknown. */
  isTrue: Int32Array[];
  isUnknown: Int32Array[];
  /** Which kind of deal each is. */
  kind: Int32Array;
  /** How many kinds there could be. */
  kinds: number;
  /** Deals of the given kinds, in miniature. */
  examples(kinds: Int32Array): Miniature;
}

/** Beyond this many kinds of deals it is no saving to tell them apart. */
const MOST_KINDS = 1 << 16;
/** Deals that are worked on at a time, so that what is added up stays in the cache. */
const BLOCK = 4096;

/** Answers that are kept under a name, equal where the same is asked of the same field. */
interface NamedAnswers extends Answers {
  name: string;
}

interface Table {
  codes: Uint16Array;
  lanes: Float64Array[];
  kinds: Int32Array;
}

/** Sorts all deals; null where there are too many kinds of them. */
export function sortDeals(
  questions: Questions,
  fields: CodedFields,
  grouped: (keys: readonly string[]) => Composite[],
  prepared: PreparedSample,
  shelf: Shelf,
): SortedDeals | null {
  const { deals } = prepared.sample;
  const lanes = Math.max(1, Math.ceil(questions.rules.length / RULES_A_LANE));
  const answers = new Map<string, NamedAnswers>();
  for (const [key, asked] of questions.fields) {
    const name = `${lanes} ${key} ${JSON.stringify(asked)}`;
    answers.set(
      key,
      shelf.get(
        name,
        () => ({ name, ...answersOf(fields.get(key)!, asked, lanes, prepared) }),
        ({ field }) => field.size * (8 * lanes + 4),
      ),
    );
  }
  const strides = new Map<string, number>();
  let kinds = 1;
  for (const [key, { count }] of answers) {
    strides.set(key, kinds);
    kinds *= count;
    if (kinds > MOST_KINDS) return null;
  }
  const tables = tablesOf(answers, strides, grouped, shelf);
  const sorted: SortedDeals = {
    isTrue: Array.from({ length: lanes }, () => new Int32Array(deals)),
    isUnknown: Array.from({ length: lanes }, () => new Int32Array(deals)),
    kind: new Int32Array(deals),
    kinds,
    examples: (wanted) => examplesOf(wanted, answers, strides, prepared),
  };
  addUp(tables, sorted);
  if (questions.crossing.length > 0) addCrossing(questions, sorted);
  return sorted;
}

/** A deal of each kind. */
function examplesOf(
  wanted: Int32Array,
  answers: ReadonlyMap<string, Answers>,
  strides: ReadonlyMap<string, number>,
  prepared: PreparedSample,
): Miniature {
  const columns = new Map<string, Column>();
  const known = new Map<string, TruthMasks>();
  const source = fieldByRole(prepared.sample, 'source')?.key;
  for (const [key, { field, count, firstOf, truths }] of answers) {
    const stride = strides.get(key)!;
    const own = wanted.map((kind) => Math.floor(kind / stride) % count);
    // Of the source, thresholds want to know more than what its conditions say.
    if (key === source)
      columns.set(
        key,
        atCodes(
          field.values,
          Uint32Array.from(own, (kind) => firstOf[kind]!),
        ),
      );
    for (const [condition, truth] of truths) {
      const masks = emptyMasks(wanted.length);
      for (let i = 0; i < own.length; i += 1) {
        const value = truth[own[i]!]!;
        if (value === TRUE) setBit(masks.isTrue, i);
        else if (value === UNKNOWN) setBit(masks.isUnknown, i);
      }
      known.set(condition, masks);
    }
  }
  return miniature(prepared, columns, wanted.length, known);
}

function tablesOf(
  answers: ReadonlyMap<string, NamedAnswers>,
  strides: ReadonlyMap<string, number>,
  grouped: (keys: readonly string[]) => Composite[],
  shelf: Shelf,
): Table[] {
  const kindsOf = ({ field, kinds }: Answers) => {
    const stride = strides.get(field.key)!;
    const strided = new Float64Array(kinds.length);
    for (let code = 0; code < kinds.length; code += 1) strided[code] = kinds[code]! * stride;
    return strided;
  };
  const all = [...answers.values()];
  const narrow = all.filter(({ field }) => field.size <= MOST_CODES);
  const laneCount = all[0]?.lanes.length ?? 0;
  const tables = grouped(narrow.map(({ field }) => field.key)).map((composite): Table => {
    const names = composite.fields.map(({ key }) => `${strides.get(key)!} ${answers.get(key)!.name}`);
    const make = () => ({
      lanes: Array.from({ length: laneCount }, (_, lane) =>
        tableOf(composite, ({ key }) => answers.get(key)!.lanes[lane]!),
      ),
      kinds: Int32Array.from(tableOf(composite, ({ key }) => kindsOf(answers.get(key)!))),
    });
    const own = shelf.get(names.join(), make, ({ kinds }) => kinds.length * (8 * laneCount + 4));
    return { codes: composite.codes, ...own };
  });
  for (const wide of all.filter(({ field }) => field.size > MOST_CODES)) {
    const { composite, tables: own } = narrowed(wide.field, [kindsOf(wide), ...wide.lanes]);
    tables.push({ codes: composite.codes, kinds: Int32Array.from(own[0]!), lanes: own.slice(1) });
  }
  return tables;
}

function addUp(tables: readonly Table[], { isTrue, isUnknown, kind }: SortedDeals): void {
  const deals = kind.length;
  const nothing: Table = {
    codes: new Uint16Array(deals),
    lanes: isTrue.map(() => new Float64Array(1)),
    kinds: new Int32Array(1),
  };
  const fours = Array.from({ length: Math.ceil(tables.length / 4) }, (_, i) =>
    [0, 1, 2, 3].map((k) => tables[4 * i + k] ?? nothing),
  );
  const bits = new Float64Array(BLOCK);
  const kinds = new Int32Array(BLOCK);
  for (let from = 0; from < deals; from += BLOCK) {
    const size = Math.min(BLOCK, deals - from);
    isTrue.forEach((_, lane) => {
      bits.fill(0);
      // Each lane adds up the kinds anew: nearly all definitions have one.
      kinds.fill(0);
      for (const four of fours) addFour(four, lane, from, size, bits, kinds);
      split(bits, isTrue[lane]!, isUnknown[lane]!, from, size);
    });
    kind.set(kinds.subarray(0, size), from);
  }
}

/** Four at a time, as each look at what was added up so far costs as much as a look into a table. */
function addFour(
  four: readonly Table[],
  lane: number,
  from: number,
  size: number,
  bits: Float64Array,
  kinds: Int32Array,
): void {
  const [a, b, c, d] = four as [Table, Table, Table, Table];
  const [codesA, codesB, codesC, codesD] = [a.codes, b.codes, c.codes, d.codes];
  const [kindsA, kindsB, kindsC, kindsD] = [a.kinds, b.kinds, c.kinds, d.kinds];
  const bitsA = a.lanes[lane]!;
  const bitsB = b.lanes[lane]!;
  const bitsC = c.lanes[lane]!;
  const bitsD = d.lanes[lane]!;
  for (let i = 0, deal = from; i < size; i += 1, deal += 1) {
    const codeA = codesA[deal]!;
    const codeB = codesB[deal]!;
    const codeC = codesC[deal]!;
    const codeD = codesD[deal]!;
    bits[i]! += bitsA[codeA]! + bitsB[codeB]! + bitsC[codeC]! + bitsD[codeD]!;
    kinds[i] = (kinds[i]! + kindsA[codeA]! + kindsB[codeB]! + kindsC[codeC]! + kindsD[codeD]!) | 0;
  }
}

function split(
  bits: Float64Array,
  isTrue: Int32Array,
  isUnknown: Int32Array,
  from: number,
  size: number,
): void {
  for (let i = 0; i < size; i += 1) {
    const both = bits[i]!;
    const high = (both * 2 ** -RULES_A_LANE) | 0;
    isTrue[from + i] = high;
    isUnknown[from + i] = (both - high * 2 ** RULES_A_LANE) | 0;
  }
}

/** Adds the bits of the rules that several fields decide together: once for each kind of deal that there is. */
function addCrossing(
  { rules, crossing }: Questions,
  { kind, kinds, isTrue, isUnknown, examples }: SortedDeals,
): void {
  const seen = new Uint8Array(kinds);
  for (let deal = 0; deal < kind.length; deal += 1) seen[kind[deal]!] = 1;
  const there = placesIn(seen);
  const { criteria } = examples(there);
  isTrue.forEach((trueOf, lane) => {
    const bits = new Float64Array(kinds);
    for (const rule of crossing.filter((rule) => Math.floor(rule / RULES_A_LANE) === lane)) {
      const masks = criteria.masks(rules[rule]!.when);
      there.forEach((one, i) => {
        if ((masks.isTrue[i >> 5]! >>> (i & 31)) & 1) bits[one]! += bitOf(rule, true);
        if ((masks.isUnknown[i >> 5]! >>> (i & 31)) & 1) bits[one]! += bitOf(rule, false);
      });
    }
    const [high, low] = [new Int32Array(kinds), new Int32Array(kinds)];
    split(bits, high, low, 0, kinds);
    const unknownOf = isUnknown[lane]!;
    for (let deal = 0; deal < kind.length; deal += 1) {
      trueOf[deal]! |= high[kind[deal]!]!;
      unknownOf[deal]! |= low[kind[deal]!]!;
    }
  });
}

/** The places that are set, in order. */
export function placesIn(seen: Uint8Array): Int32Array {
  const found: number[] = [];
  for (let place = seen.indexOf(1); place >= 0; place = seen.indexOf(1, place + 1)) found.push(place);
  return Int32Array.from(found);
}
