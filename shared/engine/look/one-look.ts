/**
 * Simulates definitions of which time can take nothing back: all that they ask is known from the start, so one look
 * at each deal is enough. Deals are sorted by what the definition asks, and each kind is replayed once.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import { newBitmap, setBit } from '../../domain/sample/sample.ts';
import { Latest } from '../kept/latest.ts';
import { once } from '../kept/once.ts';
import { Shelf } from '../kept/shelf.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { isWide } from '../score/sums.ts';
import { scoreLookedAt } from '../score/thresholds.ts';
import { shortArray } from '../short-array.ts';
import type { Simulation } from '../simulation.ts';
import { CodedFields } from './coded-fields.ts';
import { type Quartet, quartetsOf } from './composites.ts';
import { LookSimulation } from './look-simulation.ts';
import { looksOf, type Questions, questionsOf } from './questions.ts';
import { areWithinScores, type ScoreClasses, scoreClasses } from './score-classes.ts';
import { scoreDeals } from './score-deals.ts';
import type { ScoredDeals } from './score-pass.ts';
import { scoreSheet } from './score-sheet.ts';
import { isWorthSharing, type SecondThread } from './second-thread.ts';
import { type SortedDeals, sortDeals } from './sort-deals.ts';
import { Spare } from './spare.ts';
import { flowOf, type Verdicts, verdictsOn } from './verdicts.ts';

/** How much memory may be kept of deals that were sorted for one definition or another, and for how many at most. */
const KEPT_BYTES = 64 * 1024 * 1024;
const MOST_KEPT = 8;
/** How much what values answer may take, and of how many fields and rules it is kept. */
const ANSWERS_BYTES = 32 * 1024 * 1024;
const MOST_ANSWERS = 256;
/** What the counts of a rule take, roughly. */
const COUNTS_BYTES = 128;
/** Of how many sets of fields composites are kept. */
const MOST_GROUPINGS = 4;

export class OneLook {
  private readonly prepared: PreparedSample;
  private readonly fields: CodedFields;
  /** By what is asked. */
  private readonly sorted: Latest<SortedDeals | null>;
  private readonly answers = new Shelf(ANSWERS_BYTES, MOST_ANSWERS);
  private readonly spare: Spare;
  private readonly second: SecondThread | null;
  /** The deals that have a further moment after the first. */
  private readonly goesOn = once(() => {
    const { first } = this.prepared.moments('ends');
    const result = newBitmap(first.length - 1);
    for (let deal = 0; deal + 1 < first.length; deal += 1) {
      if (first[deal + 1]! - first[deal]! > 1) setBit(result, deal);
    }
    return result;
  });
  private readonly groupings = new Latest<Quartet[]>(MOST_GROUPINGS);

  /** @param mostSorted for how many definitions deals are kept sorted */
  constructor(
    prepared: PreparedSample,
    second: SecondThread | null = null,
    mostSorted = Math.min(MOST_KEPT, Math.max(2, Math.floor(KEPT_BYTES / (8 * prepared.sample.deals)))),
  ) {
    this.prepared = prepared;
    this.sorted = new Latest(mostSorted);
    this.second = second;
    this.spare = new Spare(second !== null && isWorthSharing(prepared.sample.deals));
    this.fields = new CodedFields(prepared.sample, this.spare);
  }

  /** Simulates a definition; null where it asks for too many things at once to tell deals apart by kind. */
  simulate(definition: Definition): Simulation | null {
    const { scoring } = definition;
    if (isWide(scoring)) return null;
    const questions = questionsOf(definition, this.prepared);
    const looks = looksOf(questions.ways);
    const asked = new Set(looks.map((look) => scoreLookedAt(look, scoring.bands)));
    const sorted = this.sort(questions);
    const sheet =
      sorted && scoreSheet(scoring, questions.rules, asked.add('total'), sorted.layout, this.spare);
    const classes = sheet && scoreClasses(looks, scoring.bands, sheet);
    const scored = classes && scoreDeals(sorted, sheet, classes, this.spare, this.second);
    if (!scored) return null;
    const verdicts = this.verdictsOn(scored, definition, questions, sorted, classes);
    sorted.readers += 1;
    const firstMoments = () => this.prepared.moments('first').at;
    return new LookSimulation(
      sorted,
      sheet,
      scored,
      verdicts,
      this.prepared.sample.outcome,
      firstMoments,
      this.goesOn,
      this.spare,
      this.second,
      (rule, count) =>
        this.answers.get(`counted ${JSON.stringify(questions.rules[rule]!.when)}`, count, () => COUNTS_BYTES),
    );
  }

