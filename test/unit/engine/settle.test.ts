import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { candidatesFor, type Proposal, proposalsFor, stageOf } from '#shared/engine/compare/settle.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { smallDefinition } from '../../support/definitions.ts';

function propose(
  sample: Sample,
  definition: Definition,
  deal: number,
  target: number,
  others: Definition[] = [],
) {
  const engine = createEngine(sample);
  const dispute = { context: contextOf(sample), deal: readDeal(sample, deal), definition, target, others };
  const before = engine.simulate(definition);
  return atOnce(
    proposalsFor(
      dispute,
      { sample, shown: sample },
      { simulation: before, stage: verdictStage(definition, null) },
      engine.simulate,
    ),
  );
}

const sampleOf = (employees: number[], sources: string[] = []): Sample =>
  buildSample({
    fields: [
      { key: 'employees', label: 'Employees', type: 'number' },
      { key: 'channel', type: 'category', role: 'source' },
    ],
    deals: employees.map(
      (count, i): PlainDeal => ({
        outcome: i % 2 === 0 ? 'won' : 'lost',
        values: { employees: count, channel: sources[i] ?? null },
        createdAt: '2026-01-04',
      }),
    ),
    asOf: '2026-02-01',
  });

const kinds = (proposals: readonly Pick<Proposal, 'kind'>[]) => proposals.map(({ kind }) => kind).sort();

describe('a deal that fell short', () => {
  test('by ten points: a lower bar, for all or for its source, or ten points more', () => {
    const sample = sampleOf([300, 300, 5], ['Webinar', 'Demo']);
    const proposals = propose(sample, smallDefinition('Ours', 70), 0, 1);
    expect(kinds(proposals)).toEqual(['points', 'sourceThreshold', 'threshold']);
    const [first] = proposals;
    expect(first).toMatchObject({ kind: 'sourceThreshold', size: 10, moves: { moved: new Uint32Array() } });
    expect(first!.words).toEqual(['MQL threshold for Webinar none → 60']);
    const all = proposals.find(({ kind }) => kind === 'threshold');
    expect(all).toMatchObject({
      size: 10,
      moves: { moved: Uint32Array.of(1), intoStage: { won: 0, lost: 1 } },
    });
    expect(all!.moves.examples.map(({ deal }) => deal)).toEqual([1]);
  });

  test('at a step that another definition leaves open: that definition’s condition instead', () => {
    const ours = smallDefinition('Ours', 500);
    ours.scoring.rules = [];
    const theirs = smallDefinition('Theirs');
    theirs.transitions = [
      { ...theirs.transitions[0]!, when: { kind: 'field', field: 'employees', op: 'atLeast', value: 100 } },
    ];
    const proposals = propose(sampleOf([300, 5]), ours, 0, 1, [theirs]);
    expect(kinds(proposals)).toContain('condition');
    expect(kinds(proposals)).toContain('borrowed');
  });
});

test('a deal that got too far: a higher bar, fewer points, each as little as will do', () => {
  const proposals = propose(sampleOf([300, 300, 5]), smallDefinition('Ours', 50), 0, 0);
  expect(kinds(proposals)).toEqual(['points', 'threshold']);
  // 60 points against a bar of 50: the bar goes to 61, or the points to 49.
  expect(proposals.map(({ size }) => size)).toEqual([11, 11]);
  expect(proposals.every(({ moves }) => moves.outOfStage.lost === 1)).toBe(true);
});

test('a deal that is where it belongs needs no edit', () => {
  const sample = sampleOf([300]);
  const deal = readDeal(sample, 0);
  const definition = smallDefinition('Ours', 50);
  const dispute = { context: contextOf(sample), deal, definition, target: 1, others: [] };
  expect(atOnce(candidatesFor(dispute))).toEqual([]);
});

test('a deal that may go on from where it belongs is let in by the edit that exactly there would rule out', () => {
  const small = smallDefinition('Ours', 70);
  const [lead, mql] = small.stages;
  const big = { kind: 'field', field: 'employees', op: 'atLeast', value: 100 } as const;
  const definition: Definition = {
    ...small,
    stages: [lead!, mql!, { ...mql!, id: 'sal', name: 'SAL' }],
    transitions: [
      small.transitions[0]!,
      { id: 'accept', kind: 'advance', from: 'mql', to: 'sal', when: big },
    ],
  };
  const sample = sampleOf([300], ['Webinar']);
  const dispute = {
    context: contextOf(sample),
    deal: readDeal(sample, 0),
    definition,
    target: 1,
    others: [],
  };
  expect(atOnce(candidatesFor(dispute))).toEqual([]);
  const found = atOnce(candidatesFor({ ...dispute, orFurther: true }));
  expect(kinds(found)).toEqual(['points', 'sourceThreshold', 'threshold']);
  for (const { definition: tried } of found) expect(stageOf(dispute.context, dispute.deal, tried)).toBe(2);
});

describe('in the sample workshop', () => {
  const { sample, definitions } = sampleWorkshop();
  const context = contextOf(sample);

  test('every proposal puts its deal where it belongs, as the engine says too', () => {
    const engine = createEngine(sample);
    let proposed = 0;
    for (const definition of definitions) {
      const others = definitions.filter((other) => other !== definition);
      const stage = verdictStage(definition, null);
      const { reached } = engine.simulate(definition);
      // Some deals that fell short of the stage of the verdict, and some that got past it.
      const short = [...reached.keys()].filter((deal) => reached[deal]! < stage).slice(0, 2);
      const past = [...reached.keys()].filter((deal) => reached[deal]! >= stage).slice(0, 2);
      const disputes = [...short.map((deal) => [deal, stage]), ...past.map((deal) => [deal, stage - 1])];
      for (const [deal, target] of disputes as [number, number][]) {
        const dispute = { context, deal: readDeal(sample, deal), definition, target, others };
        for (const candidate of atOnce(candidatesFor(dispute))) {
          proposed += 1;
          expect(stageOf(context, dispute.deal, candidate.definition)).toBe(target);
          if (proposed % 10 === 0) expect(engine.simulate(candidate.definition).reached[deal]).toBe(target);
        }
      }
    }
    expect(proposed).toBeGreaterThan(50);
  });
});
