/** Scores by definition, and what is made of them: comparisons at each moment, and what stands at the end. */
import type { Condition, Criterion, Definition, Rule, Scoring } from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import {
  type Criteria,
  type Evaluated,
  isScoreLook,
  type ScoreLook,
  withStandIns,
} from '../criteria/criteria.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import { Latest } from '../kept/latest.ts';
import type { Shelf } from '../kept/shelf.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { type EndScores, endScores } from './end-scores.ts';
import { type Contribution, contributionOf, gainsOf, type Scores } from './points.ts';
import { isWide, type Link, planSums, type ScoreOf, Sums } from './sums.ts';
import { bandOf, decide, scoreLookedAt } from './thresholds.ts';

/** How much memory sums may take, what those of one definition may take for each moment, and of how many they are kept. */
const SUMS_BYTES = 512 * 1024 * 1024;
const BYTES_A_MOMENT = 64;
const MOST_SUMS = 64;

/** Added up between two pauses. */
const RULES_AT_ONCE = 3;

/** The scores by one definition, until its draft takes another scoring. */
export interface DefinitionScores {
  decide(look: ScoreLook): Evaluated;
  /** At each moment; not to be changed. */
  atMoments(of: ScoreOf): Scores;
  /** The total, or a category that was asked for; by deal; not to be changed. */
  atEnd(of?: ScoreOf): EndScores;
  /** See `Sums.linksFrom`. */
  linksFrom(of: ScoreOf, rule: string): Link[];
  /** Whether what stands at moments is still of this definition's scoring, and not of another that its draft took. */
  areCurrent(): boolean;
}

/** The rules of a definition with the stand-ins of checklist items in place. */
export const rulesOf = ({ scoring, checklist }: Definition): Rule[] =>
  scoring.rules.map((rule) => ({ ...rule, when: withStandIns(rule.when, checklist) }));

interface KeptSums {
  wide: boolean;
  sums: Sums;
  /** Another one after each change, of all sums that were ever kept. */
  edition: number;
  /** What it was before the last update. */
  before: number;
}

export class Scorer {
  private readonly prepared: PreparedSample;
  private readonly moments: Moments;
  private readonly criteria: Criteria;
  private readonly shelf: Shelf;
  /** By draft and the scores asked for. */
  private readonly kept: Latest<KeptSums>;
  private editions = 0;

  constructor(prepared: PreparedSample, moments: Moments, criteria: Criteria, shelf: Shelf) {
    this.prepared = prepared;
    this.moments = moments;
    this.criteria = criteria;
    this.shelf = shelf;
    const most = Math.floor(SUMS_BYTES / (moments.count * BYTES_A_MOMENT));
    this.kept = new Latest(Math.max(2, Math.min(most, MOST_SUMS)));
  }

  /** Adds up ahead what a draft has that was never scored, a few rules at a time, with pauses in between. */
  *prepare(definition: Definition, draft: string): Generator<undefined, void> {
    const { scoring } = definition;
    if (this.kept.find(keyOf(draft, askedBy(definition)))) return;
    for (let rules = RULES_AT_ONCE; rules < scoring.rules.length; rules += RULES_AT_ONCE) {
      this.scoresOf({ ...definition, scoring: { ...scoring, rules: scoring.rules.slice(0, rules) } }, draft);
      yield;
    }
  }

  /** The scores that a definition's transitions, and further criteria, look at; and one more that is asked for. */
  scoresOf(
    definition: Definition,
    draft: string,
    further: readonly Criterion[] = [],
    one: ScoreOf = 'total',
  ): DefinitionScores {
    const { scoring } = definition;
    const asked = askedBy(definition, further, one);
    const kept = this.keptFor(scoring, draft, asked);
    const changed = kept.sums.update(planSums({ ...scoring, rules: rulesOf(definition) }, asked), (rule) =>
      this.contributionOf(rule, kept.wide),
    );
    kept.before = kept.edition;
    if (changed) kept.edition = this.editions += 1;
    const { sums } = kept;
    const { stirs } = sums;
    return {
      decide: (look) => this.decide(look, scoring.bands, kept),
      atMoments: (of) => kept.sums.scores(of).scores,
      atEnd: (of = 'total') => this.atEnd(of, kept),
      linksFrom: (of, rule) => kept.sums.linksFrom(of, rule),
      areCurrent: () => sums.stirs === stirs,
    };
  }

  private decide(look: ScoreLook, bands: Scoring['bands'], { sums, edition, before }: KeptSums): Evaluated {
    const asked = JSON.stringify(look.kind === 'score' ? look : bandOf(look.band, bands));
    const keyIn = (one: number): string => `look ${one} ${asked}`;
    return this.shelf.get(
      keyIn(edition),
      () => {
        const { scores, touched } = sums.scores(scoreLookedAt(look, bands));
        const decided = this.shelf.find<Evaluated>(keyIn(before));
        return decide(
          look,
          bands,
          scores,
          this.prepared,
          this.moments,
          decided ? { decided, touched } : null,
        );
      },
      ({ value, firm }) => sizeOf(value) + (firm === value ? 0 : sizeOf(firm)),
    );
  }

  private atEnd(of: ScoreOf, { sums, edition, before }: KeptSums): EndScores {
    const keyIn = (one: number): string => `scores at the end ${one} ${of}`;
    return this.shelf.get(
      keyIn(edition),
      () => {
        const { scores, touched } = sums.scores(of);
        const atEnd = this.shelf.find<EndScores>(keyIn(before));
        return endScores(scores, this.moments, atEnd ? { atEnd, touched } : null);
      },
      ({ score }) => 4 * score.byteLength,
    );
  }

  private keptFor(scoring: Scoring, draft: string, asked: ReadonlySet<ScoreOf>): KeptSums {
    const wide = isWide(scoring);
    const key = keyOf(draft, asked);
    let kept = this.kept.find(key);
    if (kept?.wide !== wide) kept = { wide, sums: new Sums(this.moments.count, wide), edition: 0, before: 0 };
    this.kept.put(key, kept);
    return kept;
  }

  /** What a rule contributes at each moment. */
  contributionOf(rule: Rule, wide = false): Contribution {
    const masks = this.criteria.masks(rule.when);
    return contributionOf(rule, masks, (key) =>
      this.shelf.get(
        `gains ${wide} ${key}`,
        () => gainsOf(rule, masks, this.prepared, this.moments, wide),
        ({ byteLength }) => byteLength,
      ),
    );
  }
}

/** The scores that a definition and further criteria look at, and one more. */
function askedBy(
  { scoring, transitions }: Definition,
  further: readonly Criterion[] = [],
  one: ScoreOf = 'total',
): ReadonlySet<ScoreOf> {
  const looks = [...transitions.map(({ when }) => when), ...further].flatMap(scoreLooks);
  return new Set([one, ...looks.map((look) => scoreLookedAt(look, scoring.bands))]);
}

const keyOf = (draft: string, asked: ReadonlySet<ScoreOf>): string => `${draft} ${[...asked].sort().join()}`;

const sizeOf = ({ isTrue, isUnknown }: TruthMasks): number => isTrue.byteLength + isUnknown.byteLength;

const scoreLooks = (criterion: Criterion): ScoreLook[] =>
  conditionsOf(criterion).flatMap(({ condition }: { condition: Condition }) =>
    isScoreLook(condition) ? [condition] : [],
  );
