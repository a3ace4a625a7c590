import { describe, expect, test } from 'vitest';
import { readDeal } from '#shared/domain/sample/deal.ts';
import { sampleInUse, splitOff } from '#shared/domain/sample/holdout.ts';
import { partOf } from '#shared/domain/sample/part.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { mixedSample } from '../../support/samples.ts';

describe('a sealed third', () => {
  test('holds a third of each outcome, and each deal is on one side', () => {
    const sample = mixedSample(120);
    const { inUse, aside } = splitOff(sample, 42);
    expect([...inUse, ...aside].sort((a, b) => a - b)).toEqual([...Array(120).keys()]);
    OUTCOMES.forEach((_, outcome) => {
      expect([...aside].filter((deal) => sample.outcome[deal] === outcome)).toHaveLength(10);
    });
  });

  test('is the same for the same seed, and another for another', () => {
    const sample = mixedSample(120);
    expect(splitOff(sample, 42)).toEqual(splitOff(sample, 42));
    expect(splitOff(sample, 42).aside).not.toEqual(splitOff(sample, 43).aside);
  });

  test('is out of sight until it is opened', () => {
    const sample = mixedSample(12);
    expect(sampleInUse(sample, null)).toBe(sample);
    expect(sampleInUse(sample, { seed: 1, openedAt: null }).deals).toBe(8);
    expect(sampleInUse(sample, { seed: 1, openedAt: '2026-03-01T09:00:00.000Z' })).toBe(sample);
  });
});

describe('a part of a sample', () => {
  test('holds its deals as they were', () => {
    const sample = mixedSample(50);
    const deals = Uint32Array.from([3, 7, 20, 49]);
    const part = partOf(sample, deals);
    deals.forEach((deal, place) => {
      const { index: _, touchpoints, ...whole } = readDeal(sample, deal);
      const { index: __, touchpoints: kept, ...alone } = readDeal(part, place);
      const facts = (list: typeof touchpoints) => list.map(({ type, at, value }) => ({ type, at, value }));
      expect(alone).toEqual(whole);
      expect(facts(kept)).toEqual(facts(touchpoints));
    });
  });

  test('is classified as its deals are in the whole', () => {
    const { sample, definitions } = sampleWorkshop();
    const { inUse } = splitOff(sample, 7);
    const asksAboutAccounts = JSON.stringify(definitions[0]).includes('"account"');
    expect(asksAboutAccounts).toBe(false);
    const whole = createEngine(sample).simulate(definitions[0]!);
    const part = createEngine(partOf(sample, inUse)).simulate(definitions[0]!);
    expect([...part.reached]).toEqual(Array.from(inUse, (deal) => whole.reached[deal]!));
    expect([...part.score]).toEqual(Array.from(inUse, (deal) => whole.score[deal]!));
  });
});
