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
  const mark = small * 0.72;
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
            const sides = box.node.owners;
            for (const [i, side] of sides.entries()) {
              const top = box.y + (picture.boxHeight - sides.length * mark * 1.15) / 2 + i * mark * 1.15;
              drawMark(pdf, side, box.x + small * 0.5, top, mark);
            }
            const textTop = box.y + (picture.boxHeight - box.lines.length * small * 1.2) / 2;
            for (const [i, text] of box.lines.entries()) {
              pdf
                .font('bold')
                .fontSize(small)
                .fillColor(INK.text)
                .text(text, box.x + small * 1.5, textTop + (i * 1.2 + 0.95) * small, {
                  lineBreak: false,
                  baseline: 'alphabetic',
                });
            }
          }
          pdf.restore();
        },
        page.flow.description,
      );
    },
  };
}
