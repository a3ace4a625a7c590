import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { momentsOf } from '#shared/domain/classify/moments.ts';
import { scoreMoments } from '#shared/domain/classify/replay.ts';
import { trace } from '#shared/domain/classify/trace.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { hasBit, type Sample } from '#shared/domain/sample/sample.ts';
import { createEngine, type Engine } from '#shared/engine/engine.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import {
  arbitraryCriterion,
  arbitraryDefinition,
  arbitraryLimits,
  arbitraryRule,
  arbitrarySample,
} from '../../fixtures/arbitrary.ts';

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
  engine.release(simulation);
}

/** What a room changes at a time. */
type Edit = (definition: Definition) => void;

const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(1, list.length)];

const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(8), arbitraryCriterion).map(
    ([place, when]): Edit =>
      ({ transitions }) => {
        const transition = pick(transitions, place);
        if (transition) transition.when = when;
      },
  ),
  fc.tuple(fc.nat(8), fc.integer({ min: 0, max: 4 })).map(
    ([place, value]): Edit =>
      ({ transitions }) => {
        const transition = pick(transitions, place);
        if (transition) transition.when = { kind: 'score', of: 'total', is: { op: 'atLeast', value } };
      },
  ),
  fc.tuple(fc.nat(4), fc.integer({ min: -3, max: 8 })).map(
    ([place, points]): Edit =>
      ({ scoring }) => {
        const rule = pick(scoring.rules, place);
        if (rule) rule.points = points;
      },
  ),
  fc.tuple(fc.nat(4), arbitraryRule).map(
    ([place, { group: _, ...other }]): Edit =>
      ({ scoring }) => {
        const rule = pick(scoring.rules, place);
        if (rule) scoring.rules[scoring.rules.indexOf(rule)] = { ...other, id: rule.id, name: rule.name };
      },
  ),
  fc.tuple(fc.constantFrom('total', ...CATEGORIES), arbitraryLimits).map(
    ([of, limits]): Edit =>
      ({ scoring }) => {
        if (of === 'total') scoring.total = limits;
        else scoring.categories[of] = limits;
      },
  ),
);

function edited(definition: Definition, edit: Edit): Definition {
  const copy = structuredClone(definition);
  edit(copy);
  return copy;
}

describe('the engine says of each deal what the reference says', () => {
  test('of the score of each category, at the end and at its highest', {
    timeout: 60_000 + numRuns * 100,
  }, () => {
    fc.assert(
      fc.property(arbitrarySample, arbitraryDefinition, (sample, definition) => {
        const engine = createEngine(sample);
        const context = contextOf(sample);
        for (const category of CATEGORIES) {
          const { score, low, high, peakScore } = engine.scores(definition, category);
          for (let deal = 0; deal < sample.deals; deal += 1) {
            const moments = momentsOf(context, readDeal(sample, deal), definition);
            const scores = scoreMoments(moments, definition).map(({ scored }) => scored.scores[category]);
            expect({ points: score[deal], low: low[deal], high: high[deal] }).toEqual(scores.at(-1));
            expect(peakScore[deal]).toBe(Math.max(...scores.map(({ points }) => points)));
          }
        }
      }),
      { numRuns },
    );
  });

  test('for deals that go round, once or again', () => {
    const always = { kind: 'all' as const, of: [] };
    const stage = (id: string) => ({
      ...{ id, name: id, owner: null, meaning: '', requiredFields: [], slaHours: null, band: null },
    });
    const definition: Definition = {
      ...{ format: 'yardstick.definition', version: 1, name: 'round', side: 'sales' },
      stages: ['lead', 'mql', 'sql'].map(stage),
      transitions: [
        { id: 'back', kind: 'recycle', from: 'sql', to: 'mql', when: always },
        { id: 'on', kind: 'advance', from: 'mql', to: 'sql', when: always },
        { id: 'in', kind: 'advance', from: 'lead', to: 'mql', when: always },
      ],
      checklist: [],
      reasons: [],
      scoring: { rules: [], groups: [], categories: {}, total: {}, bands: [] },
    };
    const day = (n: number) => Date.UTC(2025, 0, n);
    const sample = buildSample({
      fields: [{ key: 'size', type: 'number', known: 'end' }],
      deals: [
        { outcome: 'won', values: {}, createdAt: day(1), closedAt: day(5) },
        { outcome: 'lost', values: { size: 3 } },
      ],
    });
    expectAgreement(sample, definition, createEngine(sample));
    // The same where something is known at the end only.
    const asked = structuredClone(definition);
    asked.transitions[2]!.when = {
      kind: 'any',
      of: [always, { kind: 'field', field: 'size', op: 'isKnown' }],
    };
    expectAgreement(sample, asked, createEngine(sample));
  });

  test('for any definition over any sample', { timeout: 60_000 + numRuns * 100 }, () => {
    fc.assert(
      fc.property(arbitrarySample, arbitraryDefinition, (sample, definition) =>
        expectAgreement(sample, definition, createEngine(sample)),
      ),
      { numRuns },
    );
  });

  test('for edits made and undone in any order', { timeout: 60_000 + numRuns * 100 }, () => {
    fc.assert(
      fc.property(
        arbitrarySample,
        arbitraryDefinition,
        fc.array(arbitraryEdit, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(7), { minLength: 2, maxLength: 8 }),
        (sample, definition, edits, path) => {
          const engine = createEngine(sample);
          // Each number says by its bits which of the edits are made.
          for (const made of path) {
            const form = edits.filter((_, i) => (made >> i) & 1).reduce(edited, definition);
            expectAgreement(sample, form, engine);
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
