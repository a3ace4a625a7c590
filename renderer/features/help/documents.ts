/** The documents that come with the app, as pages of Help. They are part of the window, which reads no file for them. */
import { lexer, type MarkedToken, type Token } from 'marked';
import definitionLanguage from '../../../docs/definition-language.md?raw';
import importing from '../../../docs/importing.md?raw';
import keys from '../../../docs/keys.md?raw';
import numbers from '../../../docs/numbers.md?raw';
import security from '../../../docs/security.md?raw';
import sql from '../../../docs/sql.md?raw';
import terminal from '../../../docs/terminal.md?raw';
import workshop from '../../../docs/workshop.md?raw';

export interface Page {
  /** The document's name without `.md`. */
  id: string;
  title: string;
  tokens: MarkedToken[];
  /** What stands under each heading; the first is the page's own. */
  sections: Section[];
}

export interface Section {
  /** As links name it, after `#`. */
  id: string;
  title: string;
  depth: number;
  /** The text of each paragraph, item, row and example. */
  texts: string[];
}

/** Where a page is opened: at a section, or at its beginning. */
export interface Place {
  page: string;
  section: string | null;
}

/** In the order in which Help lists them. */
export const PAGES: readonly Page[] = Object.entries({
  workshop,
  keys,
  numbers,
  importing,
  'definition-language': definitionLanguage,
  security,
  terminal,
  sql,
}).map(([id, markdown]) => readPage(id, markdown));

export const pageOf = (id: string): Page => PAGES.find((page) => page.id === id) ?? PAGES[0]!;

/** Pictures of the documents, by their path from there. */
const pictures = import.meta.glob<string>('../../../docs/images/*', {
  query: '?url',
  import: 'default',
  eager: true,
});
export const pictureAt = (path: string): string | undefined => pictures[`../../../docs/${path}`];

/** A heading's name in a link: `#the-typed-form-of-criteria`. */
export function sectionId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/gu, '-');
}

/** The place that a link on a page leads to; null where it leads out of Help. */
export function placeOf(href: string, from: string): Place | null {
  const [, name, section] = /^(?:([\w-]+)\.md)?(?:#(.+))?$/.exec(href) ?? [];
  const page = name ?? from;
  if (!PAGES.some(({ id }) => id === page)) return null;
  return name || section ? { page, section: section ?? null } : null;
}

/** Markdown's own tokens: no extension adds others. */
export function markedTokens(tokens: readonly Token[] = []): MarkedToken[] {
  return tokens as MarkedToken[];
}

function readPage(id: string, markdown: string): Page {
  const tokens = markedTokens(lexer(markdown));
  const sections: Section[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') {
      const title = textOf(token);
      sections.push({ id: sectionId(title), title, depth: token.depth, texts: [] });
    } else {
      sections.at(-1)?.texts.push(...textsOf(token));
    }
  }
  return { id, title: sections[0]?.title ?? id, tokens, sections };
}

function textsOf(token: MarkedToken): string[] {
  if (token.type === 'space') return [];
  if (token.type === 'list') return token.items.map(textOf);
  if (token.type === 'table') {
    return token.rows.map((cells) =>
      cells.map(({ tokens }) => markedTokens(tokens).map(textOf).join('')).join(': '),
    );
  }
  return [textOf(token)];
}

function textOf(token: MarkedToken): string {
  if ('tokens' in token && token.tokens) return markedTokens(token.tokens).map(textOf).join('');
  return 'text' in token ? token.text : ' ';
}
