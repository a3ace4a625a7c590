/** What could be typed next. */
import { normalize } from '../../criteria/text.ts';
import { readAll } from './parse.ts';
import { type Candidate, Misread, Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Completion {
  /** The text from here to the cursor is what a candidate replaces. */
  start: number;
  /** Those that begin like what is typed; hints (`a number`) say what is expected and can't be inserted. */
  candidates: Candidate[];
}

/** Names can have several words, so the last ones before the cursor may be the beginning of one. */
const WORDS_BACK = 6;

/** The candidates at a cursor; of the words before it, as many as fit belong to what is being typed. */
export function complete(text: string, offset: number, vocabulary: Vocabulary): Completion {
  const before = text.slice(0, offset);
  const starts = [...before.matchAll(/(?<=^|[\s(),;])[^\s(),;]/g)].map((match) => match.index);
  for (const start of starts.slice(-WORDS_BACK)) {
    const typed = normalize(before.slice(start).replace(/^["“]/, ''));
    const fitting = offersAfter(before.slice(0, start), vocabulary).filter(
      ({ text: candidate, kind }) =>
        kind !== 'hint' &&
        normalize(candidate.replace(/^"/, '')).startsWith(typed) &&
        normalize(candidate) !== typed,
    );
    if (fitting.length > 0) return { start, candidates: fitting };
  }
  const between = /(^|[\s(),;])$/.test(before);
  return { start: offset, candidates: between ? offersAfter(before, vocabulary) : [] };
}

/** What the reader would have taken where a text ends; nothing where it fails before. */
function offersAfter(text: string, vocabulary: Vocabulary): Candidate[] {
  const reader = new Reader(text, vocabulary);
  try {
    readAll(reader);
  } catch (thrown) {
    if (!(thrown instanceof Misread)) throw thrown;
  }
  return reader.next.kind === 'end' ? reader.offers : [];
}
