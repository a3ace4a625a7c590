/** Markup that can't be broken out of: whatever is put into a template is escaped, unless it is markup itself. */

/** A piece of markup; only `markup` makes one. */
export interface Markup {
  readonly html: string;
}

type Part = Markup | readonly Markup[] | string | number | null;

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters, which HTML forbids, come out as spaces. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a CRM's text may hold any of them
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

export const escapeText = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

function render(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(render).join('');
}

export const markup = (strings: TemplateStringsArray, ...parts: Part[]): Markup => ({
  html: strings.reduce((text, string, i) => text + render(parts[i - 1] ?? null) + string),
});
