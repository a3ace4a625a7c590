/** Scores by definition, and what is made of them: comparisons at each moment, and what stands at the end. */
import type { Condition, Criterion, Definition, Rule } from '../domain/definition/schema.ts';
import { conditionsOf } from '../domain/definition/walk.ts';
import { type Criteria, type Evaluated, isScoreLook, type ScoreLook, withStandIns } from './criteria.ts';
import type { TruthMasks } from './masks.ts';
import type { Moments } from './moments.ts';
import { contributionOf, gainsOf, type Points } from './points.ts';
import type { PreparedSample } from './prepared.ts';
import type { Shelf } from './shelf.ts';
import type { Simulation } from './simulation.ts';
import { isWide, newPoints, planSums, type ScoreOf, type Scores, Sums } from './sums.ts';
import { decide, scoreLookedAt } from './thresholds.ts';

/** How much memory sums may take, and what those of one definition may take for each moment. */
const SUMS_BYTES = 512 * 1024 * 1024;
const BYTES_A_MOMENT = 64;

export type EndScores = Pick<Simulation, 'score' | 'low' | 'high' | 'peakScore'>;

/** The scores by one definition, until another is asked for. */
export interface DefinitionScores {
  decide(look: ScoreLook): Evaluated;
  /** The total, or a category that was asked for; by deal; not to be changed. */
  atEnd(of?: ScoreOf): EndScores;
}

/** The rules of a definition with the stand-ins of checklist items in place. */
export const rulesOf = ({ scoring, checklist }: Definition): Rule[] =>
  scoring.rules.map((rule) => ({ ...rule, when: withStandIns(rule.when, checklist) }));

interface KeptSums {
  wide: boolean;
  sums: Sums;
  /** Another one after each change, of all sums that were ever kept. */
  edition: number;
}

export class Scorer {
  private readonly prepared: PreparedSample;
  private readonly moments: Moments;
  private readonly criteria: Criteria;
  private readonly shelf: Shelf;
  /** By side, name and the scores asked for, which stay the same while a definition is edited; the latest used last. */
  private readonly kept = new Map<string, KeptSums>();
  private editions = 0;

  constructor(prepared: PreparedSample, moments: Moments, criteria: Criteria, shelf: Shelf) {
    this.prepared = prepared;
    this.moments = moments;
    this.criteria = criteria;
    this.shelf = shelf;
  }

  /** The scores that a definition's transitions, and further criteria, look at; and one more that is asked for. */
  scoresOf(
    definition: Definition,
    further: readonly Criterion[] = [],
    one: ScoreOf = 'total',
  ): DefinitionScores {
    const { scoring, transitions } = definition;
    const looks = [...transitions.map(({ when }) => when), ...further].flatMap(scoreLooks);
    const asked = new Set([one, ...looks.map((look) => scoreLookedAt(look, scoring.bands))]);
    const kept = this.keptFor(definition, asked);
    const changed = kept.sums.update(planSums({ ...scoring, rules: rulesOf(definition) }, asked), (rule) =>
      this.contributionOf(rule, kept.wide),
    );
    if (changed) kept.edition = this.editions += 1;
    const { sums, edition } = kept;
    return {
      decide: (look) =>
        this.shelf.get(
          `look ${edition} ${JSON.stringify(look.kind === 'score' ? look : scoring.bands.find(({ id }) => id === look.band))}`,
          () =>
            decide(
              look,
              scoring.bands,
              sums.scores(scoreLookedAt(look, scoring.bands)),
              this.prepared,
              this.moments,
            ),
          ({ value, firm }) => sizeOf(value) + (firm === value ? 0 : sizeOf(firm)),
        ),
      atEnd: (of = 'total') =>
        this.shelf.get(
          `scores at the end ${edition} ${of}`,
          () => endScores(sums.scores(of), this.moments),
          ({ score }) => 4 * score.byteLength,
        ),
    };
  }

  private keptFor({ scoring, side, name }: Definition, asked: ReadonlySet<ScoreOf>): KeptSums {
    const wide = isWide(scoring);
    const key = `${side} ${name} ${[...asked].sort().join()}`;
    let kept = this.kept.get(key);
    if (kept?.wide !== wide) kept = { wide, sums: new Sums(this.moments.count, wide), edition: 0 };
    this.kept.delete(key);
    this.kept.set(key, kept);
    const most = Math.max(2, Math.floor(SUMS_BYTES / (this.moments.count * BYTES_A_MOMENT)));
    for (const oldest of [...this.kept.keys()].slice(0, -most)) this.kept.delete(oldest);
    return kept;
  }

  private contributionOf(rule: Rule, wide: boolean) {
    const masks = this.criteria.masks(rule.when);
    return contributionOf(rule, masks, (key) =>
      this.shelf.get(
        `gains ${wide} ${key}`,
        () => gainsOf(rule, masks, this.prepared, this.moments, newPoints(this.moments.count, wide)),
        ({ byteLength }) => byteLength,
      ),
    );
  }
}

const sizeOf = ({ isTrue, isUnknown }: TruthMasks): number => isTrue.byteLength + isUnknown.byteLength;

const scoreLooks = (criterion: Criterion): ScoreLook[] =>
  conditionsOf(criterion).flatMap(({ condition }: { condition: Condition }) =>
    isScoreLook(condition) ? [condition] : [],
  );

function endScores({ points, below, above }: Scores, { first }: Moments): EndScores {
  const deals = first.length - 1;
  const make = (): Points => newPoints(deals, points instanceof Float64Array);
  const [score, low, high, peakScore] = [make(), make(), make(), make()];
  for (let deal = 0; deal < deals; deal += 1) {
    const last = first[deal + 1]! - 1;
    const end = points[last]!;
    score[deal] = end;
    low[deal] = end - (below ? below[last]! : 0);
    high[deal] = end + (above ? above[last]! : 0);
    let peak = end;
    for (let moment = first[deal]!; moment < last; moment += 1) {
      if (points[moment]! > peak) peak = points[moment]!;
    }
    peakScore[deal] = peak;
  }
  return { score, low, high, peakScore };
}
