/** Simulates definitions at one kind of moments, and keeps what can serve the next of them. */
import type { Criterion, Definition, Rule, Scoring } from '../domain/definition/schema.ts';
import { conditionsOf } from '../domain/definition/walk.ts';
import { Criteria, type Evaluated, withStandIns } from './criteria.ts';
import type { TruthMasks } from './masks.ts';
import type { MomentKind, Moments } from './moments.ts';
import { contributionOf, gainsOf, type Points } from './points.ts';
import type { PreparedSample } from './prepared.ts';
import { replayAll } from './replay.ts';
import { Shelf } from './shelf.ts';
import type { Simulation } from './simulation.ts';
import { isWide, newPoints, planSums, type Scores, Sums } from './sums.ts';
import { decide, scoreLookedAt } from './thresholds.ts';

/** How much memory the values of conditions may take. */
const SHELF_BYTES = 192 * 1024 * 1024;

/** How much memory sums may take, and what those of one definition may take for each moment. */
const SUMS_BYTES = 512 * 1024 * 1024;
const BYTES_A_MOMENT = 64;

const rulesOf = ({ scoring, checklist }: Definition): Rule[] =>
  scoring.rules.map((rule) => ({ ...rule, when: withStandIns(rule.when, checklist) }));

export class Simulator {
  private readonly prepared: PreparedSample;
  private readonly moments: Moments;
  private readonly shelf = new Shelf(SHELF_BYTES);
  private readonly criteria: Criteria;
  /** By side and name, which stay the same while a definition is edited; the latest used last. */
  private readonly kept = new Map<string, { wide: boolean; sums: Sums }>();

  constructor(prepared: PreparedSample, kind: MomentKind) {
    this.prepared = prepared;
    this.moments = prepared.moments(kind);
    this.criteria = new Criteria(prepared, this.moments, this.shelf);
  }

  simulate(definition: Definition): Simulation {
    const { scoring, checklist, transitions } = definition;
    const rules = rulesOf(definition);
    const sums = this.sums(definition, rules);
    const evaluated = transitions.map(({ when }) =>
      this.evaluate(withStandIns(when, checklist), sums, scoring),
    );
    const replayed = replayAll(definition, evaluated, this.prepared.sample, this.moments);
    const atEnd = rules.map(({ when }) => this.ruleAtEnd(when));
    this.shelf.trim();
    return {
      deals: this.prepared.sample.deals,
      ...replayed,
      ...this.endScores(sums.scores('total')),
      ruleTrue: atEnd.map(({ isTrue }) => isTrue.slice()),
      ruleUnknown: atEnd.map(({ isUnknown }) => isUnknown.slice()),
    };
  }

  /** Where a criterion is true and unknown at the end, by deal. */
  truthAtEnd(definition: Definition, criterion: Criterion): TruthMasks {
    const asked = withStandIns(criterion, definition.checklist);
    const sums = this.sums(definition, rulesOf(definition), [criterion]);
    return this.atEnd(this.evaluate(asked, sums, definition.scoring).value);
  }

  private evaluate(criterion: Criterion, sums: Sums, { bands }: Scoring): Evaluated {
    return this.criteria.evaluate(criterion, (look) =>
      decide(look, bands, sums.scores(scoreLookedAt(look, bands)), this.prepared, this.moments),
    );
  }

  /** The sums of a definition, and of the categories that its transitions or the further criteria look at. */
  private sums(
    { scoring, transitions, side, name }: Definition,
    rules: Rule[],
    further: readonly Criterion[] = [],
  ): Sums {
    const wide = isWide(scoring);
    const key = `${side} ${name}`;
    let kept = this.kept.get(key);
    if (kept?.wide !== wide) kept = { wide, sums: new Sums(this.moments.count, wide) };
    this.kept.delete(key);
    this.kept.set(key, kept);
    const mostKept = Math.max(2, Math.floor(SUMS_BYTES / (this.moments.count * BYTES_A_MOMENT)));
    for (const oldest of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(oldest);
    const asked = new Set(
      [...transitions.map(({ when }) => when), ...further]
        .flatMap((criterion) => conditionsOf(criterion))
        .flatMap(({ condition }) =>
          condition.kind === 'score' || condition.kind === 'scoreBand'
            ? scoreLookedAt(condition, scoring.bands)
            : [],
        ),
    );
    kept.sums.update(planSums({ ...scoring, rules }, asked), (rule) => {
      const masks = this.criteria.masks(rule.when);
      return contributionOf(rule, masks, (key) => this.gains(key, rule, masks, wide));
    });
    return kept.sums;
  }

  private gains(key: string, rule: Rule, masks: TruthMasks, wide: boolean): Points {
    return this.shelf.get(
      `gains ${wide} ${key}`,
      () => gainsOf(rule, masks, this.prepared, this.moments, newPoints(this.moments.count, wide)),
      ({ byteLength }) => byteLength,
    );
  }

  private ruleAtEnd(when: Criterion): TruthMasks {
    return this.shelf.get(
      `end ${JSON.stringify(when)}`,
      () => this.atEnd(this.criteria.masks(when)),
      ({ isTrue, isUnknown }) => isTrue.byteLength + isUnknown.byteLength,
    );
  }

  private atEnd({ isTrue, isUnknown }: TruthMasks): TruthMasks {
    if (this.moments.kind === 'first') return { isTrue, isUnknown };
    return { isTrue: this.lastOf(isTrue), isUnknown: this.lastOf(isUnknown) };
  }

  private lastOf(mask: Uint32Array): Uint32Array {
    const { deals } = this.prepared.sample;
    const { first } = this.moments;
    const result = new Uint32Array((deals + 31) >> 5);
    for (let deal = 0; deal < deals; deal += 1) {
      const last = first[deal + 1]! - 1;
      result[deal >> 5]! |= ((mask[last >> 5]! >>> (last & 31)) & 1) << (deal & 31);
    }
    return result;
  }

  private endScores(scores: Scores): Pick<Simulation, 'score' | 'low' | 'high' | 'peakScore'> {
    const { deals } = this.prepared.sample;
    const { first } = this.moments;
    const make = (): Points => newPoints(deals, scores.points instanceof Float64Array);
    const [score, low, high, peakScore] = [make(), make(), make(), make()];
    for (let deal = 0; deal < deals; deal += 1) {
      const last = first[deal + 1]! - 1;
      const points = scores.points[last]!;
      score[deal] = points;
      low[deal] = points - (scores.below?.[last] ?? 0);
      high[deal] = points + (scores.above?.[last] ?? 0);
      let peak = points;
      for (let moment = first[deal]!; moment < last; moment += 1) {
        if (scores.points[moment]! > peak) peak = scores.points[moment]!;
      }
      peakScore[deal] = peak;
    }
    return { score, low, high, peakScore };
  }
}
