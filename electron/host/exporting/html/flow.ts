/** The small picture of the flow as SVG within the page. */

import type { Side } from '#shared/domain/definition/schema.ts';
import { drawFlow } from '../flow-picture.ts';
import { INK, SIDE_INK, SIDE_MARK } from '../ink.ts';
import type { Flow } from '../page-model.ts';
import { type Markup, markup } from './markup.ts';

const WIDTH = 720;
const SIZE = 11;
/** A reader's typeface isn't known here: letters count as this wide, in type sizes, with room to spare. */
const LETTER = 0.58;

/** A side's mark as a shape, in a square of the given size. */
const markAt = (side: Side, x: number, y: number, size: number): Markup => {
  const { path, filled } = SIDE_MARK[side];
  const ink = SIDE_INK[side];
  return markup`<path transform="translate(${x} ${y}) scale(${size / 10})" d="${path}" fill="${filled ? ink : 'none'}" stroke="${filled ? 'none' : ink}" stroke-width="1.6"/>`;
};

/** A side's mark beside its name. */
export const sideMark = (side: Side): Markup =>
  markup`<svg viewBox="-1 -1 12 12" aria-hidden="true">${markAt(side, 0, 0, 10)}</svg>`;

export function flowPicture(flow: Flow): Markup {
  const picture = drawFlow(flow, {
    width: WIDTH,
    size: SIZE,
    measure: (text) => [...text].length * SIZE * LETTER,
  });
  const arrows = picture.arrows.map(({ kind, path, head }) => {
    const isOut = kind === 'disqualify';
    const dash = kind === 'recycle' ? '3 2.2' : 'none';
    return markup`<path d="${path}" fill="none" stroke="${INK.rule}" stroke-dasharray="${dash}"/><path d="${head}" fill="${isOut ? 'none' : INK.rule}" stroke="${isOut ? INK.rule : 'none'}"/>`;
  });
  const boxes = picture.boxes.map(({ x, y, marks: owners, lines }) => {
    const marks = owners.map((mark) => markAt(mark.side, mark.x, mark.y, picture.markSize));
    const texts = lines.map((line) => markup`<text x="${line.x}" y="${line.y}">${line.text}</text>`);
    return markup`<rect x="${x}" y="${y}" width="${picture.boxWidth}" height="${picture.boxHeight}" rx="3" fill="${INK.band}" stroke="${INK.hairline}"/>${marks}${texts}`;
  });
  return markup`<svg viewBox="-1 -1 ${picture.width + 2} ${picture.height + 2}" role="img" aria-label="${flow.description}" font-size="${SIZE}" font-weight="600" fill="${INK.text}">${arrows}${boxes}</svg>`;
}
