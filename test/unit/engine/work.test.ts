import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import type { Door } from '#shared/engine/replay/doorway.ts';
import { scanThreshold } from '#shared/engine/simulate/threshold-scan.ts';
import { type Capacity, Queue, workOf } from '#shared/engine/simulate/work.ts';
import { smallDefinition } from '../../support/definitions.ts';

const DAY = 86_400_000;
/** One person who takes a day for a lead. */
const ONE: Capacity = { people: 1, hoursPerWeek: 35, hoursPerLead: 5 };

const lead = (createdAt: string, outcome: PlainDeal['outcome'] = 'lost', employees = 500): PlainDeal => ({
  ...(outcome && { outcome }),
  createdAt,
  values: { employees },
});

function simulated(deals: PlainDeal[], definition = smallDefinition('M')) {
  const sample = buildSample({ fields: [{ key: 'employees', type: 'number' }], deals, asOf: '2026-03-31' });
  const engine = createEngine(sample);
  return { sample, engine, definition, simulation: engine.simulate(definition) };
}

describe('the queue of sales', () => {
  const begun = (arrived: number[], capacity: Capacity): number[] => {
    const queue = new Queue(capacity);
    return arrived.map((at) => queue.begin(at));
  };

  test('people take leads in their order, each when somebody is free', () => {
    const begins = begun([0, 0, 0, 10 * DAY], ONE);
    expect(begins).toEqual([0, DAY, 2 * DAY, 10 * DAY]);
    expect(begun([0, 0, 0], { ...ONE, people: 2 })).toEqual([0, 0, DAY]);
  });

  test('nobody begins before a lead is there, out of order, or with more leads than people', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100 * DAY), { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (at, people) => {
          const arrived = at.sort((a, b) => a - b);
          const begins = begun(arrived, { ...ONE, people });
          begins.forEach((begin, i) => {
            expect(begin).toBeGreaterThanOrEqual(arrived[i]!);
            expect(begin).toBeGreaterThanOrEqual(begins[i - 1] ?? 0);
            expect(
              begins.filter((other) => other <= begin && other + DAY > begin).length,
            ).toBeLessThanOrEqual(people);
          });
        },
      ),
    );
  });
});

describe('work by the week', () => {
  const four = [
    lead('2026-03-05', 'won'),
    lead('2026-03-05'),
    lead('2026-03-05'),
    lead('2026-03-05', 'won'),
    lead('2026-03-18'),
    lead('2026-03-05', 'won', 3),
  ];
  const slow: Capacity = { people: 1, hoursPerWeek: 10, hoursPerLead: 5 };

  test('counts arrivals, the queue and the late against the deadline, from Monday to Monday', () => {
    const { sample, simulation } = simulated(four);
    const work = atOnce(workOf(sample, simulation, 1, slow, 48));
    expect(work.weeks.map(({ week, arrived, waiting, late }) => ({ week, arrived, waiting, late }))).toEqual([
      { week: '2026-03-02', arrived: 4, waiting: 2, late: 3 },
      { week: '2026-03-09', arrived: 0, waiting: 0, late: 0 },
      { week: '2026-03-16', arrived: 1, waiting: 0, late: 0 },
    ]);
    expect(work).toMatchObject({ leads: 5, capacityPerWeek: 2, longestWaitHours: 3 * 3.5 * 24 });
    expect([...work.late!]).toEqual([1, 2, 3]);
    expect([...work.wonWaiting]).toEqual([3]);
  });

  test('without a deadline none is late, and won deals wait from a week on', () => {
    const { sample, simulation } = simulated(four);
    const work = atOnce(workOf(sample, simulation, 1, slow, null));
    expect(work.late).toBeNull();
    expect([...work.wonWaiting]).toEqual([3]);
  });

  test('a queue that is never worked off ends with the sample', () => {
    const { sample, simulation } = simulated(Array.from({ length: 500 }, () => lead('2026-03-05')));
    const { weeks } = atOnce(workOf(sample, simulation, 1, slow, 24));
    expect(weeks).toHaveLength(5);
    expect(weeks.at(-1)!.waiting).toBeGreaterThan(450);
  });

  test('how it really went counts from when the definition would have handed the lead over', () => {
    const called: PlainDeal = {
      ...lead('2026-03-05'),
      touchpoints: [{ type: 'sales call', at: '2026-03-06T12:00:00Z' }],
    };
    const { sample, simulation } = simulated([called, lead('2026-03-05')]);
    const { really } = atOnce(workOf(sample, simulation, 1, ONE, 24));
    expect(really).toMatchObject({
      contacted: Uint32Array.of(0),
      medianHours: 36,
      within: { hits: 0, of: 1 },
    });
  });
});

