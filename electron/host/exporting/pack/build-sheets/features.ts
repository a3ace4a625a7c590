/** What a definition makes use of that CRMs differ in; each with where it does. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import { type allConditions, conditionsOf } from '#shared/domain/definition/walk.ts';
import { waysOf } from './ways.ts';

export const FEATURES = [
  'missing',
  'recycle',
  'fade',
  'times',
  'ruleLimits',
  'sumLimits',
  'manyWays',
  'severalWays',
  'account',
  'distinct',
  'sum',
  'words',
  'bySource',
  'order',
  'history',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Names of the rules and steps that use a feature; features that nothing uses are left out. */
export function featuresOf(definition: Definition): Map<Feature, string[]> {
  const { scoring, transitions, stages, reasons } = definition;
  const stage = (id: string) => stages.find((one) => one.id === id)?.name ?? id;
  const reason = (id: string) => reasons.find((one) => one.id === id)?.name ?? id;
  const owners = [
    ...scoring.rules.map(({ name, when }) => ({ name: `“${name}”`, when })),
    ...transitions.map((step) => ({
      name: `${stage(step.from)} → ${step.kind === 'disqualify' ? `out (${reason(step.reason)})` : stage(step.to)}`,
      when: step.when,
    })),
  ];
  const asking = (what: (condition: ReturnType<typeof allConditions>[number]) => boolean) =>
    owners
      .filter(({ when }) => conditionsOf(when).some(({ condition }) => what(condition)))
      .map(({ name }) => name);
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
    missing: ['every condition'],
    recycle: transitions
      .filter(({ kind }) => kind === 'recycle')
      .map((step) => `${stage(step.from)} → ${step.kind === 'disqualify' ? 'out' : stage(step.to)}`),
    fade: rules(({ halfLifeDays }) => halfLifeDays !== undefined),
    times: rules(({ times, halfLifeDays }) => times !== undefined && halfLifeDays === undefined),
    ruleLimits: rules(({ cap, floor }) => cap !== undefined || floor !== undefined),
    sumLimits: limited,
    manyWays: ways.filter((one) => one.ways === null).map(({ name }) => name),
    severalWays: ways.filter((one) => one.ways !== null && one.ways.length > 1).map(({ name }) => name),
    account: asking((one) => one.kind === 'touchpoints' && one.scope === 'account'),
    distinct: asking(
      (one) => one.kind === 'touchpoints' && (one.measure === 'days' || one.measure === 'people'),
    ),
    sum: asking((one) => one.kind === 'touchpoints' && one.measure === 'sum'),
    words: asking((one) => one.kind === 'field' && one.op === 'containsAnyOf' && one.match === 'words'),
    bySource: asking((one) => one.kind === 'score' && one.bySource !== undefined),
    order: transitions.length > 1 ? ['the steps'] : [],
    history: ['the highest score', 'undecided leads'],
  };
  return new Map(
    FEATURES.flatMap((feature) => (found[feature].length > 0 ? [[feature, found[feature]]] : [])),
  );
}
