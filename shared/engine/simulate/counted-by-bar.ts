/** What a summary counts over deals, for each of some bars. */
import { acrossAcceptance } from '../../domain/definition/band-meaning.ts';
import type { Definition } from '../../domain/definition/schema.ts';
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { byOutcome } from '../by-outcome.ts';
import type { SweptReplay } from '../replay/swept-replay.ts';
import { earlier } from './arrivals.ts';
import { bySource, type Sources } from './by-source.ts';
import { LeadTimesByBar } from './lead-times-by-bar.ts';
import { amountsOf } from './summary.ts';
import { countsOf, tallyOf } from './tally.ts';

/** It takes too much memory to keep more numbers than these. */
const MOST_COUNTS = 4_000_000;

/** Whether so many bars are not too many to count for each. */
export const canCount = (definition: Definition, sources: Sources | null, bars: number): boolean =>
  bars * Object.values(partsOf(definition, sources)).reduce((sum, size) => sum + size, 0) <= MOST_COUNTS;

export class CountedByBar {
  /** The bars: whole points, both included. */
  readonly least: number;
  readonly most: number;
  private readonly sample: Sample;
  private readonly definition: Definition;
  private readonly stage: number;
  private readonly sources: Sources | null;
  private readonly amounts: (deal: number) => number;
  private readonly across: { from: number; to: number } | null;
  /** Where each part begins in a row. */
  private readonly begin: Record<keyof ReturnType<typeof partsOf>, number>;
  private readonly width: number;
  /** A row for each bar, and one more: first what it has more than the row before, then what it has. */
  private readonly rows: Float64Array;
  private readonly leadTimes: LeadTimesByBar[];

  constructor(
    sample: Sample,
    definition: Definition,
    stage: number,
    sources: Sources | null,
    { least, most }: { least: number; most: number },
  ) {
    this.least = least;
    this.most = most;
    this.sample = sample;
    this.definition = definition;
    this.stage = stage;
    this.sources = sources;
    this.amounts = amountsOf(sample) ?? (() => 0);
    this.across = acrossAcceptance(definition.stages);
    const parts = partsOf(definition, sources);
    let width = 0;
    this.begin = Object.fromEntries(
      Object.entries(parts).map(([part, size]) => {
        width += size;
        return [part, width - size];
      }),
    ) as typeof this.begin;
    this.width = width;
    this.rows = new Float64Array(width * (most - least + 2));
    this.leadTimes = definition.stages.map(({ name }) => new LeadTimesByBar(sample, name));
  }

  /** A deal that fares so with the bars `from … to`; the highest bars first. */
  add(deal: number, replay: SweptReplay, from: number, to: number): void {
    const { begin, sources, across } = this;
    const { reached, current, couldReach, undecidedBy, taken } = replay;
    const ended = this.sample.outcome[deal]!;
    this.put(begin.exactly + 4 * reached + ended, 1, from, to);
    const amount = this.amounts(deal);
    if (amount !== 0) this.put(begin.money + 4 * reached + ended, amount, from, to);
    this.put(begin.standing + 4 * (current + 1) + ended, 1, from, to);
    if (undecidedBy !== -1) {
      this.put(begin.undecided + ended, 1, from, to);
      if (couldReach > reached) {
        this.put(begin.doubt + 4 * (reached + 1) + ended, 1, from, to);
        this.put(begin.doubt + 4 * (couldReach + 1) + ended, -1, from, to);
      }
    }
    for (let i = 0; i < taken.length; i += 1) this.put(begin.taken + 4 * taken[i]! + ended, 1, from, to);
    for (let at = couldReach; at <= reached; at += 1) this.put(begin.stuck + at, 1, from, to);
    if (across && reached >= across.from && couldReach < across.to) this.put(begin.stuckAcross, 1, from, to);
    if (sources && reached >= this.stage) {
      this.put(begin.sources + 4 * sources.codes[deal]! + ended, 1, from, to);
    }
    if (ended === WON) this.addArrivals(deal, replay.reachedAt, to);
  }

  /** All bars of a deal have been added. */
  endDeal(deal: number): void {
    if (this.sample.outcome[deal] !== WON) return;
    for (const times of this.leadTimes) times.end(deal, this.least);
  }

  private addArrivals(deal: number, reachedAt: Float64Array, bar: number): void {
    let arrived = Number.NaN;
    for (let stage = reachedAt.length - 1; stage >= 0; stage -= 1) {
      arrived = earlier(arrived, reachedAt[stage]!);
      this.leadTimes[stage]!.arrive(deal, arrived, bar);
    }
  }

  private put(place: number, number: number, from: number, to: number): void {
    const { rows, width, least } = this;
    rows[(from - least) * width + place]! += number;
    rows[(to + 1 - least) * width + place]! -= number;
  }

  /** All deals have been added. */
  addUp(): void {
    const { rows, width } = this;
    for (let i = width; i < rows.length; i += 1) rows[i]! += rows[i - width]!;
  }

  at(bar: number) {
    const { rows, width, begin, across, definition, sample, sources } = this;
    const begins = (bar - this.least) * width;
    const row = rows.subarray(begins, begins + width);
    const stages = definition.stages.length;
    const sizes = countsOf(stages);
    const part = (name: keyof typeof sizes) => row.slice(begin[name], begin[name] + sizes[name]);
    const counts = {
      exactly: part('exactly'),
      money: part('money'),
      standing: part('standing'),
      doubt: part('doubt'),
      undecided: part('undecided'),
    };
    return {
      ...tallyOf(counts, stages),
      taken: definition.transitions.map((_, i) => byOutcome(row, begin.taken + 4 * i)),
      leadTimes: this.leadTimes.map((times) => times.at(bar)),
      bySource: sources ? bySource(sample, sources, row.subarray(begin.sources)) : [],
      allCouldReach: (from: number, to: number) =>
        row[across?.from === from && across.to === to ? begin.stuckAcross : begin.stuck + from] === 0,
    };
  }
}

/** How many numbers a row has of each thing that is counted. */
const partsOf = ({ stages, transitions }: Definition, sources: Sources | null) => ({
  ...countsOf(stages.length),
  taken: 4 * transitions.length,
  /** By stage, the deals that get there and could get no further; and those that could not get across acceptance. */
  stuck: stages.length,
  stuckAcross: 1,
  sources: 4 * (sources?.size ?? 0),
});

const WON = OUTCOMES.indexOf('won');
