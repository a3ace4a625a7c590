/**
 * Where the parts of a flow stand: stages on one straight line from left to right, what moves ahead above it, what
 * goes back below it, and at the bottom the way out. All lengths are in the canvas' own pixels.
 */
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';
import { type Detour, endsAtCards, lanesOf, widestStretch } from './lanes.ts';
import { type Box, LABEL, labelHeight, linesOf, type Point, STAGE } from './shapes.ts';

export interface ArrowPlace {
  transition: Transition;
  /** From its beginning to its head. */
  points: Point[];
  /** From a way out to its label, where they don't touch. */
  stub: [Point, Point] | null;
  /** The room for its label, the edge of it at which the label stands, and how many lines its words may take. */
  label: Box & { align: 'bottom' | 'top' | 'left'; lines: number };
}

export interface FlowLayout {
  stages: Map<string, Box>;
  arrows: ArrowPlace[];
  /** Into which disqualified deals go. */
  out: Box;
  bounds: Box;
}

export interface LayoutOptions {
  /** What is written on an arrow. */
  words: (transition: Transition) => string;
  /** Ids of the stages drawn narrow, whose arrows show their counts only. */
  collapsed?: ReadonlySet<string>;
}

const PITCH = 14;
const OUT_HEIGHT = 52;
const TRUNK = 18;

export function layoutFlow(
  definition: Definition,
  { words, collapsed = new Set() }: LayoutOptions,
): FlowLayout {
  const { stages, transitions } = definition;
  const cards: Box[] = [];
  for (const { id } of stages) {
    const before = cards.at(-1);
    const width = collapsed.has(id) ? STAGE.collapsed : STAGE.width;
    const x = before ? before.x + before.width + STAGE.gap : 0;
    cards.push({ x, y: 0, width, height: STAGE.height });
  }
  const order = new Map(stages.map(({ id }, index) => [id, index]));
  const index = (id: string) => order.get(id) ?? 0;
  const text = (transition: Transition) => (collapsed.has(transition.from) ? '' : words(transition));
  const plain = transitions.map((transition) => ({
    transition,
    from: index(transition.from),
    to: transition.kind === 'disqualify' ? -1 : index(transition.to),
    text: text(transition),
  }));
  const isStraight = ({ transition, from, to }: Placed) => transition.kind === 'advance' && to === from + 1;
  const straight = plain.filter(isStraight);
  const ahead = plain.filter((arrow) => arrow.to > arrow.from && !isStraight(arrow));
  const back = plain.filter(({ from, to }) => to >= 0 && to < from);
  const out = plain.filter(({ to }) => to < 0);

  const above = detourEnds(ahead, cards, 0);
  const below = detourEnds(back, cards, TRUNK);
  const line = straightArrows(straight, cards, above.clear);
  const over = detours(ahead, above, { edge: 0, first: -(line.height + 12), side: -1, cuts: [] });
  const trunks = [...new Set(out.map(({ from }) => cards[from]!.x + TRUNK))];
  const under = detours(back, below, { edge: STAGE.height, first: STAGE.height + 40, side: 1, cuts: trunks });
  const ways = waysOut(out, cards, (room) => under.bottomOver(room) + 16);

  const right = cards.at(-1)!.x + cards.at(-1)!.width;
  const lane: Box = { x: 0, y: ways.end + 28, width: right, height: OUT_HEIGHT };
  const arrows = [...line.arrows, ...over.arrows, ...under.arrows, ...ways.arrowsTo(lane.y)];
  const top = Math.min(0, ...arrows.map(({ label }) => label.y));
  const rightmost = Math.max(right, ...arrows.map(({ label }) => label.x + label.width));
  return {
    stages: new Map(stages.map(({ id }, i) => [id, cards[i]!])),
    arrows,
    out: lane,
    bounds: { x: 0, y: top, width: rightmost, height: lane.y + lane.height - top },
  };
}

interface Placed extends Detour {
  transition: Transition;
  text: string;
}

/** Arrows from card to card, their labels above the gap between them. */
function straightArrows(arrows: readonly Placed[], cards: readonly Box[], clear: readonly number[]) {
  const heights = new Map<number, number>();
  const placed = arrows.map(({ transition, from, to, text }): ArrowPlace => {
    const [here, next] = [cards[from]!, cards[to]!];
    const level = arrows.filter((a) => a.from === from).findIndex((a) => a.transition === transition);
    const y = STAGE.height / 2 + level * 24;
    const begin = here.x + here.width / 2 + clear[from]!;
    const width = next.x + next.width / 2 - clear[to]! - begin;
    const lines = linesOf(text, width, 4);
    const stacked = heights.get(from) ?? 10;
    const height = labelHeight(lines);
    heights.set(from, stacked + height + 6);
    return {
      transition,
      points: [
        { x: here.x + here.width, y },
        { x: next.x, y },
      ],
      stub: null,
      label: { x: begin, y: -stacked - height, width, height, align: 'bottom', lines },
    };
  });
  return { arrows: placed, height: Math.max(24, ...heights.values()) };
}

