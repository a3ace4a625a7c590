/** How large the label of a threshold is, in pixels: measured, as what stands on it is drawn. */

export interface LabelSize {
  width: number;
  height: number;
}

const PADDING = 8;
/** As `.tagText` has it; a presentation's type is so much larger (`tokens.css`). */
const TYPE = 14;
const LARGER = 1.25;

const pen = document.createElement('canvas').getContext('2d')!;

export function labelSize(text: string, presentation: boolean): LabelSize {
  const size = presentation ? TYPE * LARGER : TYPE;
  pen.font = `600 ${size}px InterVariable, Inter, system-ui, sans-serif`;
  // Figures that are all as wide as the widest: the label keeps its width while the threshold is dragged.
  const { width } = pen.measureText(text.replace(/\d/g, '0'));
  return { width: Math.ceil(width) + 2 * PADDING, height: size + 10 };
}
