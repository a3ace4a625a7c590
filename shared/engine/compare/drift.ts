/** A definition on the deals that are new since it was agreed, beside those before: what has moved, and what no longer pays. */
import type { Definition } from '../../domain/definition/schema.ts';
import { beginOf, endOf } from '../../domain/sample/deal-ends.ts';
import { fieldByRole, hasBit, type Instant, OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import { type Difference, differenceOf, newcombe } from '../../domain/statistics/two-proportions.ts';
import type { ByOutcome } from '../by-outcome.ts';
import { firstImports } from '../evidence/imports.ts';
import { textOf } from '../sample/cells.ts';
import type { Simulation } from '../simulation.ts';

/** A share then and since, and by how much it moved; null where one of the two has no deals to tell from. */
export interface Moved {
  before: Share | null;
  since: Share | null;
  change: Difference | null;
}

/**
 * How many more of the won deals than of the others a rule is true for, then and since; null where won deals or others
 * are missing. `pays` is whether that goes the way of the rule's points, as far as the deals can tell.
 */
export interface RuleDrift {
  rule: string;
  before: Difference | null;
  since: Difference | null;
  change: Difference | null;
  pays: 'still' | 'noLonger' | 'neverShown' | 'newly' | 'cantTell';
}

export interface RejectedFor {
  /** Null where nobody said. */
  reason: string | null;
  /** By their places in the sample. */
  deals: number[];
  /** Of these, those that the definition hands over. */
  handedOver: number;
  /** As many had this reason before. */
  before: number;
}

export interface Drift {
  deals: { before: ByOutcome; since: ByOutcome };
  wonCaptured: Moved;
  junkLetThrough: Moved;
  /** From each stage but the last, in the definition's order, into the next. */
  steps: { stage: string; next: string; moved: Moved }[];
  rules: RuleDrift[];
  /** Of the deals since that sales turned down, the most frequent reason first. */
  rejected: RejectedFor[];
  /** Deals since that speak against the definition, first: what a new round should look at. */
  toDiscuss: number[];
}

/** What makes deals new: that they first came with one of some imports, or that they ended since an instant. */
export type NewDeals =
  | {
      by: 'import';
      /** Names of all imported files, in their order. */
      files: readonly string[];
      /** Those with which the new deals came. */
      chosen: readonly string[];
    }
  | { by: 'day'; since: Instant };

/** 1 for each deal that is new. */
export function newMask(sample: Sample, which: NewDeals): Uint8Array {
  if (which.by === 'day') return sinceMask(sample, which.since);
  const first = firstImports(sample, which.files);
  const isChosen = which.files.map((file) => which.chosen.includes(file));
  return Uint8Array.from({ length: sample.deals }, (_, deal) => (first && isChosen[first[deal]!] ? 1 : 0));
}

/** Those that ended after this instant, or, where they are open, began at it or after. */
export function sinceMask(sample: Sample, since: Instant): Uint8Array {
  return Uint8Array.from({ length: sample.deals }, (_, deal) => {
    const isOpen = OUTCOMES[sample.outcome[deal]!] === 'open';
    // A day ends where the next begins: what closed on the day before is not new.
    const isNew = isOpen ? beginOf(sample, deal) >= since : endOf(sample, deal).ends > since;
    return isNew ? 1 : 0;
  });
}

/**
 * @param isNew 1 for each deal that is new
 * @param stage index of the stage at which deals are handed over
 */
export function driftOf(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  { isNew, stage }: { isNew: Uint8Array; stage: number },
): Drift {
  const count = (matches: (deal: number) => boolean): [ByOutcome, ByOutcome] => {
    const counts: [ByOutcome, ByOutcome] = [none(), none()];
    for (let deal = 0; deal < sample.deals; deal += 1)
      if (matches(deal)) counts[isNew[deal]!]![OUTCOMES[sample.outcome[deal]!]!] += 1;
    return counts;
  };
  const all = count(() => true);
  const reached = definition.stages.map((_, at) => count((deal) => simulation.reached[deal]! >= at));
  const handedOver = reached[stage]!;
  return {
    deals: { before: all[0], since: all[1] },
    wonCaptured: moved(handedOver.map(won), all.map(won)),
    junkLetThrough: moved(handedOver.map(notWon), all.map(notWon)),
    steps: definition.stages.slice(0, -1).map(({ name }, at) => ({
      stage: name,
      next: definition.stages[at + 1]!.name,
      moved: moved(reached[at + 1]!.map(sum), reached[at]!.map(sum)),
    })),
    rules: definition.scoring.rules.map(({ id, points }, rule) => {
      const mask = simulation.ruleTrue[rule]!;
      return {
        rule: id,
        ...ruleDrift(
          count((deal) => hasBit(mask, deal)),
          all,
          Math.sign(points),
        ),
      };
    }),
    rejected: rejectedFor(sample, simulation, isNew, stage),
    toDiscuss: toDiscuss(sample, simulation, isNew, stage),
  };
}

const none = (): ByOutcome => ({ won: 0, lost: 0, rejected: 0, open: 0 });
const won = (of: ByOutcome): number => of.won;
const notWon = (of: ByOutcome): number => of.lost + of.rejected;
const sum = (of: ByOutcome): number => of.won + of.lost + of.rejected + of.open;

function moved(hits: number[], of: number[]): Moved {
  const [before, since] = [shareOf(hits[0]!, of[0]!), shareOf(hits[1]!, of[1]!)];
  const change = before && since && newcombe(since.hits, since.of, before.hits, before.of);
  return { before, since, change };
}

function ruleDrift(
  met: [ByOutcome, ByOutcome],
  all: [ByOutcome, ByOutcome],
  sign: number,
): Omit<RuleDrift, 'rule'> {
  const [before = null, since = null] = [0, 1].map((part): Difference | null => {
    const [here, whole] = [met[part]!, all[part]!];
    if (won(whole) === 0 || notWon(whole) === 0) return null;
    return newcombe(won(here), won(whole), notWon(here), notWon(whole));
  });
  const change = before && since && differenceOf(since.difference, since, before.difference, before);
  return { before, since, change, pays: paying(before, since, change, sign) };
}

function paying(
  before: Difference | null,
  since: Difference | null,
  change: Difference | null,
  sign: number,
): RuleDrift['pays'] {
  if (!since) return 'cantTell';
  const then = before && shownWay(before) * sign;
  const now = shownWay(since) * sign;
  if (now > 0) return then === null || then > 0 ? 'still' : 'newly';
  if (now < 0) return then !== null && then > 0 ? 'noLonger' : 'neverShown';
  // Nothing to be seen any more counts only where it moved by more than chance; else there may be too few new deals.
  if (then !== null && then > 0 && change && shownWay(change) * sign < 0) return 'noLonger';
  return 'cantTell';
}

/** Which way a difference goes by more than chance: 1, −1, or 0 where its interval spans none. */
export const shownWay = ({ low, high }: { low: number; high: number }): number =>
  low > 0 ? 1 : high < 0 ? -1 : 0;

function rejectedFor(
  sample: Sample,
  simulation: Simulation,
  isNew: Uint8Array,
  stage: number,
): RejectedFor[] {
  const field = fieldByRole(sample, 'lostReason');
  const reasons = new Map<string | null, RejectedFor>();
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (OUTCOMES[sample.outcome[deal]!] !== 'rejected') continue;
    const reason = textOf(sample, field, deal);
    const row = reasons.get(reason) ?? { reason, deals: [], handedOver: 0, before: 0 };
    reasons.set(reason, row);
    if (!isNew[deal]) row.before += 1;
    else {
      row.deals.push(deal);
      if (simulation.reached[deal]! >= stage) row.handedOver += 1;
    }
  }
  return [...reasons.values()]
    .filter(({ deals }) => deals.length > 0)
    .sort((a, b) => b.deals.length - a.deals.length);
}

/** Rejected although handed over, won although not, lost although handed over; then by the sample's order. */
function toDiscuss(sample: Sample, simulation: Simulation, isNew: Uint8Array, stage: number): number[] {
  const weight = (deal: number): number => {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    const isIn = simulation.reached[deal]! >= stage;
    if (outcome === 'won') return isIn ? 3 : 0;
    if (outcome === 'open') return 4;
    if (!isIn) return 3;
    return outcome === 'rejected' ? 1 : 2;
  };
  return Array.from({ length: sample.deals }, (_, deal) => deal)
    .filter((deal) => isNew[deal])
    .map((deal) => ({ deal, weight: weight(deal) }))
    .sort((a, b) => a.weight - b.weight || a.deal - b.deal)
    .slice(0, 20)
    .map(({ deal }) => deal);
}
