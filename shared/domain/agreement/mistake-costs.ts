/**
 * Which definition is best depends on what a mistake costs: a junk lead that was handed over, a won deal that never
 * was. Only the ratio of the two costs decides; a definition's cost is a line over it, and the best ones are the
 * lower envelope (C. Drummond and R. C. Holte, “Cost curves”, Machine Learning 65, 2006, pp. 95–130).
 */

/** How many mistakes a definition makes over the same deals. */
export interface Mistakes {
  junkLetThrough: number;
  wonMissed: number;
}

/** What a mistake costs, in the same money. */
export interface MistakePrice {
  junk: number;
  missed: number;
}

/** Ratios (cost of a missed win ÷ cost of a junk lead) for which a definition costs least; `to` may be infinite. */
export interface BestStretch {
  from: number;
  to: number;
  /** Index of the definition; of equals, the first. */
  best: number;
}

export const costOf = ({ junkLetThrough, wonMissed }: Mistakes, { junk, missed }: MistakePrice): number =>
  junkLetThrough * junk + wonMissed * missed;

/** How many junk leads one missed win is worth; infinite where junk costs nothing. */
export const ratioOf = ({ junk, missed }: MistakePrice): number =>
  junk === 0 ? (missed === 0 ? 1 : Number.POSITIVE_INFINITY) : missed / junk;

/** The definition that costs least, by index; of equals, the first. */
export function cheapest(mistakes: readonly Mistakes[], price: MistakePrice): number {
  const costs = mistakes.map((each) => costOf(each, price));
  return costs.indexOf(Math.min(...costs));
}

/** Which definition is best for which ratio, from 0 to infinity; [] of none. */
export function bestByRatio(mistakes: readonly Mistakes[]): BestStretch[] {
  if (mistakes.length === 0) return [];
  const stretches: BestStretch[] = [];
  // At the ratio 0 only junk counts; of equals, what misses least is best right after it.
  let best = mistakes.reduce((least, each, i) => (beforeAt0(each, mistakes[least]!) ? i : least), 0);
  let from = 0;
  for (;;) {
    const here = mistakes[best]!;
    let next = -1;
    let to = Number.POSITIVE_INFINITY;
    mistakes.forEach((other, i) => {
      if (other.wonMissed >= here.wonMissed) return;
      const crossing = (other.junkLetThrough - here.junkLetThrough) / (here.wonMissed - other.wonMissed);
      const steeper = crossing === to && next >= 0 && other.wonMissed < mistakes[next]!.wonMissed;
      if (crossing < to || steeper) [next, to] = [i, crossing];
    });
    stretches.push({ from, to, best });
    if (next < 0) return stretches;
    [best, from] = [next, to];
  }
}

const beforeAt0 = (a: Mistakes, b: Mistakes): boolean =>
  a.junkLetThrough < b.junkLetThrough || (a.junkLetThrough === b.junkLetThrough && a.wonMissed < b.wonMissed);

export interface Settlement {
  /** Index of the definition that each side would choose by its own costs. */
  choices: number[];
  alike: boolean;
  /**
   * The definition with which the side that loses most loses least, each measured by what is at stake for it: the
   * difference between its dearest and its cheapest (minimax regret: L. J. Savage, “The theory of statistical
   * decision”, Journal of the American Statistical Association 46, 1951, pp. 55–67).
   */
  compromise: number;
  /** `extra[side][definition]`: what it costs the side more than its own choice. */
  extra: number[][];
}

/** What sides with different costs would choose, and where they could meet. */
export function settle(mistakes: readonly Mistakes[], prices: readonly MistakePrice[]): Settlement {
  const choices = prices.map((price) => cheapest(mistakes, price));
  const extra = prices.map((price, side) =>
    mistakes.map((each) => costOf(each, price) - costOf(mistakes[choices[side]!]!, price)),
  );
  const worst = mistakes.map((_, definition) =>
    Math.max(
      ...extra.map((costs) => {
        const stake = Math.max(...costs);
        return stake === 0 ? 0 : costs[definition]! / stake;
      }),
    ),
  );
  return {
    choices,
    alike: choices.every((choice) => choice === choices[0]),
    compromise: worst.indexOf(Math.min(...worst)),
    extra,
  };
}
