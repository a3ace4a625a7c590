/**
 * Where the boxes and arrows of the small picture of the flow stand: stages in a row, ways that skip stages
 * above them, ways back below (dashed), exits as short stubs. Lengths are in the caller's unit; paths are SVG's,
 * which both the PDF and the HTML can draw.
 */
import type { Side } from '#shared/domain/definition/schema.ts';
import type { Flow, FlowEdge } from './page-model.ts';

export interface FlowBox {
  x: number;
  y: number;
  /** The marks of its owners: top left corners. */
  marks: { side: Side; x: number; y: number }[];
  /** Its name: where each line begins, on its baseline. */
  lines: { text: string; x: number; y: number }[];
}

export interface FlowArrow {
  kind: FlowEdge['kind'];
  path: string;
  /** A filled triangle at the arrow's end, or the cross of an exit. */
  head: string;
}

export interface FlowPicture {
  width: number;
  height: number;
  boxWidth: number;
  boxHeight: number;
  /** Edge of the square of a mark. */
  markSize: number;
  boxes: FlowBox[];
  arrows: FlowArrow[];
}

export interface FlowSpace {
  width: number;
  /** Type size of the names. */
  size: number;
  /** Width of a text in the names' type. */
  measure: (text: string) => number;
}

const MOST_LINES = 2;

/** Lays the picture out in a width; its height follows. */
export function drawFlow(flow: Flow, { width, size, measure }: FlowSpace): FlowPicture {
  const count = flow.nodes.length;
  // Where names would be cut short, marks stand above them, and boxes closer together.
  const isCrowded = namesIn(flow, widthOf(flow, { width, size }, 6) - size * 1.9, measure).isCut;
  const boxWidth = widthOf(flow, { width, size }, isCrowded ? 8.4 : 6);
  const gap = count > 1 ? Math.min(size * 2.4, width / count / (isCrowded ? 8.4 : 6)) : 0;
  const inset = isCrowded ? size * 0.2 : size * 1.6;
  const step = count > 1 ? Math.min(boxWidth + gap * 1.6, (width - boxWidth) / (count - 1)) : 0;
  const { texts } = namesIn(flow, boxWidth - inset - size * (isCrowded ? 0.1 : 0.3), measure);
  const markSize = size * 0.72;
  const markRoom = isCrowded ? size * 1.05 : 0;
  const boxHeight = markRoom + size * (0.9 + 1.2 * Math.max(1, ...texts.map((lines) => lines.length)));

  const edges = unique(flow.edges);
  const beside = edges.filter((e) => isStraight(e));
  const above = lanes(edges.filter((e) => isForward(e) && !isStraight(e)));
  const below = lanes(edges.filter((e) => e.kind === 'recycle' || (e.to !== null && e.to <= e.from)));
  const exits = edges.filter((e) => e.to === null);
  const lane = size * 0.85;
  const top = above.depth * lane + (above.depth > 0 ? size * 0.5 : 0);
  const foot = Math.max(
    below.depth * lane + (below.depth > 0 ? size * 0.5 : 0),
    exits.length > 0 ? size * 1.1 : 0,
  );
  const left = (i: number) => i * step;
  const middle = (i: number) => left(i) + boxWidth / 2;
  const bottom = top + boxHeight;
  const tip = size * 0.34;

  const arrows: FlowArrow[] = [
    ...beside.map((e) => straight(e, left(e.from) + boxWidth, left(e.to ?? 0), top + boxHeight / 2, tip)),
    ...above.placed.map(({ edge, depth }) =>
      around(
        edge,
        middle(edge.from) + size * 0.7,
        middle(edge.to ?? 0) - size * 0.7,
        top,
        -depth * lane,
        tip,
      ),
    ),
    ...below.placed.map(({ edge, depth }) =>
      around(
        edge,
        middle(edge.from) - size * 0.7,
        middle(edge.to ?? 0) + size * 0.7,
        bottom,
        depth * lane,
        tip,
      ),
    ),
    ...exits.map((e) => exit(e, left(e.from) + boxWidth - size * 0.9, bottom, size)),
  ];
  return {
    width: left(Math.max(0, count - 1)) + boxWidth,
    height: top + boxHeight + foot,
    boxWidth,
    boxHeight,
    markSize,
    boxes: flow.nodes.map(({ owners }, i): FlowBox => {
      const lines = texts[i] ?? [];
      const markTop = isCrowded ? top + size * 0.5 : top + (boxHeight - owners.length * markSize * 1.15) / 2;
      const textTop = top + markRoom + (boxHeight - markRoom - lines.length * size * 1.2) / 2;
      return {
        x: left(i),
        y: top,
        marks: owners.map((side, at) => ({
          side,
          x: left(i) + (isCrowded ? inset + at * markSize * 1.25 : size * 0.5),
          y: markTop + (isCrowded ? 0 : at * markSize * 1.15),
        })),
        lines: lines.map((text, at) => ({
          text,
          x: left(i) + inset,
          y: textTop + (at * 1.2 + 0.95) * size,
        })),
      };
    }),
    arrows,
  };
}

