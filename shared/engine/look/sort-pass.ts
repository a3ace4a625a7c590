/** The loops of the first pass over all deals (see sort-deals.ts): numbers looked up by codes, and added up. */
import type { Quartet } from './composites.ts';
import { PACKED, type Packed } from './packed.ts';

export interface SortPass {
  kind: 'sort';
  lanes: LanePass[];
  /** Where the upper words of the first lane say the kind of deal (see `kindIn`). */
  kindShift: number;
  kindMask: number;
}

/** What is added up to a lane. */
export interface LanePass {
  lane: Packed;
  quartets: (Pick<Quartet, 'codes' | 'offsets'> & { table: Float64Array })[];
  /** Fields by themselves. */
  wide: { codes: Uint16Array | Uint32Array; table: Float64Array }[];
  /** What the kind of deal adds, once the first lane says it; null for nothing. */
  byKind: Float64Array | null;
}

/** Deals that are worked on at a time, so that what is added up stays in the cache. */
const BLOCK = 4096;

/** Adds up the lanes of the deals `from … to - 1`. */
export function sorter(pass: SortPass): (from: number, to: number) => void {
  return (from, to) => {
    for (let begin = from; begin < to; begin += BLOCK) {
      const end = Math.min(begin + BLOCK, to);
      for (const lane of pass.lanes) addUp(lane, begin, end);
      addByKind(pass, begin, end);
    }
  };
}

function addUp({ lane: { numbers }, quartets, wide }: LanePass, from: number, to: number): void {
  const [first, ...others] = quartets;
  if (first) beginWithQuartet(first.codes, first.offsets, first.table, numbers, from, to);
  else numbers.fill(PACKED, from, to);
  for (const { codes, offsets, table } of others) addQuartet(codes, offsets, table, numbers, from, to);
  for (const { codes, table } of wide) addField(codes, table, numbers, from, to);
}

/**
 * Begins sums, whatever stood in their place. Apart from `addQuartet`, as a loop that asks which of the two it is takes
 * a tenth longer.
 */
function beginWithQuartet(
  codes: Uint32Array,
  [a, b, c, d]: Quartet['offsets'],
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
  codes: Uint32Array,
  [a, b, c, d]: Quartet['offsets'],
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

/** The kind of deal stands above all that is added here, so it stays the same meanwhile. */
function addByKind({ lanes, kindShift, kindMask }: SortPass, from: number, to: number): void {
  const { words } = lanes[0]!.lane;
  for (const { lane, byKind } of lanes) {
    if (!byKind) continue;
    const { numbers } = lane;
    for (let deal = from; deal < to; deal += 1) {
      numbers[deal]! += byKind[(words[2 * deal + 1]! >>> kindShift) & kindMask]!;
    }
  }
}
