/** The numbers of a definition that can be turned to move one deal: points, thresholds, counts. */
import { momentsOf } from '../../domain/classify/moments.ts';
import { scoreMoments } from '../../domain/classify/replay.ts';
import { normalize } from '../../domain/criteria/text.ts';
import { replaceAt } from '../../domain/definition/edit-criterion.ts';
import type {
  Comparison,
  Definition,
  ScoreCondition,
  TouchpointCondition,
} from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import { type Deal, type SampleContext, textsOf } from '../../domain/sample/deal.ts';
import type { EditKind, EditPlace } from './dispute.ts';

export interface Dial {
  kind: EditKind;
  place: EditPlace | null;
  from: number;
  /** How far it is worth turning. */
  reach: number;
  set(to: number): Definition;
}

const MOST_POINTS = 100;
const MOST_THRESHOLD = 250;
const MOST_COUNT = 20;

/** All dials that this deal can feel: rules that were true of it, and what transitions compare. */
export function dialsFor(context: SampleContext, deal: Deal, definition: Definition): Dial[] {
  return [
    ...pointDials(context, deal, definition),
    ...transitionDials(context, deal, definition),
    ...bandDials(definition),
  ];
}

/**
 * The smallest turn of a dial that puts the deal where it belongs, found by doubling and then halving: the
 * further a number is turned, the further the deal goes. Null where no turn does.
 */
export function smallestTurn(
  dial: Dial,
  { target, towards, isThere: belongs }: { target: number; towards: 1 | -1; isThere(stage: number): boolean },
  reaches: (definition: Definition) => number,
): { definition: Definition; size: number } | null {
  for (const way of [1, -1] as const) {
    const isThere = (by: number) => towards * (reaches(dial.set(turned(dial.from, way * by))) - target) >= 0;
    if (!isThere(dial.reach)) continue;
    let [short, there] = [0, dial.reach];
    while (there - short > 1) {
      const middle = (short + there) >> 1;
      if (isThere(middle)) there = middle;
      else short = middle;
    }
    const definition = dial.set(turned(dial.from, way * there));
    if (belongs(reaches(definition))) return { definition, size: there };
  }
  return null;
}

/** Whole thousandths, as scores are kept. */
const turned = (from: number, by: number): number => Math.round((from + by) * 1000) / 1000;

function pointDials(context: SampleContext, deal: Deal, definition: Definition): Dial[] {
  const moments = scoreMoments(momentsOf(context, deal, definition), definition);
  return definition.scoring.rules.flatMap((rule, index): Dial[] => {
    if (!moments.some(({ scored }) => scored.rules[index]!.value === 'true')) return [];
    const set = (points: number): Definition => ({
      ...definition,
      scoring: {
        ...definition.scoring,
        rules: definition.scoring.rules.map((each) => (each.id === rule.id ? { ...each, points } : each)),
      },
    });
    return [
      { kind: 'points', place: { part: 'rule', id: rule.id }, from: rule.points, reach: MOST_POINTS, set },
    ];
  });
}

function transitionDials(context: SampleContext, deal: Deal, definition: Definition): Dial[] {
  return definition.transitions.flatMap((transition) =>
    conditionsOf(transition.when).flatMap(({ condition, path }): Dial[] => {
      const put = (changed: ScoreCondition | TouchpointCondition): Definition => ({
        ...definition,
        transitions: definition.transitions.map((each) =>
          each.id === transition.id ? { ...each, when: replaceAt(each.when, path, changed) } : each,
        ),
      });
      const place: EditPlace = { part: 'transition', id: transition.id };
      if (condition.kind === 'touchpoints' && condition.is.op !== 'between') {
        const { is } = condition;
        const set = (value: number) => put({ ...condition, is: { ...is, value: Math.max(0, value) } });
        return [{ kind: 'count', place, from: is.value, reach: MOST_COUNT, set }];
      }
      return condition.kind === 'score' ? scoreDials(condition, sourceOf(context, deal), place, put) : [];
    }),
  );
}

/** For all sources that share the threshold, and for the deal's own source alone. */
function scoreDials(
  condition: ScoreCondition,
  source: string | null,
  place: EditPlace,
  put: (condition: ScoreCondition) => Definition,
): Dial[] {
  const own = Object.keys(condition.bySource ?? {}).find((key) => normalize(key) === normalize(source ?? ''));
  const is: Comparison = own === undefined ? condition.is : condition.bySource![own]!;
  if (is.op === 'between') return [];
  const dial = { place, from: is.value, reach: MOST_THRESHOLD };
  const forSource = (name: string): Dial => ({
    ...dial,
    kind: 'sourceThreshold',
    set: (value) => put({ ...condition, bySource: { ...condition.bySource, [name]: { ...is, value } } }),
  });
  if (own !== undefined) return [forSource(own)];
  const forAll: Dial = {
    ...dial,
    kind: 'threshold',
    set: (value) => put({ ...condition, is: { ...is, value } }),
  };
  return source === null ? [forAll] : [forAll, forSource(source)];
}

function bandDials(definition: Definition): Dial[] {
  const { bands } = definition.scoring;
  return bands.flatMap((band): Dial[] => {
    if (band.from === undefined) return [];
    const set = (from: number): Definition => ({
      ...definition,
      scoring: {
        ...definition.scoring,
        bands: bands.map((each) => (each.id === band.id ? { ...each, from } : each)),
      },
    });
    return [{ kind: 'band', place: null, from: band.from, reach: MOST_THRESHOLD, set }];
  });
}

function sourceOf(context: SampleContext, deal: Deal): string | null {
  const value = context.source === null ? undefined : deal.values.get(context.source);
  if (!value) return null;
  return typeof value.value === 'string' ? value.value : (textsOf(value)[0] ?? null);
}
