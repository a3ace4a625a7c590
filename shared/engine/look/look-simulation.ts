/** A simulation that is spelled out only where somebody asks: most is known by case, and the same for many deals. */
import { type Bitmap, hasBit, newBitmap, OUTCOMES } from '../../domain/sample/sample.ts';
import { type ByOutcome, byOutcome } from '../by-outcome.ts';
import { shortArray } from '../short-array.ts';
import type { CriterionCounts, Simulation } from '../simulation.ts';
import { type Place, readerOf } from './layout.ts';
import { spreadOfTotals } from './score-deals.ts';
import { BELOW, type ScoredDeals } from './score-pass.ts';
import { type ScoreSheet, SPREAD_BITS } from './score-sheet.ts';
import { doPass, type SecondThread } from './second-thread.ts';
import type { SortedDeals } from './sort-deals.ts';
import type { Spare } from './spare.ts';
import type { Verdicts } from './verdicts.ts';

type Column = Uint8Array | Int16Array | Int32Array | Float64Array;

/** The counts of a rule; made where they are not known from before. */
export type Counted = (rule: number, count: () => CriterionCounts) => CriterionCounts;

/** Columns as a simulation has them, each made when it is first read. */
export class LookSimulation implements Simulation {
  readonly deals: number;
  readonly sorted: SortedDeals;
  private readonly sheet: ScoreSheet;
  private readonly scored: ScoredDeals;
  private readonly verdicts: Verdicts;
  private readonly outcome: Uint8Array;
  private readonly firstMoments: () => Float64Array;
  private readonly goesOn: () => Bitmap;
  private readonly spare: Spare;
  private readonly second: SecondThread | null;
  private readonly counted: Counted;
  private readonly made = new Map<keyof Simulation, unknown>();
  private isReleased = false;

  /**
   * @param outcome of each deal
   * @param firstMoments is asked for dates
   * @param goesOn for the deals that have a further moment
   * @param spare for columns that are to be written
   * @param counted keeps the counts of rules
   */
  constructor(
    sorted: SortedDeals,
    sheet: ScoreSheet,
    scored: ScoredDeals,
    verdicts: Verdicts,
    outcome: Uint8Array,
    firstMoments: () => Float64Array,
    goesOn: () => Bitmap,
    spare: Spare,
    second: SecondThread | null,
    counted: Counted,
  ) {
    this.deals = scored.score.length;
    this.sorted = sorted;
    this.sheet = sheet;
    this.scored = scored;
    this.verdicts = verdicts;
    this.outcome = outcome;
    this.firstMoments = firstMoments;
    this.goesOn = goesOn;
    this.spare = spare;
    this.second = second;
    this.counted = counted;
  }

  get score() {
    return this.once('score', () => this.scored.score);
  }
  get low() {
    return this.once('low', () => this.shifted((spread) => -(spread & BELOW)));
  }
  get high() {
    return this.once('high', () => this.shifted((spread) => spread >> SPREAD_BITS));
  }
  get peakScore() {
    // Of one moment, the score is the peak.
    return this.score;
  }
  get reached() {
    return this.once('reached', () => this.bytes(this.verdicts.replayed.reached));
  }
  get current() {
    return this.once('current', () => this.indexes(this.verdicts.replayed.current));
  }
  get outBy() {
    return this.once('outBy', () => this.indexes(this.verdicts.replayed.outBy));
  }
  get undecidedBy() {
    return this.once('undecidedBy', () => this.indexes(this.verdicts.replayed.undecidedBy));
  }
  get couldReach() {
    return this.once('couldReach', () => this.bytes(this.verdicts.replayed.couldReach));
  }
  get reachedAt() {
    return this.once('reachedAt', () => this.entryDates());
  }
  get taken() {
    return this.once('taken', () => {
      const { cases, replayed } = this.verdicts;
      return replayed.taken.map((mask, transition) => {
        const atOnce = this.where((i) => ((mask[i >> 5]! >>> (i & 31)) & 1) === 1);
        if (!cases.some((_, i) => replayed.barred[i] === transition)) return atOnce;
        const later = this.where((i) => replayed.barred[i] === transition);
        return atOnce.map((word, index) => word | (later[index]! & this.goesOn()[index]!));
      });
    });
  }
  get ruleTrue() {
    return this.once('ruleTrue', () => this.ruleMasks('isTrue'));
  }
  get ruleUnknown() {
    return this.once('ruleUnknown', () => this.ruleMasks('isUnknown'));
  }

  get lookedAt() {
    return this.firstMoments();
  }

  takenByOutcome(): ByOutcome[] {
    return this.once('takenByOutcome', () => this.countTaken());
  }

  rulesByOutcome(): CriterionCounts[] {
    return this.once('rulesByOutcome', () => this.countRules());
  }

  /** Gives back the columns that are written most often; false where it has. To read any afterwards is an error. */
  release(): boolean {
    if (this.isReleased) return false;
    this.isReleased = true;
    const { score, case: cases } = this.scored;
    for (const column of [score, cases]) this.spare.give(column);
    for (const { table } of this.sheet.sums) this.spare.give(table);
    for (const name of ['reached', 'couldReach', 'current', 'outBy', 'undecidedBy', 'low', 'high'] as const) {
      const column = this.made.get(name);
      if (column) this.spare.give(column as Column);
    }
    this.made.clear();
    return true;
  }

