/** Sets text in lines and draws them: measured once, drawn where a layout puts it, tagged for screen readers. */
import type PDFDocument from 'pdfkit';
import { INK } from '../ink.ts';
import type { Face, FontData } from './fonts.ts';
import { FACES } from './fonts.ts';

export type Pdf = InstanceType<typeof PDFDocument>;
/** An element of the PDF's structure: what a screen reader walks through. */
export type Tag = ReturnType<Pdf['struct']>;

export interface Run {
  text: string;
  face?: Face;
  colour?: string;
}

export interface TextStyle {
  /** Type size in points. */
  size: number;
  face?: Face;
  colour?: string;
  align?: 'left' | 'right';
  /** PDF structure type: `P`, `H1`, `TH` …; `null` where the caller has tagged the place already. */
  tag?: string;
}

/** Something with a height that can be drawn with its top left corner at a place. */
export interface Block {
  height: number;
  draw: (x: number, y: number, parent: Tag) => void;
}

interface Piece {
  text: string;
  face: Face;
  colour: string;
  width: number;
}

/** Height of a line in type sizes. */
const LEADING = 1.19;
/** Where the baseline lies in a line, in type sizes. */
const BASELINE = 0.94;
const UNIT = 1000;
/** Whether a text is nothing but figures, which then all get one width, so that they stand in columns. */
const isFigures = (runs: readonly Run[]): boolean => runs.every(({ text }) => /^[\d\s%.,+−<>–]*$/.test(text));
const features = (figures: boolean): PDFKit.Mixins.OpenTypeFeatures[] => (figures ? ['tnum'] : ['kern']);

/** Widths of texts at a size of one. */
type Widths = Record<Face, Map<string, number>>;

export class Typesetter {
  readonly pdf: Pdf;
  private readonly widths: Widths = { regular: new Map(), bold: new Map() };
  private readonly figureWidths: Widths = { regular: new Map(), bold: new Map() };
  private readonly missing = new Set<string>();

  constructor(pdf: Pdf, fonts: FontData) {
    this.pdf = pdf;
    for (const face of FACES) pdf.registerFont(face, fonts[face]);
  }

  /** Characters that were asked for and that the typeface doesn't have. */
  get withoutGlyph(): string[] {
    return [...this.missing];
  }

  /** Width of a text that stays on one line. */
  width(text: string, size: number, face: Face = 'regular', figures = false): number {
    const known = figures ? this.figureWidths[face] : this.widths[face];
    let width = known.get(text);
    if (width === undefined) {
      this.pdf.font(face).fontSize(UNIT);
      width = this.pdf.widthOfString(text, { features: features(figures) }) / UNIT;
      known.set(text, width);
      this.noteMissing(text);
    }
    return width * size;
  }

  /** The lines of a plain text in a width. */
  lines(text: string, width: number, size: number, face: Face = 'regular'): string[] {
    return this.break([{ text, face }], width, { size }).map((line) => line.map((p) => p.text).join(''));
  }

  /** A paragraph of one or several styles. */
  paragraph(content: string | readonly Run[], width: number, style: TextStyle): Block {
    const runs = typeof content === 'string' ? [{ text: content }] : content;
    const figures = isFigures(runs);
    const lines = this.break(runs, width, style);
    const leading = style.size * LEADING;
    return {
      height: lines.length * leading,
      draw: (x, y, parent) => {
        if (lines.length === 0) return;
        this.tagged(parent, style.tag ?? 'P', () => {
          for (const [i, line] of lines.entries()) {
            const total = line.reduce((sum, piece) => sum + piece.width, 0);
            let at = style.align === 'right' ? x + width - total : x;
            for (const piece of line) {
              this.pdf
                .font(piece.face)
                .fontSize(style.size)
                .fillColor(piece.colour)
                .text(piece.text, at, y + i * leading + style.size * BASELINE, {
                  lineBreak: false,
                  baseline: 'alphabetic',
                  features: features(figures),
                });
              at += piece.width;
            }
          }
        });
      },
    };
  }

  /** Draws content as an element of the document's structure. */
  tagged(parent: Tag, tag: string, draw: () => void, alt?: string): void {
    const element = this.pdf.struct(tag, alt === undefined ? {} : { alt });
    parent.add(element);
    element.add(this.pdf.markStructureContent(tag));
    draw();
    this.pdf.endMarkedContent();
    element.end();
  }

  /** Draws what carries no meaning of its own: lines, grounds. */
  artifact(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.pdf.save();
    draw();
    this.pdf.restore();
    this.pdf.endMarkedContent();
  }

  private break(runs: readonly Run[], width: number, style: TextStyle): Piece[][] {
    const figures = isFigures(runs);
    const measure = (text: string, face: Face) => this.width(text, style.size, face, figures);
    const lines: Piece[][] = [[]];
    let used = 0;
    const place = (text: string, face: Face, colour: string) => {
      const blank = text.trim() === '';
      if (used > 0 && used + measure(text.trimEnd(), face) > width) {
        lines.push([]);
        used = 0;
      }
      const line = lines[lines.length - 1] ?? [];
      if (line.length === 0 && blank) return;
      const wide = measure(text, face);
      const last = line[line.length - 1];
      if (last && last.face === face && last.colour === colour) {
        last.text += text;
        last.width += wide;
      } else line.push({ text, face, colour, width: wide });
      used += wide;
    };
    for (const { text, face = style.face ?? 'regular', colour = style.colour ?? INK.text } of runs) {
      for (const token of tokens(text)) {
        const fits = measure(token.trimEnd(), face) <= width;
        for (const part of fits ? [token] : this.chop(token, width, style.size, face))
          place(part, face, colour);
      }
    }
    for (const line of lines) this.trimEnd(line, style.size);
    return lines.filter((line) => line.length > 0);
  }

  private trimEnd(line: Piece[], size: number): void {
    const last = line[line.length - 1];
    if (!last) return;
    const trimmed = last.text.trimEnd();
    last.width -= this.width(last.text.slice(trimmed.length), size, last.face);
    last.text = trimmed;
  }

  /** A word that is wider than the line, in parts that are not. */
  private chop(word: string, width: number, size: number, face: Face): string[] {
    const parts: string[] = [];
    let part = '';
    for (const character of word) {
      if (part !== '' && this.width(part + character.trimEnd(), size, face) > width) {
        parts.push(part);
        part = '';
      }
      part += character;
    }
    return part === '' ? parts : [...parts, part];
  }

  private noteMissing(text: string): void {
    // pdfkit's type doesn't show the font that it opened; fontkit's own type tells which glyphs it has.
    const { _font } = this.pdf as unknown as {
      _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } };
    };
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (code > 0x20 && !_font.font.hasGlyphForCodePoint(code)) this.missing.add(character);
    }
  }
}

/** Words with the white space that follows them; control characters and line breaks are white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a CRM's text may hold any of them
const SPACE = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g;
const tokens = (text: string): string[] => text.replace(SPACE, ' ').match(/[^ ]+ ?| +/g) ?? [];
