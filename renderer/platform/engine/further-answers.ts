/** The worker's answers to all that is asked once the first verdict stands. */
import type { Category } from '#shared/domain/definition/schema.ts';
import { hasBit, OUTCOMES } from '#shared/domain/sample/sample.ts';
import { dealCards, dealsById } from '#shared/engine/calibrate/deal-card.ts';
import { dealsToCalibrate } from '#shared/engine/calibrate/deals-to-calibrate.ts';
import { movesBetween } from '#shared/engine/compare/moves.ts';
import { coverageOf } from '#shared/engine/evidence/coverage.ts';
import { fieldValues } from '#shared/engine/sample/field-values.ts';
import { scoreHistogram } from '#shared/engine/score/histogram.ts';
import { type Axis, scoreGrid, thirds } from '#shared/engine/score/score-grid.ts';
import { dealName, dealRow, listDeals } from '#shared/engine/simulate/deal-list.ts';
import { comparingAnswers } from './comparing.ts';
import { evidenceAnswers } from './evidence.ts';
import type { Answers, FirstQuestion, Held } from './held.ts';
import { createLinting } from './linting.ts';
import { simulatingAnswers } from './simulating.ts';

export { prepareLists } from '#shared/engine/simulate/deal-list.ts';

export function furtherAnswers({ sampleNow, draftNow, drafts, asShown }: Held): Omit<Answers, FirstQuestion> {
  const linting = createLinting(draftNow);
  return {
    deals({ draft, query, from, to }) {
      const { sample, shown, simulation } = draftNow(draft);
      const behind = query.finding === undefined ? null : linting.dealsBehind(draft, query.finding);
      const among = behind
        ? (query.among ?? Uint32Array.from(sample.outcome.keys())).filter((deal) => hasBit(behind, deal))
        : query.among;
      const { total, deals } = listDeals(shown, simulation, { ...query, ...(among && { among }) }, to);
      return {
        total,
        rows: Array.from(deals.subarray(from, to), (deal) => dealRow(sample, simulation, deal, shown)),
      };
    },
    dealsToCalibrate({ drafts: names, size, seed }) {
      const simulations = names.flatMap((name) => {
        const known = drafts.get(name);
        return known ? [{ simulation: known.simulation, stages: known.definition.stages.length }] : [];
      });
      return dealsToCalibrate(sampleNow().sample, simulations, size, seed);
    },
    dealCards({ deals, shownDays }) {
      const { readable } = sampleNow();
      return dealCards(readable, deals, shownDays, asShown(readable));
    },
    roundTruth({ deals, drafts: names }) {
      const { sample, readable } = sampleNow();
      const places = dealsById(sample);
      const readablePlaces = dealsById(readable);
      const shown = asShown(readable);
      const stages = names.map((name) => {
        const known = drafts.get(name);
        const stageOf = (deal: number | undefined) => {
          if (!known || deal === undefined || known.simulation.current[deal] === -1) return null;
          return known.definition.stages[known.simulation.reached[deal]!]?.name ?? null;
        };
        return [name, deals.map((id) => stageOf(places.get(id)))] as const;
      });
      const outcomes = deals.map((id) => OUTCOMES[sample.outcome[places.get(id) ?? -1] ?? -1] ?? null);
      return {
        stages: Object.fromEntries(stages),
        outcomes,
        places: deals.map((id) => places.get(id) ?? null),
        names: deals.map((id) => {
          const deal = readablePlaces.get(id);
          return deal === undefined ? id : dealName(shown, deal);
        }),
        tooYoung: deals.map((id) => readablePlaces.has(id) && !places.has(id)),
      };
    },
    coverage() {
      return coverageOf(sampleNow().sample);
    },
    values({ field, most }) {
      return fieldValues(sampleNow().shown, field, most);
    },
    histogram({ draft, definition, of }) {
      const { sample, engine } = sampleNow();
      return scoreHistogram(sample, engine.scores(definition, of, draft).peakScore);
    },
    grid({ draft, definition, rows, columns }) {
      const { sample, engine } = sampleNow();
      const axis = (of: Category): Axis => ({
        bands: definition.scoring.bands.filter((band) => band.of === of),
        scores: engine.scores(definition, of, draft).score,
      });
      const [down, across] = [axis(rows), axis(columns)];
      return {
        ...scoreGrid(sample, down, across),
        cuts: { rows: thirds(down.scores), columns: thirds(across.scores) },
      };
    },
    moves({ draft, definition }) {
      const before = draftNow(draft);
      const simulation = before.engine.simulate(definition);
      return movesBetween(before, { definition, simulation });
    },
    ...comparingAnswers(draftNow, sampleNow),
    ...evidenceAnswers(sampleNow, asShown),
    ...simulatingAnswers(draftNow, sampleNow),
    ...linting.answers,
    criterion({ draft, definition, criterion }) {
      return sampleNow().engine.count(definition, criterion, draft);
    },
  };
}
