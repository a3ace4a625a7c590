/** The small picture of the flow, drawn; a screen reader gets its description. */
import { drawFlow } from '../flow-picture.ts';
import { INK } from '../ink.ts';
import { drawMark } from './marks.ts';
import type { Setting } from './sections.ts';
import type { Block } from './typesetter.ts';

export function flow(s: Setting): Block {
  const { setter, page, width, small } = s;
  const { pdf } = setter;
  const picture = drawFlow(page.flow, {
    width,
    size: small,
    measure: (text) => setter.width(text, small, 'bold'),
  });
  const left = (width - picture.width) / 2;
  return {
    height: picture.height,
    draw: (x, y, parent) => {
      setter.tagged(
        parent,
        'Figure',
        () => {
          pdf.save().translate(x + left, y);
          for (const { kind, path, head } of picture.arrows) {
            const out = kind === 'disqualify';
            pdf.lineWidth(0.8);
            if (kind === 'recycle') pdf.dash(2.4, { space: 1.8 });
            pdf.path(path).stroke(INK.rule).undash();
            if (out) pdf.path(head).stroke(INK.rule);
            else pdf.path(head).fill(INK.rule);
          }
          for (const box of picture.boxes) {
            pdf
              .roundedRect(box.x, box.y, picture.boxWidth, picture.boxHeight, 3)
              .lineWidth(0.6)
              .fillAndStroke(INK.band, INK.hairline);
            for (const { side, x: at, y: top } of box.marks) drawMark(pdf, side, at, top, picture.markSize);
            pdf.font('bold').fontSize(small).fillColor(INK.text);
            for (const { text, x: at, y: baseline } of box.lines) {
              pdf.text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
            }
          }
          pdf.restore();
        },
        page.flow.description,
      );
    },
  };
}
