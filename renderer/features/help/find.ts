/** The search over all pages of Help. */
import { normalize } from '#shared/domain/criteria/text.ts';
import { PAGES, type Page, type Section } from './documents.ts';

export interface Hit {
  page: Page;
  section: Section;
  /** What of the section holds most of the words. */
  text: string;
}

export const wordsIn = (sought: string): string[] => normalize(sought).split(' ').filter(Boolean);

/** The sections that hold all the words that are sought, or their beginnings; those whose headings do come first. */
export function find(sought: string): Hit[] {
  const words = wordsIn(sought);
  if (words.length === 0) return [];
  const hits = PAGES.flatMap((page) =>
    page.sections.flatMap((section) => {
      const heading = held(words, section.title);
      if (held(words, [section.title, ...section.texts].join(' ')) < words.length) return [];
      const best = section.texts.reduce(
        (most, text) => (held(words, text) > held(words, most) ? text : most),
        section.texts[0] ?? '',
      );
      return [{ page, section, text: best, heading }];
    }),
  );
  return hits.sort((a, b) => b.heading - a.heading);
}

/** How many of the words a text holds, at the beginning of a word of its own. */
function held(words: readonly string[], text: string): number {
  const within = ` ${normalize(text).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return words.filter((word) => within.includes(` ${word}`)).length;
}