/** How wide a stage's box is where gaps take one part in `parts` of the room. */
const widthOf = (
  { nodes }: Flow,
  { width, size }: { width: number; size: number },
  parts: number,
): number => {
  const gap = Math.min(size * 2.4, width / Math.max(1, nodes.length) / parts);
  return Math.min(size * 11, (width - gap * (nodes.length - 1)) / nodes.length);
};

function namesIn(
  { nodes }: Flow,
  width: number,
  measure: FlowSpace['measure'],
): { texts: string[][]; isCut: boolean } {
  const texts = nodes.map(({ name }) => nameLines(name, width, measure));
  return { texts, isCut: texts.some((lines) => lines.some((line) => line.endsWith('…'))) };
}

const isForward = (e: FlowEdge): boolean => e.to !== null && e.kind !== 'recycle' && e.to > e.from;
const isStraight = (e: FlowEdge): boolean => isForward(e) && e.to === e.from + 1;

/** Several transitions may join the same two stages; the picture shows one arrow for them. */
function unique(edges: readonly FlowEdge[]): FlowEdge[] {
  const seen = new Map<string, FlowEdge>();
  for (const e of edges) {
    const way = isForward(e) ? 'on' : e.to === null ? 'out' : 'back';
    const key = `${way} ${e.from} ${e.to}`;
    if (!seen.has(key)) seen.set(key, e);
  }
  return [...seen.values()];
}

/** Gives each arc the nearest lane in which it overlaps no other; short arcs come first, nearest to the boxes. */
function lanes(edges: FlowEdge[]): { placed: { edge: FlowEdge; depth: number }[]; depth: number } {
  const span = (e: FlowEdge) => [Math.min(e.from, e.to ?? 0), Math.max(e.from, e.to ?? 0)] as const;
  const taken: (readonly [number, number])[][] = [];
  const bySpan = [...edges].sort((a, b) => span(a)[1] - span(a)[0] - (span(b)[1] - span(b)[0]));
  const placed = bySpan.map((edge) => {
    const [low, high] = span(edge);
    let at = taken.findIndex((others) => others.every(([l, h]) => high <= l || low >= h));
    if (at < 0) at = taken.push([]) - 1;
    taken[at]?.push([low, high]);
    return { edge, depth: at + 1 };
  });
  return { placed, depth: taken.length };
}

function straight(edge: FlowEdge, from: number, to: number, y: number, tip: number): FlowArrow {
  return {
    kind: edge.kind,
    path: `M${n(from)} ${n(y)}H${n(to - tip)}`,
    head: `M${n(to)} ${n(y)}L${n(to - tip * 2)} ${n(y - tip)}V${n(y + tip)}Z`,
  };
}

/** Out of a box, along a lane, and into another box; `rise` is negative above the boxes. */
function around(edge: FlowEdge, from: number, to: number, y: number, rise: number, tip: number): FlowArrow {
  const away = Math.sign(rise);
  const level = y + rise - away * -tip;
  const round = Math.min(tip * 1.6, Math.abs(level - y), Math.abs(to - from) / 2) * (to < from ? -1 : 1);
  const bend = Math.abs(round) * away;
  return {
    kind: edge.kind,
    path:
      `M${n(from)} ${n(y)}V${n(level - bend)}Q${n(from)} ${n(level)} ${n(from + round)} ${n(level)}` +
      `H${n(to - round)}Q${n(to)} ${n(level)} ${n(to)} ${n(level - bend)}V${n(y + away * tip)}`,
    head: `M${n(to)} ${n(y)}L${n(to - tip)} ${n(y + away * tip * 2)}H${n(to + tip)}Z`,
  };
}

function exit(edge: FlowEdge, x: number, y: number, size: number): FlowArrow {
  const end = y + size * 0.55;
  const arm = size * 0.22;
  return {
    kind: edge.kind,
    path: `M${n(x)} ${n(y)}V${n(end)}`,
    head: `M${n(x - arm)} ${n(end + arm * 0.4)}l${n(2 * arm)} ${n(2 * arm)}m${n(-2 * arm)} 0l${n(2 * arm)} ${n(-2 * arm)}`,
  };
}

/** A name in at most two lines; what is too long for its box ends in an ellipsis, the table below has it whole. */
function nameLines(name: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, MOST_LINES);
  return kept.map((line, i) => {
    const goesOn = i === MOST_LINES - 1 && lines.length > MOST_LINES;
    if (!goesOn && measure(line) <= width) return line;
    const letters = [...line];
    while (letters.length > 1 && measure(`${letters.join('')}…`) > width) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  });
}

const n = (value: number): string => String(Math.round(value * 100) / 100);
