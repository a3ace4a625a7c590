import type { Pointed } from '../stores/screen.ts';

/** A number within a sentence, and the deals behind it. */
export interface CountedDeals extends Pick<Pointed, 'words' | 'query' | 'order'> {
  number: string;
  /** The definition by which they are counted; the one that is being edited, where none is named. */
  draft?: string;
}

/** What the data says, in words and numbers of deals. */
export type SentenceParts = readonly (string | CountedDeals)[];

/** In plain words, for pictures. */
export const plainly = (of: SentenceParts): string =>
  of.map((part) => (typeof part === 'string' ? part : part.number)).join('');
