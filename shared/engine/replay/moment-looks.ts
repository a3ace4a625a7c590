/** Criteria at single moments of single deals, as trees over the masks and scores that the engine keeps anyway. */
import { partsNeeded } from '../../domain/classify/near-miss.ts';
import type { MissingData } from '../../domain/classify/result.ts';
import { all, any, atLeast, not, type Truth } from '../../domain/criteria/truth.ts';
import type {
  Category,
  Combination,
  Condition,
  Criterion,
  Definition,
} from '../../domain/definition/schema.ts';
import { isCombination } from '../../domain/definition/walk.ts';
import { hasBit } from '../../domain/sample/sample.ts';
import { type Criteria, isScoreLook, withStandIns } from '../criteria/criteria.ts';
import { knownFrom } from '../criteria/field-conditions.ts';
import { isEmpty, type TruthMasks } from '../criteria/masks.ts';
import { isMeasurable } from '../criteria/touchpoint-conditions.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { leavesDoubt, type Scores } from '../score/points.ts';
import { type DefinitionScores, rulesOf } from '../score/scorer.ts';
import { boundsAt, scoreLookedAt } from '../score/thresholds.ts';

export type Look = DataLook | ScoreLook | CombinedLook;

interface DataLook {
  kind: 'data';
  path: readonly number[];
  /** Among the conditions of the criterion that look at data. */
  place: number;
  masks: TruthMasks;
  /** What it lacks, where it is unknown. */
  missing(deal: number, moment: number): readonly MissingData[];
}

interface ScoreLook {
  kind: 'score';
  scores: Scores;
  bounds(deal: number, moment: number): { from: number; to: number };
  /** The rules that can leave the score in doubt. */
  rules: readonly Look[];
}

interface CombinedLook {
  kind: Combination['kind'];
  /** How many of the parts must be as wanted for the whole to be as wanted. */
  needed: Record<'true' | 'false', number>;
  parts: Look[];
}

export class MomentLooks {
  private readonly prepared: PreparedSample;
  private readonly moments: Moments;
  private readonly criteria: Criteria;
  private readonly definition: Definition;
  private readonly scores: DefinitionScores;
  /** The rules that can leave a score in doubt. */
  private readonly rules: { category: Category; look: Look }[];
  private places = 0;

  constructor(
    prepared: PreparedSample,
    moments: Moments,
    criteria: Criteria,
    definition: Definition,
    scores: DefinitionScores,
  ) {
    this.prepared = prepared;
    this.moments = moments;
    this.criteria = criteria;
    this.definition = definition;
    this.scores = scores;
    this.rules = rulesOf(definition)
      .filter((rule) => leavesDoubt(rule) && !isEmpty(criteria.masks(rule.when).isUnknown))
      .map(({ category, when }) => ({ category, look: this.lookOf(when) }));
  }

  /** The criterion of a transition. */
  of(criterion: Criterion): Look {
    this.places = 0;
    return this.lookOf(withStandIns(criterion, this.definition.checklist));
  }

  private lookOf(criterion: Criterion, path: readonly number[] = []): Look {
    if (isCombination(criterion)) {
      return {
        kind: criterion.kind,
        needed: { true: partsNeeded(criterion, 'true'), false: partsNeeded(criterion, 'false') },
        parts: criterion.of.map((part, position) => this.lookOf(part, [...path, position])),
      };
    }
    if (!isScoreLook(criterion)) {
      const masks = this.criteria.masks(criterion);
      this.places += 1;
      return { kind: 'data', path, place: this.places - 1, masks, missing: this.missingOf(criterion) };
    }
    const { bands } = this.definition.scoring;
    const of = scoreLookedAt(criterion, bands);
    return {
      kind: 'score',
      scores: this.scores.atMoments(of),
      bounds: boundsAt(criterion, bands, this.prepared, this.moments),
      rules: this.rules.flatMap(({ category, look }) => (of === 'total' || of === category ? [look] : [])),
    };
  }

  private missingOf(condition: Exclude<Condition, { kind: 'score' | 'scoreBand' }>): DataLook['missing'] {
    const { prepared, moments } = this;
    if (condition.kind === 'checklist') {
      const missing: MissingData[] = [{ kind: 'checklist', item: condition.item }];
      return () => missing;
    }
    if (condition.kind === 'touchpoints') {
      const { types, scope } = condition;
      const none: MissingData[] = isMeasurable(condition, prepared) ? [] : [{ kind: 'touchpoints', types }];
      if (scope === 'deal') return () => none;
      const { has } = prepared.accounts();
      return (deal) => (has[deal] === 0 ? [...none, { kind: 'account' }] : none);
    }
    const { field: key } = condition;
    const field = prepared.fields.get(key);
    const column = prepared.sample.columns.get(key);
    const [notInSample, empty, notYetKnown, notComparable] = (
      ['notInSample', 'empty', 'notYetKnown', 'notComparable'] as const
    ).map((because): MissingData[] => [{ kind: 'field', field: key, because }]) as [
      MissingData[],
      MissingData[],
      MissingData[],
      MissingData[],
    ];
    if (!field) return () => notInSample;
    if (!column) return () => empty;
    const known = knownFrom(prepared.sample, moments, field);
    const isEmpty = (deal: number): boolean =>
      column.kind === 'text' ? column.codes[deal] === 0 : hasBit(column.missing, deal);
    return (deal, moment) => (isEmpty(deal) ? empty : known(deal) > moment ? notYetKnown : notComparable);
  }
}

/** The value of a criterion at a moment, had every uncertain comparison of a score been unknown. */
export function firmAt(look: Look, deal: number, moment: number): Truth {
  switch (look.kind) {
    case 'data':
      if (hasBit(look.masks.isTrue, moment)) return 'true';
      return hasBit(look.masks.isUnknown, moment) ? 'unknown' : 'false';
    case 'score': {
      const { points, below, above } = look.scores;
      const { from, to } = look.bounds(deal, moment);
      const low = points[moment]! - (below ? below[moment]! : 0);
      const high = points[moment]! + (above ? above[moment]! : 0);
      if (high < from || low > to) return 'false';
      return low >= from && high <= to ? 'true' : 'unknown';
    }
    case 'all':
      return all(partsAt(look, deal, moment));
    case 'any':
      return any(partsAt(look, deal, moment));
    case 'none':
      return not(any(partsAt(look, deal, moment)));
    case 'atLeast':
      return atLeast(look.needed.true, partsAt(look, deal, moment));
  }
}

const partsAt = ({ parts }: CombinedLook, deal: number, moment: number): Truth[] =>
  parts.map((part) => firmAt(part, deal, moment));

/**
 * The data for want of which a criterion that is unknown or uncertain at a moment is so; what several parts lack, more
 * than once.
 */
export function missingAt(look: Look, deal: number, moment: number): MissingData[] {
  const missing: MissingData[] = [];
  addMissing(look, deal, moment, missing);
  return missing;
}

function addMissing(look: Look, deal: number, moment: number, missing: MissingData[]): void {
  if (look.kind === 'data') {
    const lacks = look.missing(deal, moment);
    for (let i = 0; i < lacks.length; i += 1) missing.push(lacks[i]!);
    return;
  }
  const parts = look.kind === 'score' ? look.rules : look.parts;
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!;
    const isUnknown =
      part.kind === 'data' ? hasBit(part.masks.isUnknown, moment) : firmAt(part, deal, moment) === 'unknown';
    if (isUnknown) addMissing(part, deal, moment, missing);
  }
}
