/**
 * A threshold or a weight while it is dragged. What the dragging can change of a deal is read off a few simulations
 * at its start, and deals that it changes alike are counted by score; each tick adds up counts, whatever the number
 * of deals.
 */
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import { criterionAt, replaceAt } from '../domain/definition/edit-criterion.ts';
import type { Definition, PointLimits, ScoreCondition } from '../domain/definition/schema.ts';
import { conditionsOf } from '../domain/definition/walk.ts';
import { hasBit, OUTCOMES, type Outcome, type Sample } from '../domain/sample/sample.ts';
import type { Points } from './score/points.ts';
import type { ScoreOf } from './score/sums.ts';
import type { Simulation } from './simulation.ts';

/** What is dragged: the number of an “at least” in a transition's criterion, or the points of a rule. */
export type Dragged =
  | { kind: 'threshold'; transition: string; path: readonly number[] }
  | { kind: 'weight'; rule: string };

export interface Drag {
  /** For each stage, the deals that reach it, were the dragged number this one (in points). */
  tick(value: number): Record<Outcome, number>[];
}

/** What a drag asks of the engine. */
export interface DragSource {
  sample: Sample;
  simulate(definition: Definition): Simulation;
  scores(definition: Definition, of: ScoreOf): { score: Points };
}

/** Beyond all scores, and the most that a definition can compare with. */
const FAR = 1_000_000;
/** Groups of deals are told apart by where they get with each number of thresholds passed. */
const MOST_CUTS = 8;

/**
 * Begins a drag over a definition of which time can take nothing back. Null where counts can't follow it: another
 * kind of comparison, or points that limits or thresholds of a category make count in other ways than in the total.
 */
export function beginDrag(source: DragSource, definition: Definition, dragged: Dragged): Drag | null {
  return dragged.kind === 'threshold'
    ? dragThreshold(source, definition, dragged.transition, dragged.path)
    : dragWeight(source, definition, dragged.rule);
}

/** Deals that get to one stage where the comparison fails and to another where it holds, counted by score. */
function dragThreshold(
  source: DragSource,
  definition: Definition,
  transition: string,
  path: readonly number[],
): Drag | null {
  const when = definition.transitions.find(({ id }) => id === transition)?.when;
  const look = when && criterionAt(when, path);
  if (look?.kind !== 'score' || look.is.op !== 'atLeast') return null;
  const withValue = (value: number): Definition => ({
    ...definition,
    name: `${definition.name} (dragged)`,
    transitions: definition.transitions.map((one) =>
      one.id === transition
        ? { ...one, when: replaceAt(one.when, path, { ...look, is: { op: 'atLeast', value } }) }
        : one,
    ),
  });
  const [without, among] = [withValue(FAR), withValue(-FAR)].map((edge) => source.simulate(edge).reached) as [
    Uint8Array,
    Uint8Array,
  ];
  const { score } = look.of === 'total' ? source.simulate(definition) : source.scores(definition, look.of);
  if (score instanceof Float64Array) return null;
  const groups = new Groups(source.sample, definition.stages.length);
  for (let deal = 0; deal < source.sample.deals; deal += 1) {
    groups.add([without, among], score[deal]!, deal, false);
  }
  return groups.drag((value) => ({ cuts: [toThousandths(value)], shift: 0 }));
}

/** Deals that get to certain stages as the total passes one threshold after another, counted by the other points. */
function dragWeight(source: DragSource, definition: Definition, id: string): Drag | null {
  const rule = definition.scoring.rules.find((one) => one.id === id);
  if (!rule || !countsPlainly(definition, id)) return null;
  const looks = definition.transitions.flatMap(({ when }) =>
    conditionsOf(when).flatMap(({ condition }) =>
      condition.kind === 'score' || condition.kind === 'scoreBand' ? [condition] : [],
    ),
  );
  if (
    !looks.every(
      (look): look is ScoreCondition =>
        look.kind === 'score' && look.of === 'total' && look.is.op === 'atLeast' && !look.bySource,
    )
  ) {
    return null;
  }
  const cuts = [...new Set(looks.map(({ is }) => (is.op === 'atLeast' ? is.value : 0)))].sort(
    (a, b) => a - b,
  );
  if (cuts.length > MOST_CUTS) return null;
  const passing = (count: number): Definition => ({
    ...definition,
    name: `${definition.name} (dragged)`,
    transitions: definition.transitions.map((one) => ({
      ...one,
      when: conditionsOf(one.when).reduce(
        (when, { condition, path }) =>
          condition.kind === 'score' && condition.is.op === 'atLeast'
            ? replaceAt(when, path, {
                ...condition,
                is: { op: 'atLeast', value: cuts.indexOf(condition.is.value) < count ? -FAR : FAR },
              })
            : when,
        one.when,
      ),
    })),
  });
  const reached = Array.from(
    { length: cuts.length + 1 },
    (_, count) => source.simulate(passing(count)).reached,
  );
  const { score, ruleTrue } = source.simulate(definition);
  if (score instanceof Float64Array) return null;
  const isTrue = ruleTrue[definition.scoring.rules.indexOf(rule)]!;
  const points = toThousandths(rule.points);
  const groups = new Groups(source.sample, definition.stages.length);
  for (let deal = 0; deal < source.sample.deals; deal += 1) {
    const counts = hasBit(isTrue, deal);
    groups.add(reached, counts ? score[deal]! - points : score[deal]!, deal, counts);
  }
  const thresholds = cuts.map(toThousandths);
  return groups.drag((value) => ({ cuts: thresholds, shift: toThousandths(value) }));
}

