/**
 * A sealed third of the deals: put aside before the room begins to tune its definitions, and opened once, at the end,
 * so that the definitions are tried on deals that nobody has looked at (T. Hastie, R. Tibshirani and J. Friedman, The
 * Elements of Statistical Learning, 2nd ed. 2009, ch. 7.2).
 */
import { seeded } from '../statistics/seeded.ts';
import { partOf } from './part.ts';
import { OUTCOMES, type Sample } from './sample.ts';

const SHARE = 1 / 3;

/** Positions of the deals that stay in use, and of those put aside; a third of each outcome, by the seed. */
export function splitOff(sample: Sample, seed: number): { inUse: Uint32Array; aside: Uint32Array } {
  const random = seeded(seed);
  const isAside = new Uint8Array(sample.deals);
  OUTCOMES.forEach((_, outcome) => {
    const deals: number[] = [];
    for (let deal = 0; deal < sample.deals; deal += 1) if (sample.outcome[deal] === outcome) deals.push(deal);
    const wanted = Math.round(deals.length * SHARE);
    // The first places of a shuffle (R. Durstenfeld, Communications of the ACM 7, 1964, algorithm 235).
    for (let place = 0; place < wanted; place += 1) {
      const other = place + Math.floor(random() * (deals.length - place));
      [deals[place], deals[other]] = [deals[other]!, deals[place]!];
      isAside[deals[place]!] = 1;
    }
  });
  const positions = (aside: 0 | 1) =>
    Uint32Array.from({ length: sample.deals }, (_, deal) => deal).filter((deal) => isAside[deal] === aside);
  return { inUse: positions(0), aside: positions(1) };
}

/** What of a sample may be looked at: all of it, or without the third that is still sealed. */
export function sampleInUse(
  sample: Sample,
  holdout: { seed: number; openedAt: string | null } | null,
): Sample {
  if (!holdout || holdout.openedAt !== null) return sample;
  return partOf(sample, splitOff(sample, holdout.seed).inUse);
}
