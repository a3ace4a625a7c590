/** The lengths that the flow is drawn with, in the canvas' own pixels, and shapes made of them. */

export const STAGE = { width: 216, height: 196, gap: 32, collapsed: 92 } as const;

/** Of what is written on an arrow: sizes of its text, and the room around it. */
export const LABEL = { line: 26, character: 10.4, counts: 28, padding: 6, sign: 24, narrowest: 84 } as const;

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}

/** Into how many lines a text falls at a width, at most so many; a line breaks at words, so it holds less than fits. */
export function linesOf(text: string, width: number, most: number): number {
  if (text === '') return 0;
  const characters = Math.max(4, (width - LABEL.sign - 2 * LABEL.padding) / LABEL.character);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > characters) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return Math.min(most, lines);
}

/** The height of a label with so many lines and the counts below them. */
export const labelHeight = (lines: number): number => lines * LABEL.line + LABEL.counts + LABEL.padding;

/** An SVG path along points, its corners rounded. */
export function roundedPath(points: readonly Point[], radius = 18): string {
  const [first, ...others] = points;
  if (!first) return '';
  const steps = others.map((corner, i) => {
    const before = points[i]!;
    const after = others[i + 1];
    if (!after) return `L ${corner.x} ${corner.y}`;
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const into = towards(corner, before, r);
    const out = towards(corner, after, r);
    return `L ${into.x} ${into.y} Q ${corner.x} ${corner.y} ${out.x} ${out.y}`;
  });
  return [`M ${first.x} ${first.y}`, ...steps].join(' ');
}

const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}
