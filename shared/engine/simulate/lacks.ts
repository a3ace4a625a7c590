/** What kept deals from a stage, where it was little; and the data for want of which others can't be told. */
import type { MissingData } from '../../domain/classify/result.ts';
import { conditionPhrase } from '../../domain/definition/condition-phrase.ts';
import { criterionAt } from '../../domain/definition/edit-criterion.ts';
import { type Names, namesFor, stageName } from '../../domain/definition/names.ts';
import { textOf as phraseText } from '../../domain/definition/phrase.ts';
import type { Condition, Criterion, Definition } from '../../domain/definition/schema.ts';
import { isCombination } from '../../domain/definition/walk.ts';
import { type Bitmap, newBitmap, OUTCOMES, type Sample, setBit } from '../../domain/sample/sample.ts';
import { type ByOutcome, countMask } from '../by-outcome.ts';
import { placesOf } from '../criteria/masks.ts';
import type { Engine } from '../engine.ts';
import { getOr } from '../kept/get-or.ts';
import type { Miss, Shortfalls } from '../replay/shortfalls.ts';
import type { Simulation } from '../simulation.ts';
import { amountsOf } from './summary.ts';

/** Deals that lack the same. */
export interface LackGroup {
  /** What they lack: `8 points short of MQL`, `Employees is at least 50`, `Employees`. */
  words: string;
  kind: 'points' | 'condition' | 'data';
  deals: Uint32Array;
  byOutcome: ByOutcome;
  /** The money behind the won deals among them; null where the sample has no amounts. */
  wonAmount: number | null;
}

export interface Lacks {
  /** Deals that stand before the stage, one condition or at most ten points short of going on; most won deals first. */
  nearMisses: LackGroup[];
  /** Undecided deals by each datum that the first undecided transition lacked: a deal stands in several groups. */
  undecided: LackGroup[];
  /** Deals that stand before the stage and are not out. */
  short: Uint32Array;
  /** Of these, the near misses. */
  near: Uint32Array;
  undecidedDeals: number;
}

/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 2_048;

/** Looks at each deal that fell short of a stage or is undecided; pauses now and then, and goes on when asked to. */
export function* lacksOf(
  engine: Engine,
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  stage: number,
  draft?: string,
): Generator<undefined, Lacks> {
  const names = namesFor(definition, sample.fields);
  const near = new Groups(sample);
  const undecided = new Groups(sample);
  const lacking = {
    nearGroup: nearMissGrouper(near, definition, names),
    undecidedGroup: missingGrouper(undecided, names),
    short: newBitmap(sample.deals),
    near: newBitmap(sample.deals),
    undecidedDeals: 0,
  };
  let shortfalls = engine.shortfalls(definition, draft);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (deal % SLICE === 0) {
      yield;
      if (!shortfalls.isCurrent) shortfalls = engine.shortfalls(definition, draft);
    }
    noteLacks(deal, stage, simulation, shortfalls, lacking);
  }
  yield;
  return {
    nearMisses: near.all(),
    undecided: undecided.all(),
    short: placesOf(lacking.short),
    near: placesOf(lacking.near),
    undecidedDeals: lacking.undecidedDeals,
  };
}

/** Deals that lack something, as they are found. */
interface Lacking {
  nearGroup: (miss: Miss) => Bitmap;
  undecidedGroup: (missing: MissingData) => Bitmap;
  short: Bitmap;
  near: Bitmap;
  undecidedDeals: number;
}

function noteLacks(
  deal: number,
  stage: number,
  { reached, current, undecidedBy }: Simulation,
  shortfalls: Shortfalls,
  lacking: Lacking,
): void {
  if (reached[deal]! < stage && current[deal] !== -1) {
    setBit(lacking.short, deal);
    const miss = shortfalls.nearMiss(deal, current[deal]!);
    if (miss) {
      setBit(lacking.near, deal);
      setBit(lacking.nearGroup(miss), deal);
    }
  }
  if (undecidedBy[deal] === -1) return;
  lacking.undecidedDeals += 1;
  const missing = shortfalls.missing(deal, undecidedBy[deal]!);
  for (let i = 0; i < missing.length; i += 1) setBit(lacking.undecidedGroup(missing[i]!), deal);
}

