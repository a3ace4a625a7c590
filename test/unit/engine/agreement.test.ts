import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { trace } from '#shared/domain/classify/trace.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { hasBit, type Sample } from '#shared/domain/sample/sample.ts';
import { createEngine, type Engine } from '#shared/engine/engine.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { arbitraryCriterion, arbitraryDefinition, arbitrarySample } from '../../fixtures/arbitrary.ts';

const numRuns = Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300);

/** What both say of a deal, in one form. */
function byEngine(definition: Definition, simulation: Simulation, deal: number) {
  const { stages, transitions, scoring } = definition;
  const [current, outBy, undecidedBy] = [simulation.current, simulation.outBy, simulation.undecidedBy].map(
    (column) => column[deal]!,
  ) as [number, number, number];
  return {
    reached: stages[simulation.reached[deal]!]!.id,
    current: stages[current]?.id ?? null,
    outBy: transitions[outBy]?.id ?? null,
    reachedAt: Object.fromEntries(
      stages.flatMap(({ id }, stage) => {
        const at = simulation.reachedAt[stage * simulation.deals + deal]!;
        return Number.isNaN(at) ? [] : [[id, at]];
      }),
    ),
    score: { points: simulation.score[deal], low: simulation.low[deal], high: simulation.high[deal] },
    peakScore: simulation.peakScore[deal],
    taken: transitions.filter((_, i) => hasBit(simulation.taken[i]!, deal)).map(({ id }) => id),
    undecidedBy: transitions[undecidedBy]?.id ?? null,
    couldReach: stages[simulation.couldReach[deal]!]!.id,
    rules: scoring.rules.map((_, rule) =>
      hasBit(simulation.ruleTrue[rule]!, deal)
        ? 'true'
        : hasBit(simulation.ruleUnknown[rule]!, deal)
          ? 'unknown'
          : 'false',
    ),
  };
}

function byReference(sample: Sample, definition: Definition, deal: number): ReturnType<typeof byEngine> {
  const context = contextOf(sample);
  const said = classify(context, readDeal(sample, deal), definition);
  const { moments } = trace(context, readDeal(sample, deal), definition);
  const taken = new Set(moments.flatMap(({ steps }) => steps.map((step) => step.taken)));
  return {
    reached: said.reached,
    current: said.current,
    outBy: said.out?.transition ?? null,
    reachedAt: said.reachedAt,
    score: said.score,
    peakScore: said.peakScore.points,
    taken: definition.transitions.filter(({ id }) => taken.has(id)).map(({ id }) => id),
    undecidedBy: said.undecided?.transition ?? null,
    couldReach: said.couldReach,
    rules: said.rules.map(({ value }) => value),
  };
}

function expectAgreement(sample: Sample, definition: Definition, engine: Engine): void {
  const simulation = engine.simulate(definition);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    expect(byEngine(definition, simulation, deal)).toEqual(byReference(sample, definition, deal));
  }
}

/** The definition with the criterion of one transition and the points of one rule changed. */
function apply(
  definition: Definition,
  { when, place, points }: { when: Criterion; place: number; points: number },
): Definition {
  const edited = structuredClone(definition);
  const { transitions, scoring } = edited;
  const transition = transitions[place % Math.max(1, transitions.length)];
  if (transition && points !== 0) transition.when = when;
  const rule = scoring.rules[place % Math.max(1, scoring.rules.length)];
  if (rule) rule.points = points;
  return edited;
}

describe('the engine says of each deal what the reference says', () => {
  test('for any definition over any sample', { timeout: 60_000 + numRuns * 100 }, () => {
    fc.assert(
      fc.property(arbitrarySample, arbitraryDefinition, (sample, definition) =>
        expectAgreement(sample, definition, createEngine(sample)),
      ),
      { numRuns },
    );
  });

  test('for one edit after another, with the flow left as it is', { timeout: 60_000 + numRuns * 100 }, () => {
    const edit = fc.record({
      when: arbitraryCriterion,
      place: fc.nat(),
      points: fc.integer({ min: -3, max: 8 }),
    });
    fc.assert(
      fc.property(
        arbitrarySample,
        arbitraryDefinition,
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (sample, definition, edits) => {
          const engine = createEngine(sample);
          let edited = definition;
          expectAgreement(sample, edited, engine);
          for (const one of edits) {
            edited = apply(edited, one);
            expectAgreement(sample, edited, engine);
          }
        },
      ),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });

  test('for one definition after another on the same engine', { timeout: 60_000 + numRuns * 100 }, () => {
    fc.assert(
      fc.property(
        arbitrarySample,
        fc.array(arbitraryDefinition, { minLength: 2, maxLength: 4 }),
        (sample, definitions) => {
          const engine = createEngine(sample);
          for (const definition of definitions) expectAgreement(sample, definition, engine);
        },
      ),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});
