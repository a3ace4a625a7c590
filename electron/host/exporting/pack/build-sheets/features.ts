/** What a definition makes use of that CRMs differ in; each with where it does. */
import type {
  Category,
  Comparison,
  Condition,
  Definition,
  Transition,
} from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { holdsLists, type PackSource } from '../target.ts';
import { waysOf } from './ways.ts';

export const FEATURES = [
  'missing',
  'forward',
  'recycle',
  'disqualify',
  'fade',
  'fadeInWindow',
  'times',
  'ruleLimits',
  'sumLimits',
  'sumOfCategories',
  'over100',
  'manyWays',
  'severalWays',
  'account',
  'distinct',
  'sum',
  'words',
  'partsOfLists',
  'bySource',
  'order',
  'history',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Names of the rules and steps that use a feature; features that nothing uses are left out. */
export function featuresOf({
  definition,
  sample,
}: Pick<PackSource, 'definition' | 'sample'>): Map<Feature, string[]> {
  const { scoring, transitions, stages, reasons } = definition;
  const stage = (id: string) => stages.find((one) => one.id === id)?.name ?? id;
  const reason = (id: string) => reasons.find((one) => one.id === id)?.name ?? id;
  const owners = [
    ...scoring.rules.map(({ name, when }) => ({ name: `“${name}”`, when, kind: null })),
    ...transitions.map((step) => ({
      name: `${stage(step.from)} → ${step.kind === 'disqualify' ? `out (${reason(step.reason)})` : stage(step.to)}`,
      when: step.when,
      kind: step.kind,
    })),
  ];
  const asking = (what: (condition: Condition) => boolean) =>
    owners
      .filter(({ when }) => conditionsOf(when).some(({ condition }) => what(condition)))
      .map(({ name }) => name);
  const steps = (...kinds: Transition['kind'][]) =>
    owners.filter(({ kind }) => kind !== null && kinds.includes(kind)).map(({ name }) => name);
  const bandOf = (id: string) => scoring.bands.find((band) => band.id === id);
  const looksAtTotal = (one: Condition): boolean =>
    (one.kind === 'score' && one.of === 'total') ||
    (one.kind === 'scoreBand' && bandOf(one.band)?.of === 'total');
  const ways = owners.map(({ name, when }) => ({ name, ways: waysOf(when) }));
  const rules = (what: (rule: Definition['scoring']['rules'][number]) => boolean) =>
    scoring.rules.filter(what).map(({ name }) => `“${name}”`);
  const limited = [
    ...scoring.groups
      .filter(({ cap, floor }) => cap !== undefined || floor !== undefined)
      .map(({ name }) => name),
    ...Object.entries(scoring.categories)
      .filter(([, limits]) => limits?.cap !== undefined || limits?.floor !== undefined)
      .map(([category]) => category),
    ...(scoring.total.cap !== undefined || scoring.total.floor !== undefined ? ['the total'] : []),
  ];
  const found: Record<Feature, string[]> = {
    missing: asking((one) => one.kind === 'field' && one.op !== 'isKnown'),
    forward: steps('advance', 'fastTrack'),
    recycle: steps('recycle'),
    disqualify: steps('disqualify'),
    fade: rules(({ halfLifeDays }) => halfLifeDays !== undefined),
    fadeInWindow: rules(
      ({ halfLifeDays, when }) =>
        halfLifeDays !== undefined &&
        conditionsOf(when).some(
          ({ condition }) => condition.kind === 'touchpoints' && condition.withinDays !== undefined,
        ),
    ),
    times: rules(({ times, halfLifeDays }) => times !== undefined && halfLifeDays === undefined),
    ruleLimits: rules(({ cap, floor }) => cap !== undefined || floor !== undefined),
    sumLimits: limited,
    sumOfCategories:
      new Set(scoring.rules.map(({ category }) => isFit(category))).size > 1 ? asking(looksAtTotal) : [],
    over100: asking(
      (one) =>
        (one.kind === 'score' && [one.is, ...Object.values(one.bySource ?? {})].some(isOver100)) ||
        (one.kind === 'scoreBand' && (bandOf(one.band)?.from ?? 0) > 100),
    ),
    manyWays: ways.filter((one) => one.ways === null).map(({ name }) => name),
    severalWays: ways.filter((one) => one.ways !== null && one.ways.length > 1).map(({ name }) => name),
    account: asking((one) => one.kind === 'touchpoints' && one.scope === 'account'),
    distinct: asking(
      (one) => one.kind === 'touchpoints' && (one.measure === 'days' || one.measure === 'people'),
    ),
    sum: asking((one) => one.kind === 'touchpoints' && one.measure === 'sum'),
    words: asking((one) => one.kind === 'field' && one.op === 'containsAnyOf' && one.match === 'words'),
    partsOfLists: asking(
      (one) => one.kind === 'field' && one.op === 'containsAnyOf' && holdsLists(sample, one.field),
    ),
    bySource: asking((one) => one.kind === 'score' && one.bySource !== undefined),
    order: stages
      .filter(({ id }) => transitions.filter(({ from }) => from === id).length > 1)
      .map(({ name }) => `the steps from ${name}`),
    history: ['the highest score', 'undecided leads'],
  };
  return new Map(
    FEATURES.flatMap((feature) => (found[feature].length > 0 ? [[feature, found[feature]]] : [])),
  );
}

/** Who a lead is, and not what it does. */
const isFit = (category: Category): boolean => category === 'fit';

const isOver100 = (is: Comparison): boolean => (is.op === 'between' ? is.high : is.value) > 100;