class Groups {
  private readonly sample: Sample;
  private readonly groups = new Map<string, { words: string; kind: LackGroup['kind']; mask: Bitmap }>();

  constructor(sample: Sample) {
    this.sample = sample;
  }

  /** The deals of the group of these words, to add to. */
  deals(words: string, kind: LackGroup['kind']): Bitmap {
    return getOr(this.groups, words, () => ({ words, kind, mask: newBitmap(this.sample.deals) })).mask;
  }

  all(): LackGroup[] {
    const { sample } = this;
    const made = [...this.groups.values()].map(({ words, kind, mask }): LackGroup => {
      const deals = placesOf(mask);
      return {
        words,
        kind,
        deals,
        byOutcome: countMask(mask, sample),
        wonAmount: wonAmountOf(sample, deals),
      };
    });
    return made.sort((a, b) => b.byOutcome.won - a.byOutcome.won || b.deals.length - a.deals.length);
  }
}

function wonAmountOf(sample: Sample, deals: Uint32Array): number | null {
  const amounts = amountsOf(sample);
  if (!amounts) return null;
  let sum = 0;
  for (let i = 0; i < deals.length; i += 1) {
    if (sample.outcome[deals[i]!] === WON) sum += amounts(deals[i]!);
  }
  return sum;
}

/** Finds the groups of near misses, each of which is put into words once. */
function nearMissGrouper(groups: Groups, definition: Definition, names: Names): (miss: Miss) => Bitmap {
  const byPath = new Map<readonly number[], Bitmap>();
  const byPoints = new Map<string, Map<number, Bitmap>>();
  return (miss) => {
    const find = () => groups.deals(nearMissWords(miss, definition, names), miss.short);
    if (miss.short === 'condition') return getOr(byPath, miss.path, find);
    const known = getOr(byPoints, miss.transition, () => new Map<number, Bitmap>());
    return getOr(known, Math.ceil(miss.points / 1000), find);
  };
}

function missingGrouper(groups: Groups, names: Names): (missing: MissingData) => Bitmap {
  const known = new Map<MissingData, Bitmap>();
  return (missing) => getOr(known, missing, () => groups.deals(missingWords(missing, names), 'data'));
}

/** Scores a fraction of a point short count with the next whole point. */
function nearMissWords(miss: Miss, definition: Definition, names: Names): string {
  const transition = definition.transitions.find(({ id }) => id === miss.transition)!;
  const to = transition.kind === 'disqualify' ? '' : stageName(names, transition.to);
  if (miss.short === 'points') {
    const points = Math.ceil(miss.points / 1000);
    return `${points} ${points === 1 ? 'point' : 'points'} short of ${to}`;
  }
  const condition = criterionAt(transition.when, miss.path) as Condition;
  const words = phraseText(conditionPhrase(condition, names, isUnwanted(transition.when, miss.path)));
  return `${to}: ${words}`;
}

/** Whether the condition at a path would have to be false: under an odd number of `none of`. */
function isUnwanted(root: Criterion, path: readonly number[]): boolean {
  let unwanted = false;
  let at = root;
  for (const index of path) {
    if (!isCombination(at)) break;
    if (at.kind === 'none') unwanted = !unwanted;
    at = at.of[index]!;
  }
  return unwanted;
}

const BECAUSE = {
  empty: '',
  notYetKnown: ' (not known by then)',
  notInSample: ' (no such field in these deals)',
  notComparable: ' (a value that can’t be compared)',
} as const;

/** What is lacking, as people call it. */
export function missingWords(missing: MissingData, names: Names): string {
  switch (missing.kind) {
    case 'field':
      return `${names.fields.get(missing.field) ?? missing.field}${BECAUSE[missing.because]}`;
    case 'touchpoints':
      return `${missing.types.length > 0 ? missing.types.join(', ') : 'Touchpoints'} (none in these deals)`;
    case 'account':
      return 'The account';
    case 'checklist': {
      const item = names.definition.checklist.find(({ id }) => id === missing.item);
      return `“${item?.name ?? missing.item}” on the checklist`;
    }
  }
}

const WON = OUTCOMES.indexOf('won');