  private once<T>(name: keyof Simulation, make: () => T): T {
    if (this.isReleased) throw new Error(`The simulation that is asked for its ${name} has been replaced.`);
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }

  /** Gives each deal what stands for its case. */
  private bytes(ofVerdict: Uint8Array): Uint8Array {
    const byCase = this.byCase(ofVerdict, shortArray(Uint8Array, this.scored.cases));
    const result = this.spare.take(Uint8Array, this.deals);
    doPass({ kind: 'spread', byCase, cases: this.scored.case, result }, this.deals, this.second);
    return result;
  }

  private indexes(ofVerdict: Int16Array): Int16Array {
    const byCase = this.byCase(ofVerdict, shortArray(Int16Array, this.scored.cases));
    const { deals } = this;
    const { case: cases } = this.scored;
    const result = this.spare.take(Int16Array, deals);
    for (let deal = 0; deal < deals; deal += 1) result[deal] = byCase[cases[deal]!]!;
    return result;
  }

  private byCase<T extends Uint8Array | Int16Array>(ofVerdict: T, byCase: T): T {
    this.verdicts.cases.forEach((one, i) => {
      byCase[one] = ofVerdict[i]!;
    });
    return byCase;
  }

  /** The deals of cases, by their places among the verdicts. */
  private where(isMeant: (place: number) => boolean): Bitmap {
    const isOf = this.bytes(Uint8Array.from(this.verdicts.cases, (_, i) => (isMeant(i) ? 1 : 0)));
    const result = newBitmap(this.deals);
    for (let deal = 0; deal < this.deals; deal += 1) result[deal >> 5]! |= isOf[deal]! << (deal & 31);
    this.spare.give(isOf);
    return result;
  }

  private countTaken(): ByOutcome[] {
    const { cases, replayed } = this.verdicts;
    const counts = this.countCases(null);
    const later = replayed.barred.some((transition) => transition >= 0)
      ? this.countCases(this.goesOn())
      : null;
    return replayed.taken.map((mask, transition) => {
      const taken = new Float64Array(OUTCOMES.length);
      for (let i = 0; i < cases.length; i += 1) {
        const isTaken = ((mask[i >> 5]! >>> (i & 31)) & 1) === 1;
        const counted = isTaken ? counts : replayed.barred[i] === transition ? later : null;
        if (!counted) continue;
        for (let ended = 0; ended < taken.length; ended += 1) {
          taken[ended]! += counted[taken.length * cases[i]! + ended]!;
        }
      }
      return byOutcome(taken);
    });
  }

  private countRules(): CriterionCounts[] {
    const { isTrue, isUnknown } = this.sorted.layout;
    return isTrue.map((place, rule) =>
      this.counted(rule, () => ({
        true: this.countPlace(place),
        unknown: this.countPlace(isUnknown[rule]!),
      })),
    );
  }

  /** The deals of each case and outcome, of all deals or of some. */
  private countCases(among: Bitmap | null): Uint32Array {
    const { outcome, deals } = this;
    const { case: cases } = this.scored;
    const counts = new Uint32Array(OUTCOMES.length * this.scored.cases);
    for (let deal = 0; deal < deals; deal += 1) {
      if (among === null || hasBit(among, deal))
        counts[OUTCOMES.length * cases[deal]! + outcome[deal]!]! += 1;
    }
    return counts;
  }

  /** The deals of which a bit is set, by outcome. */
  private countPlace(place: Place): ByOutcome {
    const { words } = this.sorted.lanes[place.lane]!;
    const read = readerOf(place);
    const counts = new Float64Array(OUTCOMES.length);
    for (let deal = 0; deal < this.deals; deal += 1) counts[this.outcome[deal]!]! += read(words, deal);
    return byOutcome(counts);
  }

  private entryDates(): Float64Array {
    const { deals } = this;
    const { cases, replayed } = this.verdicts;
    const at = this.firstMoments();
    const result = new Float64Array(replayed.entered.length * deals);
    replayed.entered.forEach((mask, stage) => {
      const entered = this.bytes(Uint8Array.from(cases, (_, i) => Number(hasBit(mask, i))));
      for (let deal = 0; deal < deals; deal += 1) {
        result[stage * deals + deal] = entered[deal] === 1 ? at[deal]! : Number.NaN;
      }
      this.spare.give(entered);
    });
    return result;
  }

  private shifted(by: (spread: number) => number): Int32Array {
    const { sorted, sheet, spare } = this;
    const { score } = this.scored;
    const result = spreadOfTotals(sorted, sheet, spare);
    for (let deal = 0; deal < this.deals; deal += 1) {
      result[deal] = score[deal]! + by(result[deal]!) * sheet.unit;
    }
    return result;
  }

  /** A bit mask over deals for each rule, from the bits of their lanes. */
  private ruleMasks(places: 'isTrue' | 'isUnknown'): Uint32Array[] {
    const { lanes, layout } = this.sorted;
    return layout[places].map((place) => {
      const { words } = lanes[place.lane]!;
      const read = readerOf(place);
      const mask = newBitmap(this.deals);
      for (let deal = 0; deal < this.deals; deal += 1) mask[deal >> 5]! |= read(words, deal) << (deal & 31);
      return mask;
    });
  }
}
