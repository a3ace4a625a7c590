/** The sides' marks, drawn as shapes beside their names. */
import type { Side } from '#shared/domain/definition/schema.ts';
import { INK, SIDE_INK, SIDE_MARK } from '../ink.ts';
import type { Block, Pdf, Typesetter } from './typesetter.ts';

/** Draws a side's mark with its top left corner at a place. */
export function drawMark(pdf: Pdf, side: Side, x: number, y: number, size: number): void {
  const { path, filled } = SIDE_MARK[side];
  pdf
    .save()
    .translate(x, y)
    .scale(size / 10)
    .path(path);
  if (filled) pdf.fill(SIDE_INK[side]);
  else pdf.lineWidth(1.6).stroke(SIDE_INK[side]);
  pdf.restore();
}

/** A name with the marks of its sides before it. */
export function markedLabel(
  setter: Typesetter,
  text: string,
  sides: readonly Side[],
  width: number,
  { size, align = 'left', bold = false }: { size: number; align?: 'left' | 'right'; bold?: boolean },
): Block {
  const mark = size * 0.72;
  const indent = sides.length === 0 ? 0 : sides.length * mark * 1.15 + size * 0.28;
  const face = bold ? 'bold' : 'regular';
  const colour = bold ? INK.text : INK.muted;
  const name = setter.paragraph(text, width - indent, { size, face, colour, align });
  const lines = setter.lines(text, width - indent, size, face);
  const widest = Math.max(0, ...lines.map((line) => setter.width(line, size, face)));
  return {
    height: name.height,
    draw: (x, y, parent) => {
      const left = align === 'right' ? x + width - widest - indent : x;
      setter.artifact(() => {
        for (const [i, side] of sides.entries()) {
          drawMark(setter.pdf, side, left + i * mark * 1.15, y + size * 0.3, mark);
        }
      });
      name.draw(x + indent, y, parent);
    },
  };
}
