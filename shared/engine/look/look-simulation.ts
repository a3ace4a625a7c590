/** A simulation that is spelled out only where somebody asks: most is known by case, and the same for many deals. */
import { newBitmap } from '../../domain/sample/sample.ts';
import type { Simulation } from '../simulation.ts';
import { type Place, readerOf } from './layout.ts';
import type { Packed } from './packed.ts';
import { BELOW, type ScoredDeals } from './score-deals.ts';
import { SPREAD_BITS } from './score-sheet.ts';
import type { SortedDeals } from './sort-deals.ts';
import type { Verdicts } from './verdicts.ts';

type Column = Uint8Array | Int16Array;

/** Columns as a simulation has them, each made when it is first read. `firstMoments` are asked for dates. */
export function lookSimulation(
  sorted: SortedDeals,
  scored: ScoredDeals,
  { cases, replayed }: Verdicts,
  firstMoments: () => Float64Array,
): Simulation {
  const deals = scored.score.length;
  /** Gives each deal what stands for its case. */
  const spread = <T extends Column>(ofVerdict: T, byCase: T, result: T): T => {
    cases.forEach((one, i) => {
      byCase[one] = ofVerdict[i]!;
    });
    for (let deal = 0; deal < deals; deal += 1) result[deal] = byCase[scored.case[deal]!]!;
    return result;
  };
  const bytes = (ofVerdict: Uint8Array) =>
    spread(ofVerdict, new Uint8Array(scored.cases), new Uint8Array(deals));
  const indexes = (ofVerdict: Int16Array) =>
    spread(ofVerdict, new Int16Array(scored.cases), new Int16Array(deals));
  const reachedAt = () => {
    const at = firstMoments();
    const result = new Float64Array(
      replayed.reachedAt.length === 0 ? 0 : (replayed.reachedAt.length / cases.length) * deals,
    );
    for (let stage = 0; stage * cases.length < replayed.reachedAt.length; stage += 1) {
      const entered = bytes(
        Uint8Array.from(cases, (_, i) =>
          Number.isNaN(replayed.reachedAt[stage * cases.length + i]!) ? 0 : 1,
        ),
      );
      for (let deal = 0; deal < deals; deal += 1) {
        result[stage * deals + deal] = entered[deal] === 1 ? at[deal]! : Number.NaN;
      }
    }
    return result;
  };
  const taken = () =>
    replayed.taken.map((mask) => {
      const isTaken = bytes(Uint8Array.from(cases, (_, i) => (mask[i >> 5]! >>> (i & 31)) & 1));
      const result = newBitmap(deals);
      for (let deal = 0; deal < deals; deal += 1) result[deal >> 5]! |= isTaken[deal]! << (deal & 31);
      return result;
    });
  const shifted = (by: (spread: number) => number) => {
    const result = new Int32Array(deals);
    for (let deal = 0; deal < deals; deal += 1) {
      result[deal] = scored.score[deal]! + by(scored.spread[deal]!) * scored.unit;
    }
    return result;
  };
  const made = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
  return {
    deals,
    score: scored.score,
    get low() {
      return once('low', () => shifted((spread) => -(spread & BELOW)));
    },
    get high() {
      return once('high', () => shifted((spread) => spread >> SPREAD_BITS));
    },
    // Of one moment, the score is the peak.
    peakScore: scored.score,
    get reached() {
      return once('reached', () => bytes(replayed.reached));
    },
    get current() {
      return once('current', () => indexes(replayed.current));
    },
    get outBy() {
      return once('outBy', () => indexes(replayed.outBy));
    },
    get undecidedBy() {
      return once('undecidedBy', () => indexes(replayed.undecidedBy));
    },
    get couldReach() {
      return once('couldReach', () => bytes(replayed.couldReach));
    },
    get reachedAt() {
      return once('reachedAt', reachedAt);
    },
    get taken() {
      return once('taken', taken);
    },
    get ruleTrue() {
      return once('ruleTrue', () => ruleMasks(sorted.lanes, sorted.layout.isTrue));
    },
    get ruleUnknown() {
      return once('ruleUnknown', () => ruleMasks(sorted.lanes, sorted.layout.isUnknown));
    },
  };
}

/** A bit mask over deals for each rule, from the bits of their lanes. */
function ruleMasks(lanes: readonly Packed[], places: readonly Place[]): Uint32Array[] {
  return places.map((place) => {
    const { numbers, words } = lanes[place.lane]!;
    const read = readerOf(place);
    const mask = newBitmap(numbers.length);
    for (let deal = 0; deal < numbers.length; deal += 1) mask[deal >> 5]! |= read(words, deal) << (deal & 31);
    return mask;
  });
}
