/** Reads tokens one after another and remembers what could have stood where reading stopped. */
import { normalize } from '../../criteria/text.ts';
import { LIMITS } from '../vocabulary.ts';
import { type Token, tokenize } from './tokens.ts';
import { fieldCalled, NUMBER, partCalled, type Vocabulary, written, writtenFields } from './vocabulary.ts';

/** What could stand at a place: a text to insert there, or for `hint` only a description. */
export interface Candidate {
  text: string;
  kind: 'keyword' | 'field' | 'item' | 'band' | 'touchpoint' | 'source' | 'value' | 'hint';
}

/** Where a text stops making sense, and what was expected there instead. */
export class Misread extends Error {
  readonly token: Token;

  constructor(message: string, token: Token) {
    super(message);
    this.token = token;
  }
}

const NOUNS: Partial<Record<Candidate['kind'], string>> = {
  field: 'a field',
  item: 'a checklist item',
  band: 'a score band',
  touchpoint: 'a touchpoint type',
  source: 'a source',
  value: 'a value',
};

/** Words at which a bare name ends. */
const AFTER_NAME = new Set([
  'is',
  'contains',
  'does',
  'between',
  'before',
  'after',
  'and',
  'or',
  'within',
  'in',
]);

export class Reader {
  readonly vocabulary: Vocabulary;
  private offered: { kind: Candidate['kind']; texts: () => readonly string[] }[] = [];
  private readonly tokens: Token[];
  private position = 0;
  private depth = 0;

  constructor(text: string, vocabulary: Vocabulary) {
    this.tokens = tokenize(text);
    this.vocabulary = vocabulary;
  }

  get next(): Token {
    return this.tokens[this.position]!;
  }

  /** What could stand at the token that is next, each once. */
  get offers(): Candidate[] {
    const all = this.offered.flatMap(({ kind, texts }) => texts().map((text) => ({ text, kind })));
    return [...new Map(all.map((candidate) => [`${candidate.kind} ${candidate.text}`, candidate])).values()];
  }

  /** Notes what could stand here; listed only if somebody asks, as a sample can have many names. */
  offer(kind: Candidate['kind'], texts: () => readonly string[]): void {
    this.offered.push({ kind, texts });
  }

  /** Takes words or a mark if they stand here; `offered` unless there is a better way to say it. */
  take(phrase: string, offered = true): boolean {
    const words = phrase.split(' ');
    if (offered) this.offer('keyword', () => [phrase]);
    const stands = words.every((word, i) => {
      const token = this.tokens[this.position + i];
      return (token?.kind === 'word' || token?.kind === 'mark') && token.text.toLowerCase() === word;
    });
    if (stands) this.advance(words.length);
    return stands;
  }

  must(phrase: string): void {
    if (!this.take(phrase)) this.fail();
  }

  /** Whether a word or mark stands here, without taking it. */
  sees(text: string): boolean {
    return this.next.kind !== 'quoted' && this.next.text.toLowerCase() === text;
  }

  fail(message = this.expected(), token = this.next): never {
    throw new Misread(message, token);
  }

  /** Reads what is inside a group, refusing groups nested deeper than a definition may hold. */
  nested<T>(read: () => T): T {
    if (++this.depth > LIMITS.depth)
      this.fail(`groups are nested deeper than ${LIMITS.depth}, which is the limit`);
    const result = read();
    this.depth--;
    return result;
  }

  /** A number as typed; `unit` says what it counts, for the message. */
  number(unit = 'a number'): number {
    this.offer('hint', () => [unit]);
    const token = this.next;
    if (token.kind !== 'word' || !NUMBER.test(token.text)) this.fail();
    this.advance(1);
    return Number(token.text);
  }

  /** Quoted text, or bare words up to a mark, `and`, `or` or one of `stops`. */
  text(
    kind: Candidate['kind'],
    known: readonly string[],
    stops: readonly string[] = [],
  ): { text: string; token: Token } {
    this.offer(kind, () => known.map(written));
    const token = this.next;
    if (token.kind === 'quoted') {
      this.advance(1);
      return { text: token.text, token };
    }
    const ends = new Set(['and', 'or', ...stops]);
    const words = this.words((word) => ends.has(word));
    if (words.length === 0) this.fail();
    this.advance(words.length);
    const text = words.map((word) => word.text).join(' ');
    return { text, token: { ...token, kind: 'word', text, end: words.at(-1)!.end } };
  }

  /** A field's or checklist item's name: quoted, or the longest run of bare words that is one. */
  name(): { text: string; token: Token } {
    const { names } = this.vocabulary;
    this.offer('field', () => writtenFields(names));
    this.offer('item', () => names.definition.checklist.map(({ name }) => written(name)));
    const token = this.next;
    if (token.kind === 'quoted') {
      this.advance(1);
      return { text: token.text, token };
    }
    const words = this.words(
      (word, following) => AFTER_NAME.has(word) || (word === 'at' && /^(least|most)$/.test(following)),
    );
    for (let length = words.length; length > 0; length--) {
      const run = words.slice(0, length);
      const text = run.map((word) => word.text).join(' ');
      if (fieldCalled(text, names) === undefined && !partCalled(text, names.definition.checklist)) continue;
      this.advance(length);
      return { text, token: { ...token, text, end: run.at(-1)!.end } };
    }
    if (words.length === 0) return this.fail();
    const followed = this.tokens[this.position + words.length]!.kind !== 'end';
    const unknown = followed ? words : words.slice(0, 1);
    const text = unknown.map((word) => word.text).join(' ');
    return this.fail(
      `there is no field or checklist item called “${text}”; in quotes, it would be a field that the sample lacks`,
      { ...token, text, end: unknown.at(-1)!.end },
    );
  }

  private words(ends: (word: string, following: string) => boolean): Token[] {
    const rest = this.tokens.slice(this.position, this.position + 40);
    const end = rest.findIndex(
      ({ kind, text }, i) => kind !== 'word' || ends(normalize(text), normalize(rest[i + 1]?.text ?? '')),
    );
    return end < 0 ? rest : rest.slice(0, end);
  }

  private advance(count: number): void {
    this.position += count;
    this.offered = [];
  }

  private expected(): string {
    const wanted = new Set(
      this.offered.flatMap(({ kind, texts }) => {
        const noun = NOUNS[kind];
        const all = texts();
        if (noun !== undefined) return all.length > 0 ? noun : [];
        return kind === 'hint' ? all : all.map((text) => `“${text}”`);
      }),
    );
    const { kind, text } = this.next;
    if (kind === 'unclosed') return 'the quotation mark is not closed';
    const found = kind === 'end' ? 'the text ends here' : `found “${text}”`;
    return wanted.size === 0
      ? `expected nothing more, ${found}`
      : `expected ${[...wanted].join(', ')}; ${found}`;
  }
}
