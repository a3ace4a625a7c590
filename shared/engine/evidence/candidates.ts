/** Everything that could be looked at in a sample to tell won deals from others, before any outcome is looked at. */
import { normalize, words } from '../../domain/criteria/text.ts';
import type { FieldCondition, TouchpointCondition } from '../../domain/definition/schema.ts';
import type { Field, FieldRole, Sample, TextColumn } from '../../domain/sample/sample.ts';
import { isSalesAct, type TouchpointKind } from '../sample/touchpoint-kinds.ts';
import type { Test } from './truth.ts';

export type TraitKind = 'value' | 'word' | 'domain' | 'band' | 'yes' | 'touchpoints' | 'people' | 'sum';

/** Why something can't have told anybody at the start how a deal would end; null where it could. */
export type Hindsight = 'knownAtEnd' | 'salesAct' | null;

export interface Candidate extends Test {
  kind: TraitKind;
  /** Equal for those about the same thing: a field's key, or touchpoints of a type. */
  family: string;
  /** When what it looks at is known. */
  known: Field['known'] | 'asItHappens';
  hindsight: Hindsight;
}

/** A number to be cut where the outcomes turn, and the condition for a band of it; ends are included. */
export interface Scale extends Omit<Candidate, keyof Test> {
  firstDays: number | null;
  /** By deal; NaN where missing. */
  amounts: Float64Array;
  between(low: number | null, high: number | null): Test['condition'];
}

/** Roles whose values are a deal's own name, its ending, or who worked on it. */
const NOT_TRAITS: readonly FieldRole[] = [
  'id',
  'person',
  'account',
  'owner',
  'createdAt',
  'outcome',
  'wonAt',
  'lostAt',
  'lostReason',
  'stageDate',
];
/** Free text is looked at by words, so many of the most frequent; longer lists of values likewise. */
const MOST_VALUES = 300;
const FIRST_DAYS = 14;
const COUNTS = [1, 2, 3];
const SMALL_WORDS = new Set(
  'a an and at by de der des di do du for from in of on or our the to und with'.split(' '),
);

/** The same by their labels, where another field has the role: who somebody is says nothing of the next lead. */
const NAMES =
  /^(sur|user)?names?$|(first|last|middle|given|family|full|deal|opportunity|account|company|contact|lead|customer|client|user) ?names?$|\bowner$|^(account|company|contact|customer|salutation|topic|subject)$|^(nombre|nom|nome)( (del?|do|da|du|d)\b.*)?$/;

export const isTraitField = ({ role, label }: Field): boolean =>
  role === null ? !NAMES.test(words(label).join(' ')) : !NOT_TRAITS.includes(role);

/** The candidates among text, category and yes/no fields. */
export function fieldCandidates(sample: Sample, least: number): Candidate[] {
  return sample.fields.filter(isTraitField).flatMap((field): Candidate[] => {
    const column = sample.columns.get(field.key);
    const as = (kind: TraitKind, condition: FieldCondition): Candidate => ({
      kind,
      condition,
      firstDays: null,
      ...aboutField(field),
    });
    if (column?.kind === 'boolean') {
      return [as('yes', { kind: 'field', field: field.key, op: 'is', value: true })];
    }
    if (column?.kind !== 'text') return [];
    if (field.role === 'email') {
      return frequent(column, least, domainsOf).map((domain) =>
        as('domain', contains(field, domain, 'text')),
      );
    }
    if (field.type === 'text') {
      return frequent(column, least, phrasesOf).map((phrase) => as('word', contains(field, phrase, 'words')));
    }
    return frequent(column, least, (text) => [text]).map((value) =>
      as('value', { kind: 'field', field: field.key, op: 'is', value }),
    );
  });
}

/** What people do, and how often: in all and in a deal's first days, which are as long for every deal. */
export function touchpointCandidates(
  sample: Sample,
  kinds: ReadonlyMap<string, TouchpointKind>,
): Candidate[] {
  const several = (people: number): TouchpointCondition => ({
    kind: 'touchpoints',
    types: [],
    measure: 'people',
    scope: 'deal',
    is: { op: 'atLeast', value: people },
  });
  const byType = typesIn(sample).flatMap((type) =>
    COUNTS.flatMap((value) =>
      [null, FIRST_DAYS].map((firstDays): Candidate => {
        const is = { op: 'atLeast', value } as const;
        const condition = {
          kind: 'touchpoints',
          types: [type],
          measure: 'count',
          scope: 'deal',
          is,
        } as const;
        return {
          ...aboutTouchpoints(type, kinds),
          kind: 'touchpoints',
          firstDays,
          condition:
            firstDays === null
              ? { ...condition, types: [type] }
              : { ...condition, types: [type], withinDays: firstDays },
        };
      }),
    ),
  );
  if (byType.length === 0) return [];
  const people = [2, 3].map(
    (count): Candidate => ({
      kind: 'people',
      condition: several(count),
      firstDays: null,
      family: 'people',
      known: 'asItHappens',
      hindsight: null,
    }),
  );
  return [...byType, ...people];
}

