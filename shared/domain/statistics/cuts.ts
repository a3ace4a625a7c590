/** Where to cut a number so that what lies on either side ends differently. */
import { chiSquareTail, normalDensity } from './normal.ts';

/** Deals with one value: how many were won, and how many of both. Sorted by value, each value once. */
export interface ValueCount {
  value: number;
  hits: number;
  of: number;
}

/**
 * The places to cut, as indexes: the band begins at that value. By the largest gain in entropy, again within each
 * part, as long as the gain pays for describing the cut (U. M. Fayyad, K. B. Irani, “Multi-interval discretization
 * of continuous-valued attributes for classification learning”, IJCAI 1993, pp. 1022–1027: MDLP). Where none
 * does, the single best cut, for the room to judge; [] where no cut leaves `least` deals on both sides.
 */
export function cutPlaces(counts: readonly ValueCount[], least: number): number[] {
  const sums = [{ hits: 0, of: 0 }];
  for (const { hits, of } of counts) {
    const before = sums.at(-1)!;
    sums.push({ hits: before.hits + hits, of: before.of + of });
  }
  const between = (from: number, to: number) => ({
    hits: sums[to]!.hits - sums[from]!.hits,
    of: sums[to]!.of - sums[from]!.of,
  });

  const bestCut = (from: number, to: number): { place: number; pays: boolean } | null => {
    const whole = between(from, to);
    let best: { place: number; gain: number } | null = null;
    for (let place = from + 1; place < to; place += 1) {
      const [low, high] = [between(from, place), between(place, to)];
      if (low.of < least || high.of < least) continue;
      const gain = entropy(whole) - (low.of * entropy(low) + high.of * entropy(high)) / whole.of;
      if (best === null || gain > best.gain + 1e-12) best = { place, gain };
    }
    if (best === null) return null;
    return {
      place: best.place,
      pays: best.gain > costOf(whole, between(from, best.place), between(best.place, to)),
    };
  };
  const paying = (from: number, to: number): number[] => {
    const cut = bestCut(from, to);
    return cut?.pays ? [...paying(from, cut.place), cut.place, ...paying(cut.place, to)] : [];
  };
  const places = paying(0, counts.length);
  if (places.length > 0) return places;
  const only = bestCut(0, counts.length);
  return only ? [only.place] : [];
}

interface Part {
  hits: number;
  of: number;
}

function entropy({ hits, of }: Part): number {
  if (hits === 0 || hits === of) return 0;
  const share = hits / of;
  return -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
}

/** The gain in entropy that a cut must exceed. */
function costOf(whole: Part, low: Part, high: Part): number {
  const kinds = ({ hits, of }: Part) => (hits === 0 || hits === of ? 1 : 2);
  const delta =
    Math.log2(3 ** kinds(whole) - 2) -
    (kinds(whole) * entropy(whole) - kinds(low) * entropy(low) - kinds(high) * entropy(high));
  return (Math.log2(whole.of - 1) + delta) / whole.of;
}

/**
 * The p value of a cut that was chosen because it separates best: a plain test of it would find differences
 * where there are none. `chiSquare` is that of the cut; `low` and `high` are the shares of deals between which
 * cuts were tried (R. Miller, D. Siegmund, “Maximally selected chi square statistics”, Biometrics 38, 1982,
 * pp. 1011–1016; D. G. Altman et al., Journal of the National Cancer Institute 86, 1994, pp. 829–835).
 */
export function selectedCutTest(chiSquare: number, low: number, high: number): number {
  const z = Math.sqrt(chiSquare);
  const plain = chiSquareTail(chiSquare, 1);
  // Below, the approximation, made for tails, is no longer one.
  if (z < 1 || low >= high) return plain;
  const tried = Math.log((high * (1 - low)) / ((1 - high) * low));
  const selected = normalDensity(z) * ((z - 1 / z) * tried + 4 / z);
  return Math.min(1, Math.max(plain, selected));
}

/** The number with the fewest digits in `low` < number ≤ `high`: what people would call the cut between them. */
export function roundestAbove(low: number, high: number): number {
  const span = high - low;
  if (!(span > 0)) return high;
  for (let unit = 10 ** Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), span))); ; unit /= 10) {
    for (const step of [unit, unit / 2]) {
      const candidate = Math.floor(high / step) * step;
      const exact = Number(candidate.toPrecision(12));
      if (exact > low && exact <= high) return exact;
    }
    if (unit < span / 1e6) return high;
  }
}
