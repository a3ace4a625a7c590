/** What the two screens ask, as the worker asks it of the engine. */
import { bestByRatio } from '#shared/domain/agreement/mistake-costs.ts';
import { whyAt } from '#shared/domain/classify/why.ts';
import { contextOf, readDeal, type SampleContext } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { compareDefinitions, type Judged } from '#shared/engine/compare/compare.ts';
import { crossRow, crossStages, listCrossing } from '#shared/engine/compare/crossing.ts';
import type { Engine } from '#shared/engine/engine.ts';
import { breakDown } from '#shared/engine/simulate/breakdown.ts';
import { DEAL_GROUPS, type DealQuery, dealRow, listDeals } from '#shared/engine/simulate/deal-list.ts';
import { dealStory, otherwise } from '#shared/engine/simulate/deal-story.ts';
import { economicsOf } from '#shared/engine/simulate/economics.ts';
import { lacksOf } from '#shared/engine/simulate/lacks.ts';
import { leakOf } from '#shared/engine/simulate/leak.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { scanThreshold } from '#shared/engine/simulate/threshold-scan.ts';
import { workOf } from '#shared/engine/simulate/work.ts';

export interface Subject {
  sample: Sample;
  engine: Engine;
  judged: [Judged, Judged];
}

type Question = (subject: Subject) => unknown;

const CAPACITY = { people: 5, hoursPerWeek: 20, hoursPerLead: 0.2 };
const COSTS = {
  'webinar list': { per: 'lead', amount: 20 },
  search: { per: 'month', amount: 9_000 },
} as const;
const PAGE = 100;
const PARTED_PAGE = 20;

const contexts = new WeakMap<Sample, SampleContext>();
function contextFor(sample: Sample): SampleContext {
  const context = contexts.get(sample) ?? contextOf(sample);
  contexts.set(sample, context);
  return context;
}

const list =
  (query: Omit<DealQuery, 'stage'>): Question =>
  ({ sample, judged: [{ simulation, stage }] }) =>
    Array.from(listDeals(sample, simulation, { ...query, stage }, PAGE).deals.subarray(0, PAGE), (deal) =>
      dealRow(sample, simulation, deal),
    );

const lacksAt =
  (stage: number): Question =>
  ({ sample, engine, judged: [{ definition, simulation }] }) =>
    lacksOf(engine, sample, definition, simulation, stage, definition.name);

const partsBy =
  (field: string): Question =>
  ({ sample, judged: [{ simulation, stage }] }) =>
    breakDown(sample, simulation, stage, { kind: 'field', field });

export const questions: Record<string, Question> = {
  'funnel and verdict': ({ sample, judged: [{ definition, simulation }] }) =>
    summarize(sample, definition, simulation),
  'by source': partsBy('source'),
  'by title (500 values)': partsBy('title'),
  'by month': ({ sample, judged: [{ simulation, stage }] }) =>
    breakDown(sample, simulation, stage, { kind: 'month' }),
  ...Object.fromEntries(
    DEAL_GROUPS.map((group) => [
      `list of ${group}, by amount`,
      list({ group, order: 'amount', descending: true }),
    ]),
  ),
  'list of all deals, by name': list({ order: 'name', descending: false }),
  'list of all deals, by score': list({ order: 'score', descending: true }),
  'list of all deals, by source': list({ order: 'source', descending: false }),
  'list of the deals that a search finds': list({ search: 'company 77', order: 'id', descending: false }),
  'near misses and missing data, at MQL': lacksAt(1),
  'near misses and missing data, at SQL': lacksAt(3),
  'work queue': ({ sample, judged: [{ simulation, stage }] }) =>
    workOf(sample, simulation, stage, CAPACITY, 48),
  'what threshold fits the capacity': ({ sample, engine, judged: [{ definition, simulation, stage }] }) =>
    scanThreshold(sample, definition, simulation, stage, {
      capacity: CAPACITY,
      slaHours: 48,
      doorway: (door) => engine.doorway(definition, door, stage, definition.name),
    }),
  'economics and dark funnel': ({ sample, judged: [{ definition, simulation, stage }] }) =>
    economicsOf(sample, simulation, definition.stages.length, stage, COSTS),
  'leak meter': ({ sample, engine, judged: [{ definition, simulation, stage }] }) =>
    leakOf(engine, sample, definition, simulation, stage, definition.name),
  'matrix and Sankey': ({ sample, judged: [left, right] }) => crossStages(sample, left, right),
  'disagreements, most money first, with why': ({ sample, judged: [left, right] }) => {
    const context = contextFor(sample);
    const parted = listCrossing(sample, left, right, { kind: 'parted' });
    return Array.from(parted.subarray(0, PARTED_PAGE), (index) => {
      const deal = readDeal(sample, index);
      const why = [left, right].map(({ definition, stage }) => whyAt(context, deal, definition, stage));
      return { ...crossRow(sample, left, right, index), why };
    });
  },
  'side by side with the bootstrap': ({ sample, judged }) => compareDefinitions(sample, judged),
  'what a mistake costs': ({ sample, judged }) =>
    bestByRatio(
      judged.map(({ definition, simulation }) => {
        const { deals, stages } = summarize(sample, definition, simulation);
        const { won, lost, rejected } = stages[1]!.byOutcome;
        return { wonMissed: deals.won - won, junkLetThrough: lost + rejected };
      }),
    ),
  'story of a deal': ({ sample, judged }) =>
    dealStory(
      sample,
      contextFor(sample),
      sample.deals >> 1,
      judged.map(({ definition }) => ({ draft: definition.name, definition })),
    ),
  'what would have brought a deal further': ({ sample, judged: [{ definition }] }) =>
    otherwise(sample, contextFor(sample), sample.deals >> 1, definition),
};