  /** See `Engine.release`. */
  release(simulation: Simulation): void {
    if (simulation instanceof LookSimulation && simulation.release()) this.letGo(simulation.sorted);
  }

  /** One reader less of sorted deals; without any, their lanes serve others. */
  private letGo(sorted: SortedDeals): void {
    sorted.readers -= 1;
    if (sorted.readers > 0) return;
    for (const { numbers } of sorted.lanes) this.spare.give(numbers);
  }

  private sort(questions: Questions): SortedDeals | null {
    const { key } = questions;
    let sorted = this.sorted.find(key);
    if (sorted === undefined)
      sorted = sortDeals(
        questions,
        this.fields,
        (keys) => this.grouped(keys),
        this.prepared,
        this.answers,
        this.spare,
        this.second,
      );
    this.answers.trim();
    for (const gone of this.sorted.put(key, sorted)) if (gone) this.letGo(gone);
    return sorted;
  }

  /** Verdicts on all cases that occur; of the same flow, those on cases seen before are kept. */
  private verdictsOn(
    { seen }: ScoredDeals,
    definition: Definition,
    questions: Questions,
    sorted: SortedDeals,
    classes: readonly ScoreClasses[],
  ): Verdicts {
    const flow = flowOf(definition, questions, classes);
    let verdicts = sorted.verdicts.find(flow);
    const known = verdicts?.cases ?? new Int32Array();
    let kept = 0;
    for (const one of known) kept += seen[one]!;
    let cases = placesIn(seen);
    if (!verdicts || kept < cases.length) {
      // Of cases that don't occur nothing can be told where a threshold is beyond all scores.
      if (!classes.every(areWithinScores))
        return verdictsOn(cases, definition, questions, sorted.kinds, classes);
      for (const one of known) seen[one] = 1;
      if (kept < known.length) cases = placesIn(seen);
      verdicts = verdictsOn(cases, definition, questions, sorted.kinds, classes);
    }
    sorted.verdicts.put(flow, verdicts);
    return verdicts;
  }

  private grouped(unordered: readonly string[]): Quartet[] {
    const keys = [...unordered].sort();
    const name = JSON.stringify(keys);
    let grouping = this.groupings.find(name);
    if (!grouping) {
      grouping = quartetsOf(
        keys.map((key) => this.fields.get(key)!),
        this.prepared.sample.deals,
        this.spare,
      );
    }
    this.groupings.put(name, grouping);
    return grouping;
  }
}

/**
 * The places that are set, in order. Most are not, so they are read four at a time; and without branches, which the
 * processor would guess wrong.
 */
function placesIn(seen: Uint8Array): Int32Array {
  const fours = new Int32Array(seen.buffer, seen.byteOffset, seen.length / 4);
  const some = shortArray(Int32Array, fours.length + 1);
  let count = 0;
  for (let four = 0; four < fours.length; four += 1) {
    some[count] = 4 * four;
    count += (fours[four]! | -fours[four]!) >>> 31;
  }
  const found = shortArray(Int32Array, 4 * count + 1);
  let next = 0;
  for (let i = 0; i < count; i += 1) {
    const end = some[i]! + 4;
    for (let place = some[i]!; place < end; place += 1) {
      found[next] = place;
      next += seen[place]!;
    }
  }
  return found.subarray(0, next);
}
