/**
 * Where the parts of a flow stand: stages on one straight line from left to right, what moves ahead above it, what
 * goes back below it, and at the bottom the way out. All lengths are in the canvas' own pixels.
 */
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';

export const STAGE = { width: 204, height: 150, gap: 60 } as const;
const LABEL = { width: 242, height: 128 } as const;
/** How far the first detour stands from the line of stages, and each further one from the one before. */
const DETOUR = { first: 64, next: 92 } as const;
const STEP = STAGE.width + STAGE.gap;

export interface Point {
  x: number;
  y: number;
}

export interface ArrowPlace {
  transition: Transition;
  /** SVG path from its beginning to its head. */
  path: string;
  /** The middle of its label, and on which side of that point the label stands. */
  label: Point & { width: number; side: 'above' | 'below' };
}

export interface FlowLayout {
  /** Left upper corners, by stage. */
  stages: Map<string, Point>;
  arrows: ArrowPlace[];
  /** The lane into which disqualified deals go; null where no arrow leads out. */
  out: (Point & { width: number; height: number }) | null;
}

export function layoutFlow(definition: Definition): FlowLayout {
  const order = new Map(definition.stages.map((stage, index) => [stage.id, index]));
  const stages = new Map(definition.stages.map((stage, index) => [stage.id, { x: index * STEP, y: 0 }]));
  const index = (id: string) => order.get(id) ?? 0;
  const span = (transition: Transition) =>
    transition.kind === 'disqualify' ? 0 : index(transition.to) - index(transition.from);

  const straight = definition.transitions.filter((t) => t.kind === 'advance' && span(t) === 1);
  const ahead = byLength(
    definition.transitions.filter((t) => span(t) > 0 && !straight.includes(t)),
    span,
  );
  const back = byLength(
    definition.transitions.filter((t) => t.kind === 'recycle'),
    span,
  );
  const out = definition.transitions.filter((t) => t.kind === 'disqualify');

  const depthOfBack = back.length > 0 ? DETOUR.first + (back.length - 1) * DETOUR.next + 72 : 0;
  const lane = STAGE.height + Math.max(depthOfBack, 120) + 40;

  return {
    stages,
    arrows: [
      ...stacked(straight).map(([transition, level]) =>
        straightArrow(transition, index(transition.from), level),
      ),
      ...ahead.map((transition, level) =>
        detour(
          transition,
          index(transition.from),
          span(transition),
          -1,
          LABEL.height + 28 + level * DETOUR.next,
        ),
      ),
      ...back.map((transition, level) =>
        detour(transition, index(transition.from), span(transition), 1, DETOUR.first + level * DETOUR.next),
      ),
      ...stacked(out).map(([transition, level]) => wayOut(transition, index(transition.from), level, lane)),
    ],
    out:
      out.length > 0
        ? { x: 0, y: lane, width: Math.max(1, definition.stages.length) * STEP - STAGE.gap, height: 56 }
        : null,
  };
}

/** The shortest first, so that longer detours go around shorter ones. */
const byLength = (transitions: Transition[], span: (t: Transition) => number) =>
  transitions.toSorted((a, b) => Math.abs(span(a)) - Math.abs(span(b)));

/** Each arrow with how many of its kind leave the same stage before it. */
function stacked(transitions: Transition[]): [Transition, number][] {
  const counts = new Map<string, number>();
  return transitions.map((transition) => {
    const level = counts.get(transition.from) ?? 0;
    counts.set(transition.from, level + 1);
    return [transition, level];
  });
}

function straightArrow(transition: Transition, from: number, level: number): ArrowPlace {
  const start = from * STEP + STAGE.width;
  const y = STAGE.height / 2 + level * 22;
  const middle = start + STAGE.gap / 2;
  return {
    transition,
    path: `M ${start} ${y} L ${start + STAGE.gap} ${y}`,
    label: { x: middle, y: -14 - level * (LABEL.height + 8), width: LABEL.width, side: 'above' },
  };
}

/** An arc above (`side` -1) or below (1) the line of stages. */
function detour(transition: Transition, from: number, span: number, side: -1 | 1, depth: number): ArrowPlace {
  const edge = side < 0 ? 0 : STAGE.height;
  // Ahead, arrows leave and come in between the labels of the straight ones; back, beside the way out.
  const start = { x: from * STEP + STAGE.width * (span > 0 ? 0.53 : 0.3), y: edge };
  const end = { x: (from + span) * STEP + STAGE.width * (span > 0 ? 0.47 : 0.7), y: edge };
  const y = edge + side * depth;
  const corner = Math.min(24, depth);
  const towards = Math.sign(end.x - start.x);
  const path = [
    `M ${start.x} ${start.y}`,
    `L ${start.x} ${y - side * corner}`,
    `Q ${start.x} ${y} ${start.x + towards * corner} ${y}`,
    `L ${end.x - towards * corner} ${y}`,
    `Q ${end.x} ${y} ${end.x} ${y - side * corner}`,
    `L ${end.x} ${end.y}`,
  ].join(' ');
  const width = Math.max(LABEL.width, Math.abs(end.x - start.x) - 2 * corner - 16);
  return {
    transition,
    path,
    label: { x: (start.x + end.x) / 2, y: y + side * 4, width, side: side < 0 ? 'above' : 'below' },
  };
}

function wayOut(transition: Transition, from: number, level: number, lane: number): ArrowPlace {
  const x = from * STEP + STAGE.width / 2 + level * 26;
  return {
    transition,
    path: `M ${x} ${STAGE.height} L ${x} ${lane}`,
    label: { x, y: lane - 8 - level * 36, width: LABEL.width, side: 'above' },
  };
}
