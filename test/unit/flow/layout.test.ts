import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';
import { layoutFlow } from '../../../renderer/features/flow/layout.ts';
import type { Box, Point } from '../../../renderer/features/flow/shapes.ts';
import { viewOf } from '../../../renderer/features/flow/view.ts';
import { smallDefinition } from '../../support/definitions.ts';

const when = { kind: 'all', of: [] } as const;

/** A flow of so many stages; pairs of indexes become arrows ahead or back, an index alone a way out. */
function flow(stages: number, pairs: [number, number | null, boolean][]): Definition {
  const small = smallDefinition('Marketing');
  const stage = small.stages[0]!;
  const transitions = pairs.flatMap(([a, b, fast], i): Transition[] => {
    const from = `s${a % stages}`;
    if (b === null)
      return [{ id: `t${i}`, kind: 'disqualify', from, reason: 'r', when: { ...when, of: [] } }];
    const span = (b % stages) - (a % stages);
    if (span === 0) return [];
    const kind = span < 0 ? 'recycle' : fast ? 'fastTrack' : 'advance';
    return [{ id: `t${i}`, kind, from, to: `s${b % stages}`, when: { ...when, of: [] } }];
  });
  return {
    ...small,
    stages: Array.from({ length: stages }, (_, i) => ({ ...stage, id: `s${i}`, name: `Stage ${i}` })),
    transitions,
    reasons: [{ id: 'r', name: 'Reason' }],
  };
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.5 &&
  b.x < a.x + a.width - 0.5 &&
  a.y < b.y + b.height - 0.5 &&
  b.y < a.y + a.height - 0.5;

/** Whether a horizontal or vertical line goes through the inside of a box. */
const crosses = (from: Point, to: Point, { x, y, width, height }: Box) =>
  Math.min(from.x, to.x) < x + width - 1 &&
  Math.max(from.x, to.x) > x + 1 &&
  Math.min(from.y, to.y) < y + height - 1 &&
  Math.max(from.y, to.y) > y + 1;

const words = ({ id }: Transition) =>
  [
    'the score is at least 50',
    'Wrong industry',
    'all of: one; two; three; a rather long rule of many words that has to be cut',
  ][id.length % 3]!;

describe('the layout of a flow', () => {
  const stages = fc.integer({ min: 1, max: 30 });
  const pair = fc.tuple(fc.nat(29), fc.option(fc.nat(29), { freq: 4 }), fc.boolean());
  const pairs = fc.array(pair, { maxLength: 60 });

  test('lets no two labels overlap, no label a card, and no arrow cross one, up to 30 stages and 60 arrows', () => {
    fc.assert(
      fc.property(stages, pairs, fc.array(fc.nat(29), { maxLength: 8 }), (count, drawn, folded) => {
        const collapsed = new Set(folded.map((i) => `s${i}`));
        const { stages: cards, arrows, out, bounds } = layoutFlow(flow(count, drawn), { words, collapsed });
        const labels = arrows.map(({ label }) => label);
        const solid = [...cards.values(), out];
        labels.forEach((label, i) => {
          expect(labels.slice(i + 1).some((other) => overlap(label, other))).toBe(false);
          expect(solid.some((box) => overlap(label, box))).toBe(false);
          expect(label.y).toBeGreaterThanOrEqual(bounds.y);
          expect(label.x + label.width).toBeLessThanOrEqual(bounds.x + bounds.width + 0.5);
        });
        for (const { points } of arrows) {
          points.slice(1).forEach((to, i) => {
            expect(solid.some((box) => crosses(points[i]!, to, box))).toBe(false);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('keeps the stages on one line, in their order, whatever moves between them', () => {
    fc.assert(
      fc.property(stages, pairs, (count, drawn) => {
        const cards = [...layoutFlow(flow(count, drawn), { words }).stages.values()];
        expect(new Set(cards.map(({ y }) => y)).size).toBe(1);
        cards.slice(1).forEach((card, i) => {
          expect(card.x).toBeGreaterThan(cards[i]!.x + cards[i]!.width);
        });
      }),
    );
  });

  test('draws detours ahead above the line and those back below it, and those that do not meet at one height', () => {
    const { arrows } = layoutFlow(
      flow(8, [
        [0, 2, true],
        [4, 6, true],
        [0, 7, true],
        [3, 1, true],
      ]),
      { words },
    );
    const [near, far, around, back] = arrows.map(({ points }) => points[1]!.y) as [
      number,
      number,
      number,
      number,
    ];
    expect(near).toBeLessThan(0);
    expect(far).toBe(near);
    expect(around).toBeLessThan(near);
    expect(back).toBeGreaterThan(0);
  });
});

describe('the view of a flow', () => {
  const bounds = { x: 0, y: -200, width: 1450, height: 700 };

  test('shows all of it where its text stays readable', () => {
    const { x, y, zoom, whole } = viewOf(bounds, { width: 1200, height: 700 }, 1);
    expect(whole).toBe(true);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + (bounds.x + bounds.width) * zoom).toBeLessThanOrEqual(1200);
    expect(y + bounds.y * zoom).toBeGreaterThanOrEqual(0);
  });

  test('shows each stage on a small projector, in type as large as that allows', () => {
    const { x, y, zoom } = viewOf(bounds, { width: 1140, height: 475 }, 1.25);
    expect(x + (bounds.x + bounds.width) * zoom).toBeLessThanOrEqual(1140);
    expect(zoom * 21).toBeGreaterThan(15);
    // What leads over the stages is whole; what is below them goes on out of sight.
    expect(y + bounds.y * zoom).toBeCloseTo(16);
  });

  test('keeps the stages in sight where much leads over them', () => {
    const high = { ...bounds, y: -900, height: 1400 };
    const { y, zoom } = viewOf(high, { width: 1140, height: 475 }, 1.25);
    expect(y).toBeGreaterThan(0);
    expect(y + 196 * zoom).toBeLessThan(475);
  });

  test.each([1, 1.25])(
    'else keeps text of 21 at 14 pixels on the screen, times %d for a projector',
    (scale) => {
      const { zoom, whole, x } = viewOf(bounds, { width: 500, height: 500 }, scale);
      expect(zoom * 21).toBeCloseTo(14 * scale);
      expect(whole).toBe(false);
      expect(x).toBe(16);
    },
  );

  test('brings what is selected into sight, without leaving the flow', () => {
    const card = { x: 1200, y: 0, width: 200, height: 190 };
    const { x, zoom } = viewOf(bounds, { width: 500, height: 500 }, 1, card);
    expect(x + card.x * zoom).toBeGreaterThan(0);
    expect(x + (card.x + card.width) * zoom).toBeLessThan(500);
    expect(x + bounds.width * zoom).toBeGreaterThanOrEqual(500 - 16 - 0.5);
  });
});
