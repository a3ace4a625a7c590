import type { Explanation, SeenData, TracedCriterion } from '#shared/contract/simulating.ts';
import { type TracedMoment, trace } from '#shared/domain/classify/trace.ts';
import type { Evaluated, Seen } from '#shared/domain/criteria/evaluate.ts';
import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { describeMoment } from '#shared/domain/definition/moment.ts';
import { type Names, namesFor } from '#shared/domain/definition/names.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { simulate } from './simulate.ts';
import { inPoints, iso, isoOrNull, rangeInPoints } from './units.ts';
import { verdictOn } from './verdict.ts';

/** Why the deal at a position of the sample landed where it did. */
export function explainDeal(sample: Sample, definition: Definition, deal: number): Explanation {
  const verdict = verdictOn(sample, definition, simulate(sample, definition), deal);
  const { moments, total } = trace(contextOf(sample), readDeal(sample, deal), definition);
  const explain = explainer(sample, definition, deal);
  return {
    definition: definition.name,
    deal: {
      id: verdict.id,
      outcome: verdict.outcome,
      createdAt: isoOrNull(sample.createdAt[deal]!),
      closedAt: isoOrNull(sample.closedAt[deal]!),
    },
    verdict,
    moments: moments.map(explain),
    totalMoments: total,
  };
}

type ExplainedMoment = Explanation['moments'][number];

function explainer(sample: Sample, definition: Definition, deal: number) {
  const names = namesFor(definition, sample.fields);
  const rules = new Map(definition.scoring.rules.map((rule) => [rule.id, rule]));
  const transitions = new Map(definition.transitions.map((transition) => [transition.id, transition]));
  const { start, type, types } = sample.touchpoints;
  const isOwn = (index: number) => index >= start[deal]! && index < start[deal + 1]!;
  const typeOf = (index: number) => types[type[index]!]!;
  const score = ({ points, low, high }: { points: number; low: number; high: number }) => ({
    score: inPoints(points),
    scoreRange: rangeInPoints({ low, high }),
  });

  return ({ at, happened, ...moment }: TracedMoment): ExplainedMoment => ({
    at: iso(at),
    happened: describeMoment({
      at,
      created: happened.created,
      touchpoints: happened.touchpoints.filter(isOwn).map(typeOf),
      accountTouchpoints: happened.touchpoints.filter((index) => !isOwn(index)).map(typeOf),
      end: happened.end,
    }),
    ...score(moment.score),
    categories: {
      fit: score(moment.categories.fit),
      engagement: score(moment.categories.engagement),
      intent: score(moment.categories.intent),
      negative: score(moment.categories.negative),
    },
    rules: moment.rules.map(({ rule, value, points, low, high, evaluated }) => ({
      id: rule,
      name: rules.get(rule)!.name,
      value,
      points: inPoints(points),
      pointsRange: rangeInPoints({ low, high }),
      when: traced(sample, names, rules.get(rule)!.when, evaluated),
    })),
    steps: moment.steps.map((step) => ({
      stage: step.stage,
      transitions: step.transitions.map(({ transition, evaluated }) => ({
        id: transition,
        when: traced(sample, names, transitions.get(transition)!.when, evaluated),
      })),
      taken: step.taken,
    })),
    current: moment.current,
  });
}

function traced(sample: Sample, names: Names, criterion: Criterion, evaluated: Evaluated): TracedCriterion {
  const parts = isCombination(criterion) ? criterion.of : [];
  return {
    is: describeCriterion(criterion, names),
    value: evaluated.value,
    uncertain: evaluated.value !== 'unknown' && evaluated.firm === 'unknown',
    seen: evaluated.seen && seenData(sample, evaluated.seen),
    missing: evaluated.missing.map((missing) =>
      missing.kind === 'touchpoints' ? { ...missing, types: [...missing.types] } : missing,
    ),
    parts: parts.map((part, i) => traced(sample, names, part, evaluated.parts[i]!)),
  };
}

function seenData({ touchpoints }: Sample, seen: Seen): SeenData {
  switch (seen.kind) {
    case 'field': {
      const { field, value } = seen;
      if (value === null) return { kind: 'field', field, value: null };
      if (value.kind === 'date') return { kind: 'field', field, value: iso(value.value) };
      return {
        kind: 'field',
        field,
        value: typeof value.value === 'object' ? [...value.value] : value.value,
      };
    }
    case 'touchpoints':
      return {
        kind: 'touchpoints',
        touchpoints: seen.touchpoints.map((index) => {
          const value = touchpoints.value[index]!;
          return {
            type: touchpoints.types[touchpoints.type[index]!]!,
            at: iso(touchpoints.at[index]!),
            value: Number.isNaN(value) ? null : value,
          };
        }),
        measured: seen.measured,
      };
    case 'score':
      return {
        kind: 'score',
        of: seen.of,
        score: inPoints(seen.points),
        scoreRange: rangeInPoints(seen),
      };
  }
}
