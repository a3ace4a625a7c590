import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceAt } from '#shared/domain/definition/edit-criterion.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { type Door, doorOf } from '#shared/engine/replay/doorway.ts';
import { arrivals } from '#shared/engine/simulate/arrivals.ts';
import { arbitraryDefinition, arbitrarySample, arbitraryStillSample } from '../../fixtures/arbitrary.ts';

const numRuns = Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300);

/** A definition whose ways onward, some of them, ask for a score as well. */
const withDoors: fc.Arbitrary<Definition> = fc
  .tuple(
    arbitraryDefinition,
    fc.constantFrom('all', 'any'),
    fc.constantFrom('total', 'fit'),
    fc.integer({ min: -1, max: 5 }),
  )
  .map(([definition, kind, of, value]) => {
    const bar = { kind: 'score', of, is: { op: 'atLeast', value } } as const;
    const transitions = definition.transitions.map((way, i) =>
      way.kind === 'advance' && i % 2 === 0 ? { ...way, when: { kind, of: [way.when, bar] } } : way,
    );
    return { ...definition, transitions } as Definition;
  });

function withBar(definition: Definition, { transition, path, condition }: Door, value: number): Definition {
  const transitions = definition.transitions.slice();
  const way = transitions[transition]!;
  const moved = { ...condition, is: { op: 'atLeast', value } as const };
  transitions[transition] = { ...way, when: replaceAt(way.when, path, moved) };
  return { ...definition, transitions };
}

/** When deals arrive at a stage for a bar, by the doorway; NaN where they never do. */
function arrivalsBy(sample: Sample, definition: Definition, door: Door, stage: number, bars: number[]) {
  const doorway = createEngine(sample).doorway(definition, door, stage);
  const told: { deal: number; at: number; from: number; to: number }[] = [];
  const thousandths = Float64Array.from(bars, (bar) => bar * 1000);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    doorway.arrivals(deal, thousandths, (who, at, from, to) => told.push({ deal: who, at, from, to }));
  }
  return (place: number): number[] => {
    const at = new Array<number>(sample.deals).fill(Number.NaN);
    for (const one of told) if (one.from <= place && place < one.to) at[one.deal] = one.at;
    return at;
  };
}

test.each([
  ['over time', arbitrarySample],
  ['at one look', arbitraryStillSample],
])(
  'deals come through a door when a simulation with its bar there says so, %s',
  { timeout: 60_000 + numRuns * 100 },
  (_, samples) => {
    let doors = 0;
    let moved = 0;
    fc.assert(
      fc.property(samples, withDoors, (sample, definition) => {
        for (let stage = 1; stage < definition.stages.length; stage += 1) {
          const door = doorOf(definition, stage);
          if (!door) continue;
          doors += 1;
          const bars = [-2, 0, 0.5, 1, 3, 8, door.condition.is.value].sort((a, b) => a - b);
          const at = arrivalsBy(sample, definition, door, stage, bars);
          const engine = createEngine(sample);
          for (const [place, bar] of bars.entries()) {
            const simulation = engine.simulate(withBar(definition, door, bar));
            expect(at(place)).toEqual([...arrivals(simulation, stage)]);
            if (at(place).join() !== at(0).join()) moved += 1;
          }
        }
      }),
      { numRuns },
    );
    expect(doors).toBeGreaterThan(numRuns / 4);
    expect(moved).toBeGreaterThan(numRuns / 8);
  },
);
