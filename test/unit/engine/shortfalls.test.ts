import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { distinct } from '#shared/domain/criteria/evaluate.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine, type Engine } from '#shared/engine/engine.ts';
import { arbitraryDefinition, arbitrarySample, arbitraryStillSample } from '../../fixtures/arbitrary.ts';

const numRuns = Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300);

function expectSameShortfalls(engine: Engine, sample: Sample, definition: Definition): number {
  const { current, undecidedBy } = engine.simulate(definition);
  const shortfalls = engine.shortfalls(definition);
  const context = contextOf(sample);
  let near = 0;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const { nearMiss, undecided } = classify(context, readDeal(sample, deal), definition);
    const stage = current[deal]!;
    const miss = stage === -1 ? null : shortfalls.nearMiss(deal, stage);
    if (nearMiss) near += 1;
    const { transition, short } = nearMiss ?? { transition: null, short: null };
    expect(miss && { transition: miss.transition, short: miss.short }).toEqual(
      nearMiss && { transition, short },
    );
    if (nearMiss?.short === 'points') expect(miss).toMatchObject({ points: nearMiss.points });
    if (nearMiss?.short === 'condition') expect(miss).toMatchObject({ path: nearMiss.path });
    const missing = undecidedBy[deal] === -1 ? null : shortfalls.missing(deal, undecidedBy[deal]!);
    expect(missing && distinct(missing)).toEqual(undecided?.missing ?? null);
  }
  return near;
}

test.each([
  ['over time', arbitrarySample],
  ['at one look', arbitraryStillSample],
])(
  'near misses and missing data are those of the reference, %s',
  { timeout: 60_000 + numRuns * 100 },
  (_, samples) => {
    let near = 0;
    fc.assert(
      fc.property(
        samples,
        fc.array(arbitraryDefinition, { minLength: 1, maxLength: 2 }),
        (sample, definitions) => {
          const engine = createEngine(sample);
          for (const definition of definitions) near += expectSameShortfalls(engine, sample, definition);
        },
      ),
      { numRuns },
    );
    expect(near).toBeGreaterThan(20);
  },
);