/** Whether a rule's points count once and in full, in the total and in nothing else that is limited. */
function countsPlainly({ scoring }: Definition, id: string): boolean {
  const rule = scoring.rules.find((one) => one.id === id)!;
  const isFree = (limits: PointLimits | undefined) =>
    limits?.cap === undefined && limits?.floor === undefined;
  return (
    rule.times === undefined &&
    rule.halfLifeDays === undefined &&
    [
      rule,
      scoring.groups.find((group) => group.id === rule.group),
      scoring.categories[rule.category],
      scoring.total,
    ].every(isFree)
  );
}

/** Deals that the dragging changes alike. */
interface Group {
  /** The stage reached with no threshold passed, with the first, and so on. */
  stages: number[];
  /** Whether the dragged points are theirs. */
  isShifted: boolean;
  /** By outcome. */
  scores: number[][];
}

class Groups {
  private readonly sample: Sample;
  private readonly stages: number;
  private readonly groups = new Map<number, Group>();

  constructor(sample: Sample, stages: number) {
    this.sample = sample;
    this.stages = stages;
  }

  /** Puts a deal to those that get to the same stages: `reached` with no threshold passed, with the first, and so on. */
  add(reached: readonly Uint8Array[], score: number, deal: number, isShifted: boolean): void {
    let key = isShifted ? 1 : 0;
    for (let i = 0; i < reached.length; i += 1) key = key * this.stages + reached[i]![deal]!;
    let group = this.groups.get(key);
    if (!group) {
      group = {
        stages: reached.map((stages) => stages[deal]!),
        isShifted,
        scores: OUTCOMES.map(() => []),
      };
      this.groups.set(key, group);
    }
    group.scores[this.sample.outcome[deal]!]!.push(score);
  }

  /** Counts at each tick, given the thresholds (in thousandths, ascending) and the dragged points. */
  drag(at: (value: number) => { cuts: readonly number[]; shift: number }): Drag {
    const counted = [...this.groups.values()].map(({ stages, isShifted, scores }) => ({
      stages,
      isShifted,
      steps: scores.map(stepsOf),
    }));
    return {
      tick: (value) => {
        const { cuts, shift } = at(value);
        const standing = Array.from({ length: this.stages }, () => [0, 0, 0, 0]);
        for (const { stages, isShifted, steps } of counted) {
          steps.forEach((step, outcome) => {
            let rest = step.counts[0]!;
            cuts.forEach((cut, i) => {
              const passing = countFrom(step, cut - (isShifted ? shift : 0));
              standing[stages[i]!]![outcome]! += rest - passing;
              rest = passing;
            });
            standing[stages[cuts.length]!]![outcome]! += rest;
          });
        }
        for (let stage = this.stages - 2; stage >= 0; stage -= 1) {
          for (let outcome = 0; outcome < 4; outcome += 1)
            standing[stage]![outcome]! += standing[stage + 1]![outcome]!;
        }
        return standing.map(([won, lost, rejected, open]) => ({
          won: won!,
          lost: lost!,
          rejected: rejected!,
          open: open!,
        }));
      },
    };
  }
}

/** Different scores in order, and how many deals have each or more; one count more than scores. */
interface Steps {
  scores: Float64Array;
  counts: Uint32Array;
}

function stepsOf(scores: number[]): Steps {
  const byScore = new Map<number, number>();
  for (const score of scores) byScore.set(score, (byScore.get(score) ?? 0) + 1);
  const different = Float64Array.from(byScore.keys()).sort();
  const counts = new Uint32Array(different.length + 1);
  for (let i = different.length - 1; i >= 0; i -= 1) counts[i] = counts[i + 1]! + byScore.get(different[i]!)!;
  return { scores: different, counts };
}

/** How many have at least this score. */
function countFrom({ scores, counts }: Steps, least: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scores[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return counts[low]!;
}
