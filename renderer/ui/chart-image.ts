/**
 * A chart on the screen as a picture of its own: its SVG with the colours and type that it has just now, under its
 * title and the meaning of its colours, on the page's ground. Attributes stand in for style sheets, so that the
 * picture looks the same wherever it is opened.
 */

/** What a colour of the chart stands for. */
export interface ChartKey {
  label: string;
  /** As in a style sheet, `var()` too. */
  color: string;
}

export interface ChartWords {
  title: string;
  keys: readonly ChartKey[];
}

const SVG = 'http://www.w3.org/2000/svg';
/** CSS properties that SVG has as attributes, as far as our charts use them. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'vector-effect',
  'visibility',
  'display',
];
const MARGIN = 24;
const TITLE = 20;
const KEY = 16;
const LINE = 28;
/** About how wide a letter is for its size. */
const LETTER = 0.55;
/** A drawing that is smaller than this on the screen is enlarged, or nobody could read it on a slide. */
const LEAST = 480;
/** Pixels of the PNG for each of the screen's, so that it stays sharp on a slide. */
const SHARPNESS = 2;

export interface ChartPicture {
  svg: string;
  width: number;
  height: number;
}

export function chartPicture(chart: SVGSVGElement, { title, keys }: ChartWords): ChartPicture {
  const drawn = chart.getBoundingClientRect();
  const scale = Math.max(1, LEAST / drawn.width);
  const [width, height] = [drawn.width * scale, drawn.height * scale];
  const root = getComputedStyle(document.documentElement);
  const color = (value: string) =>
    root.getPropertyValue(/^var\((--[\w-]+)\)$/.exec(value)?.[1] ?? '').trim() || value;
  const type = getComputedStyle(chart).fontFamily;
  const text = (words: string, x: number, y: number, size: number, ink: string) =>
    element('text', { x, y, 'font-family': type, 'font-size': size, fill: ink }, words);

  const lines = linesOf(title, width / (TITLE * LETTER));
  const content: Element[] = lines.map((line, i) =>
    text(line, MARGIN, MARGIN + TITLE + i * LINE, TITLE, color('var(--ink)')),
  );
  const head = MARGIN + TITLE + (lines.length - 1) * LINE;
  let x = MARGIN;
  let y = head + LINE;
  for (const { label, color: of } of keys) {
    const wide = label.length * KEY * LETTER + 44;
    if (x > MARGIN && x + wide > width + MARGIN) {
      x = MARGIN;
      y += LINE;
    }
    content.push(element('rect', { x, y: y - 12, width: 14, height: 14, fill: color(of) }));
    content.push(text(label, x + 22, y, KEY, color('var(--ink-2)')));
    x += wide;
  }
  const top = keys.length > 0 ? y + MARGIN / 2 : head + MARGIN / 2;
  const drawing = withLooks(chart);
  if (!drawing.hasAttribute('viewBox')) drawing.setAttribute('viewBox', `0 0 ${drawn.width} ${drawn.height}`);
  for (const [name, value] of Object.entries({ x: MARGIN, y: top, width, height, overflow: 'visible' }))
    drawing.setAttribute(name, String(value));
  const size = { width: width + 2 * MARGIN, height: top + height + MARGIN };
  const ground = element('rect', { ...size, fill: color('var(--sheet)') });
  const whole = element('svg', { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  whole.append(element('title', {}, title), ground, ...content, drawing);
  return { svg: new XMLSerializer().serializeToString(whole), ...size };
}

/** Words in lines of at most so many letters. */
function linesOf(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The picture as a PNG in Base64. */
export async function chartPng({ svg, width, height }: ChartPicture): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SHARPNESS);
  canvas.height = Math.round(height * SHARPNESS);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no room in memory for a picture of this size.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

/** A copy of the chart whose elements carry the looks that style sheets gave them, and nothing of the screen. */
function withLooks(chart: SVGSVGElement): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [chart, ...chart.querySelectorAll('*')].forEach((original, i) => {
    const own = copies[i];
    if (!own) return;
    for (const { name } of [...own.attributes])
      if (/^(class|style|tabindex|role|id|aria-|data-)/.test(name)) own.removeAttribute(name);
    // Where the picture is opened the typeface may be another; the words keep their width all the same.
    if (original instanceof SVGTextElement && original.getComputedTextLength() > 0) {
      own.setAttribute('textLength', original.getComputedTextLength().toFixed(1));
      own.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
    const looks = getComputedStyle(original);
    for (const name of LOOKS) {
      const value = looks.getPropertyValue(name);
      if (value !== '') own.setAttribute(name, value);
    }
  });
  return copy;
}

function element(name: string, attributes: Record<string, string | number>, words?: string): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (words !== undefined) made.textContent = words;
  return made;
}
