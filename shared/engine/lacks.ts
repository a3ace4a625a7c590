/** What kept deals from a stage, where it was little; and the data for want of which others can't be told. */
import { fallsShort } from '../domain/classify/classify.ts';
import type { MissingData, NearMiss } from '../domain/classify/result.ts';
import { conditionPhrase } from '../domain/definition/condition-phrase.ts';
import { criterionAt } from '../domain/definition/edit-criterion.ts';
import { type Names, namesFor, stageName } from '../domain/definition/names.ts';
import { textOf as phraseText } from '../domain/definition/phrase.ts';
import type { Condition, Criterion, Definition } from '../domain/definition/schema.ts';
import { isCombination } from '../domain/definition/walk.ts';
import { readDeal, type SampleContext } from '../domain/sample/deal.ts';
import { OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import type { Simulation } from './simulation.ts';
import { amountsOf, type ByOutcome } from './summary.ts';

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
  short: number;
  /** Of these, the near misses. */
  near: number;
  undecidedDeals: number;
}

/** Looks at each deal that fell short of a stage or is undecided; pauses after each, and goes on when asked to. */
export function* lacksOf(
  sample: Sample,
  context: SampleContext,
  definition: Definition,
  simulation: Simulation,
  stage: number,
): Generator<undefined, Lacks> {
  const names = namesFor(definition, sample.fields);
  const near = new Groups(sample);
  const undecided = new Groups(sample);
  const counts = { short: 0, near: 0, undecidedDeals: 0 };
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const isShort = simulation.reached[deal]! < stage && simulation.current[deal] !== -1;
    const isUndecided = simulation.undecidedBy[deal] !== -1;
    if (!isShort && !isUndecided) continue;
    const said = fallsShort(context, readDeal(sample, deal), definition);
    if (isShort) {
      counts.short += 1;
      if (said.nearMiss) {
        counts.near += 1;
        const kind = said.nearMiss.short;
        near.add(nearMissWords(said.nearMiss, definition, names), kind, deal);
      }
    }
    if (isUndecided && said.undecided) {
      counts.undecidedDeals += 1;
      const lacking = new Set(said.undecided.missing.map((missing) => missingWords(missing, names)));
      for (const words of lacking) undecided.add(words, 'data', deal);
    }
    yield;
  }
  return { nearMisses: near.all(), undecided: undecided.all(), ...counts };
}

class Groups {
  private readonly sample: Sample;
  private readonly groups = new Map<string, { words: string; kind: LackGroup['kind']; deals: number[] }>();

  constructor(sample: Sample) {
    this.sample = sample;
  }

  add(words: string, kind: LackGroup['kind'], deal: number): void {
    const known = this.groups.get(words);
    if (known) known.deals.push(deal);
    else this.groups.set(words, { words, kind, deals: [deal] });
  }

  all(): LackGroup[] {
    const amounts = amountsOf(this.sample);
    const made = [...this.groups.values()].map(({ words, kind, deals }): LackGroup => {
      const byOutcome: ByOutcome = { won: 0, lost: 0, rejected: 0, open: 0 };
      let wonAmount = 0;
      for (const deal of deals) {
        const outcome = OUTCOMES[this.sample.outcome[deal]!]!;
        byOutcome[outcome] += 1;
        if (outcome === 'won' && amounts) wonAmount += amounts(deal);
      }
      return { words, kind, deals: Uint32Array.from(deals), byOutcome, wonAmount: amounts && wonAmount };
    });
    return made.sort((a, b) => b.byOutcome.won - a.byOutcome.won || b.deals.length - a.deals.length);
  }
}

/** Scores a fraction of a point short count with the next whole point. */
function nearMissWords(miss: NearMiss, definition: Definition, names: Names): string {
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
