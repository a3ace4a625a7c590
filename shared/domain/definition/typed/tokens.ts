/** Words, quoted texts and marks of a typed criterion, with their places. */

export interface Token {
  kind: 'word' | 'quoted' | 'mark' | 'unclosed' | 'end';
  /** Without its quotes. */
  text: string;
  start: number;
  end: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|“[^”]*”|>=|<=|[(),;=<>]|["“”].*|[^\s(),;=<>"“”]+/gsu;

const QUOTED = /^"(?:[^"\\]|\\.)*"$/su;

/** The tokens of a text, and last an `end` behind it. */
export function tokenize(text: string): Token[] {
  const tokens = Array.from(text.matchAll(TOKEN), (match): Token => {
    const raw = match[0];
    const place = { start: match.index, end: match.index + raw.length };
    if (/^[(),;=<>]/.test(raw)) return { kind: 'mark', text: raw, ...place };
    if (QUOTED.test(raw)) {
      return { kind: 'quoted', text: raw.slice(1, -1).replace(/\\(.)/gsu, '$1'), ...place };
    }
    if (raw.startsWith('“') && raw.endsWith('”')) return { kind: 'quoted', text: raw.slice(1, -1), ...place };
    return { kind: /^["“”]/.test(raw) ? 'unclosed' : 'word', text: raw, ...place };
  });
  return [...tokens, { kind: 'end', text: '', start: text.length, end: text.length }];
}

/** The text in quotes, so that it reads back as it is whatever it holds. */
export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