/** Where detours leave and reach the cards on one side, and how far from a card's middle nothing else may stand. */
function detourEnds(arrows: readonly Placed[], cards: readonly Box[], shift: number) {
  const lanes = lanesOf(arrows);
  const ends = endsAtCards(arrows, lanes, cards.length);
  const start: number[] = [];
  const end: number[] = [];
  const clear = ends.map((at, card) => {
    const { x, width } = cards[card]!;
    const pitch = Math.min(PITCH, (width - 2 * TRUNK - shift) / Math.max(1, at.length));
    const middle = x + width / 2 + shift / 2;
    at.forEach(({ detour, isStart }, i) => {
      (isStart ? start : end)[detour] = middle + (i - (at.length - 1) / 2) * pitch;
    });
    return at.length === 0 ? 4 : (at.length * pitch) / 2 + 4;
  });
  return { lanes, start, end, clear };
}

interface Ground {
  /** The edge of the cards, and the line of the first lane. */
  edge: number;
  first: number;
  side: -1 | 1;
  /** Further vertical lines that labels keep away from. */
  cuts: readonly number[];
}

/** Arrows in lanes above (`side` -1) or below (1) the cards, each with its label outside of its line. */
function detours(
  arrows: readonly Placed[],
  { lanes, start, end }: ReturnType<typeof detourEnds>,
  { edge, first, side, cuts }: Ground,
) {
  const rooms = arrows.map(({ text }, i) => {
    const outer = arrows.flatMap((_, j) => (lanes[j]! > lanes[i]! ? [start[j]!, end[j]!] : []));
    const [left, right] = [Math.min(start[i]!, end[i]!), Math.max(start[i]!, end[i]!)];
    const stretch = widestStretch(left, right, [...outer, ...cuts]);
    const width = Math.max(stretch[1] - stretch[0] - 6, LABEL.narrowest);
    const x = Math.max(left, Math.min(right - width, (stretch[0] + stretch[1] - width) / 2));
    return { x, width, lines: linesOf(text, width, 2) };
  });
  const depth = Math.max(-1, ...lanes) + 1;
  const lineOf: number[] = [];
  let at = first;
  for (let lane = 0; lane < depth; lane += 1) {
    lineOf[lane] = at;
    const tallest = Math.max(...rooms.map(({ lines }, i) => (lanes[i] === lane ? labelHeight(lines) : 0)));
    at += side * (tallest + 18);
  }
  const placed = arrows.map(({ transition }, i): ArrowPlace => {
    const y = lineOf[lanes[i]!]!;
    const { x, width, lines } = rooms[i]!;
    const height = labelHeight(lines);
    return {
      transition,
      points: [
        { x: start[i]!, y: edge },
        { x: start[i]!, y },
        { x: end[i]!, y },
        { x: end[i]!, y: edge },
      ],
      stub: null,
      label: {
        x,
        y: side < 0 ? y - height - 6 : y + 6,
        width,
        height,
        align: side < 0 ? 'bottom' : 'top',
        lines,
      },
    };
  });
  /** Down to where the detours reach over a stretch of the line. */
  const bottomOver = ({ x, width }: Pick<Box, 'x' | 'width'>) =>
    placed.reduce((bottom, { points, label }) => {
      const xs = [...points.map((point) => point.x), label.x, label.x + label.width];
      const meets = Math.min(...xs) < x + width && Math.max(...xs) > x;
      return meets ? Math.max(bottom, label.y + label.height) : bottom;
    }, edge);
  return { arrows: placed, bottomOver };
}

/** Ways out: from each card one trunk down, with a label beside it for each reason. */
function waysOut(
  arrows: readonly Placed[],
  cards: readonly Box[],
  topOf: (room: Pick<Box, 'x' | 'width'>) => number,
) {
  const depths = new Map<number, number>();
  const rows = arrows.map(({ transition, from, text }) => {
    const card = cards[from]!;
    const next = cards[from + 1];
    const x = card.x + TRUNK + 16;
    const width = (next ? next.x : card.x + Math.max(card.width, STAGE.width)) - 6 - x;
    const lines = linesOf(text, width, 2);
    const y = depths.get(from) ?? topOf({ x: card.x + TRUNK, width: x + width - card.x - TRUNK });
    const height = labelHeight(lines);
    depths.set(from, y + height + 6);
    return {
      transition,
      trunk: card.x + TRUNK,
      label: { x, y, width, height, align: 'left' as const, lines },
    };
  });
  return {
    end: Math.max(topOf({ x: -1e9, width: 2e9 }), ...depths.values()),
    arrowsTo: (lane: number): ArrowPlace[] =>
      rows.map(({ transition, trunk, label }) => ({
        transition,
        points: [
          { x: trunk, y: STAGE.height },
          { x: trunk, y: lane },
        ],
        stub: [
          { x: trunk, y: label.y + 16 },
          { x: label.x, y: label.y + 16 },
        ],
        label,
      })),
  };
}