/** Numbers of deals, and the sums of touchpoints' values (minutes attended, say). */
export function scales(
  sample: Sample,
  kinds: ReadonlyMap<string, TouchpointKind>,
  measure: (condition: TouchpointCondition) => Float64Array,
): Scale[] {
  const ofFields = sample.fields.filter(isTraitField).flatMap((field): Scale[] => {
    const column = sample.columns.get(field.key);
    if (column?.kind !== 'number') return [];
    const { values, missing } = column;
    const amounts = values.map((value, deal) =>
      (missing[deal >> 5]! >>> (deal & 31)) & 1 ? Number.NaN : value,
    );
    return [{ kind: 'band', firstDays: null, ...aboutField(field), amounts, between: numberBand(field.key) }];
  });
  const withValues = new Set<string>();
  const { type, types, value } = sample.touchpoints;
  for (let i = 0; i < value.length; i += 1) {
    if (!Number.isNaN(value[i]!)) withValues.add(normalize(types[type[i]!]!));
  }
  const ofTouchpoints = typesIn(sample)
    .filter((name) => withValues.has(normalize(name)))
    .map((name): Scale => {
      const sum = (is: TouchpointCondition['is']): TouchpointCondition => ({
        kind: 'touchpoints',
        types: [name],
        measure: 'sum',
        scope: 'deal',
        is,
      });
      return {
        kind: 'sum',
        firstDays: null,
        ...aboutTouchpoints(name, kinds),
        amounts: measure(sum({ op: 'atLeast', value: 0 })),
        between: (low, high) =>
          sum(
            low === null
              ? { op: 'atMost', value: high! }
              : high === null
                ? { op: 'atLeast', value: low }
                : { op: 'between', low, high },
          ),
      };
    });
  return [...ofFields, ...ofTouchpoints];
}

/** The family of what is asked of a field. */
export const familyOf = (field: string): string => `field ${field}`;

const aboutField = ({ key, role, known }: Field) => ({
  family: familyOf(key),
  known,
  // What a deal is worth is set while it is sold, whatever the export says.
  hindsight: known === 'end' || role === 'amount' ? ('knownAtEnd' as const) : null,
});

const aboutTouchpoints = (type: string, kinds: ReadonlyMap<string, TouchpointKind>) => ({
  family: `touchpoints ${normalize(type)}`,
  known: 'asItHappens' as const,
  hindsight: isSalesAct(kinds.get(normalize(type)) ?? 'interest') ? ('salesAct' as const) : null,
});

const numberBand =
  (field: string) =>
  (low: number | null, high: number | null): FieldCondition => {
    if (low === null) return { kind: 'field', field, op: 'atMost', value: high! };
    if (high === null) return { kind: 'field', field, op: 'atLeast', value: low };
    return { kind: 'field', field, op: 'between', low, high };
  };

const contains = ({ key }: Field, part: string, match: 'words' | 'text'): FieldCondition => ({
  kind: 'field',
  field: key,
  op: 'containsAnyOf',
  values: [part],
  match,
});

/** The types of which the sample holds touchpoints, each once. */
function typesIn({ touchpoints: { type, types } }: Sample): string[] {
  const byName = new Map<string, string>();
  for (const index of new Set(type)) {
    const name = normalize(types[index]!);
    if (name !== '' && !byName.has(name)) byName.set(name, types[index]!);
  }
  return [...byName.values()].sort((a, b) => (a < b ? -1 : 1));
}

/** The parts of a column's texts that at least so many deals have, the most frequent first, and of equals the longest. */
function frequent(column: TextColumn, least: number, partsOf: (text: string) => string[]): string[] {
  const uses = new Uint32Array(column.dictionary.length);
  for (const code of column.codes) if (code > 0) uses[code - 1]! += 1;
  const found = new Map<string, { part: string; deals: number }>();
  column.dictionary.forEach((value, code) => {
    const parts = (typeof value === 'string' ? [value] : value).flatMap(partsOf);
    for (const [name, part] of new Map(parts.map((part) => [normalize(part), part]))) {
      const known = found.get(name) ?? { part, deals: 0 };
      known.deals += uses[code]!;
      found.set(name, known);
    }
  });
  found.delete('');
  return [...found.values()]
    .filter(({ deals }) => deals >= least)
    .sort((a, b) => b.deals - a.deals || b.part.length - a.part.length || (a.part < b.part ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(({ part }) => part);
}

/** Words, and pairs of neighbouring words. */
function phrasesOf(text: string): string[] {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = (word: string | undefined) =>
    word !== undefined && /\p{L}/u.test(word) && !SMALL_WORDS.has(normalize(word));
  const pairs = all.flatMap((word, i) =>
    counts(word) && counts(all[i + 1]) ? [`${word} ${all[i + 1]}`] : [],
  );
  return [...pairs, ...all.filter(counts)];
}

const domainsOf = (address: string): string[] => {
  const at = address.lastIndexOf('@');
  return at < 0 ? [] : [address.slice(at).trim()];
};