describe('the threshold that fits', () => {
  test('is the lowest that leaves no lead late', () => {
    const base = smallDefinition('M', 10);
    const rule = base.scoring.rules[0]!;
    const scored = [100, 300, 900].map((employees) => ({
      ...rule,
      id: `from ${employees}`,
      points: 10,
      when: { kind: 'field', field: 'employees', op: 'atLeast', value: employees } as const,
    }));
    const definition = { ...base, scoring: { ...base.scoring, rules: scored } };
    const deals = [
      ...Array.from({ length: 20 }, () => lead('2026-03-02', 'lost', 100)),
      ...Array.from({ length: 19 }, () => lead('2026-03-02', 'lost', 300)),
      lead('2026-03-02', 'won', 300),
      lead('2026-03-02', 'won', 900),
      lead('2026-03-10', 'won', 900),
    ];
    const { sample, engine, simulation } = simulated(deals, definition);
    const scan = atOnce(
      scanThreshold(sample, definition, simulation, 1, {
        capacity: ONE,
        slaHours: 24,
        doorway: (door) => engine.doorway(definition, door, 1),
      }),
    )!;
    expect(scan).toMatchObject({ from: 'Lead', now: 10, fits: 22, wonLost: Uint32Array.of(39) });
    expect(scan.scanned.find(({ threshold }) => threshold === 10)?.leads).toHaveLength(42);
    expect(scan.scanned.find(({ threshold }) => threshold === 22)).toMatchObject({
      leads: Uint32Array.of(40, 41),
      late: new Uint32Array(),
      wonCaptured: { hits: 2, of: 3 },
      junkLetThrough: { hits: 0, of: 39 },
    });
    for (const { threshold, leads } of scan.scanned) {
      const tried = smallWith(definition, threshold);
      const { reached } = engine.simulate(tried);
      expect([...leads].sort((a, b) => a - b)).toEqual(
        [...reached.keys()].filter((deal) => reached[deal]! >= 1),
      );
    }
  });

  test('a scan says the same after another of the same deals, and while one is under way', () => {
    const definition = smallWith(smallDefinition('M'), 10);
    const [rule] = definition.scoring.rules;
    const when = { kind: 'field', field: 'employees', op: 'atMost', value: 100 } as const;
    const opposite = { ...definition, scoring: { ...definition.scoring, rules: [{ ...rule!, when }] } };
    const deals = [lead('2026-03-02'), lead('2026-03-03', 'won', 40), lead('2026-03-01', 'won')];
    const { sample, engine, simulation } = simulated(deals, definition);
    const scan = (of: typeof definition) =>
      scanThreshold(sample, of, simulation, 1, {
        capacity: ONE,
        slaHours: 24,
        doorway: (door) => engine.doorway(of, door, 1),
      });
    const first = atOnce(scan(definition));
    const underWay = scan(definition);
    for (let pause = 0; pause < 3; pause += 1) underWay.next();
    expect(atOnce(scan(opposite))).not.toEqual(first);
    expect(atOnce(underWay)).toEqual(first);
    expect(atOnce(scan(definition))).toEqual(first);
  });

  test('none is scanned where no score leads into the stage', () => {
    const base = smallDefinition('M');
    const when = { kind: 'field', field: 'employees', op: 'isKnown' } as const;
    const definition = { ...base, transitions: [{ ...base.transitions[0]!, when }] };
    const { sample, engine, simulation } = simulated([lead('2026-03-02')], definition);
    const doorway = (door: Door) => engine.doorway(definition, door, 1);
    const question = { capacity: ONE, slaHours: null, doorway };
    expect(atOnce(scanThreshold(sample, definition, simulation, 1, question))).toBeNull();
  });
});

function smallWith(definition: ReturnType<typeof smallDefinition>, value: number) {
  const when = { kind: 'score', of: 'total', is: { op: 'atLeast', value } } as const;
  return { ...definition, transitions: [{ ...definition.transitions[0]!, when }] };
}
