/** A sample to be shown where not everybody may know who is in it: names give way to pseudonyms, the same everywhere. */
import { normalize } from '../../domain/criteria/text.ts';
import type { HiddenNames } from '../../domain/sample/hidden-names.ts';
import {
  type Column,
  type Field,
  type FieldRole,
  hasBit,
  type Sample,
  type TextValue,
} from '../../domain/sample/sample.ts';
import { textOf } from './cells.ts';

/** What stands for a value, by the role of its field. A deal is told by its place in the sample. */
const STANDS_FOR: Partial<Record<FieldRole, string>> = {
  id: 'Deal',
  person: 'Person',
  account: 'Account',
  email: 'E-mail',
  owner: 'Owner',
};

/**
 * The sample with fields that know what their names are called instead, for words about definitions. Its columns are
 * as they were, so that definitions can be tried on it.
 */
export function withHiddenNames(sample: Sample): Sample {
  const people = new Numbering('Person');
  const fields = sample.fields.map((field): Field => {
    const noun = field.role && STANDS_FOR[field.role];
    const column = sample.columns.get(field.key);
    if (!noun || !column) return field;
    return { ...field, hidden: hiddenNames(sample, field, noun, column, people) };
  });
  for (const person of sample.touchpoints.people) people.called(person);
  return { ...sample, fields };
}

function hiddenNames(
  sample: Sample,
  field: Field,
  noun: string,
  column: Column,
  people: Numbering,
): HiddenNames {
  if (field.role === 'id') {
    const names = Array.from({ length: sample.deals }, (_, deal) => textOf(sample, field, deal) ?? '');
    return { noun, names };
  }
  const numbering = field.role === 'person' ? people : new Numbering(noun);
  if (column.kind === 'text') {
    for (const name of column.dictionary.flat()) numbering.called(name);
  } else {
    // A number or date that names somebody: a customer number, say.
    for (let deal = 0; deal < sample.deals; deal += 1) {
      if (column.kind === 'boolean' || !hasBit(column.missing, deal))
        numbering.called(String(column.values[deal]));
    }
  }
  return numbering;
}

/**
 * The sample with pseudonyms for deals, people, accounts, e-mail addresses and owners: equal names get equal ones,
 * whichever deal or touchpoint they stand at. To be read from only: a definition that asks for a name must be tried
 * on the sample itself.
 */
export function pseudonymous(sample: Sample): Sample {
  const shown = withHiddenNames(sample);
  const columns = new Map(sample.columns);
  const people = new Numbering('Person');
  for (const { key, role, hidden } of shown.fields) {
    const column = columns.get(key);
    if (!hidden || !column) continue;
    const numbering = role === 'person' ? people : new Numbering(hidden.noun);
    columns.set(
      key,
      role === 'id' ? numbered(hidden.noun, column, sample.deals) : renamed(numbering, column, sample.deals),
    );
  }
  const { touchpoints } = sample;
  const told = touchpoints.people.map((person) => people.called(person));
  return { ...shown, columns, touchpoints: { ...touchpoints, people: told } };
}

/** Each deal under its number. */
const numbered = (noun: string, { knownAt }: Column, deals: number): Column => ({
  kind: 'text',
  codes: Uint32Array.from({ length: deals }, (_, deal) => deal + 1),
  dictionary: Array.from({ length: deals }, (_, deal) => `${noun} ${deal + 1}`),
  ...(knownAt && { knownAt }),
});

function renamed(numbering: Numbering, column: Column, deals: number): Column {
  const called = (name: string) => numbering.called(name);
  if (column.kind === 'text') {
    const dictionary = column.dictionary.map(
      (value): TextValue => (typeof value === 'string' ? called(value) : value.map(called)),
    );
    return { ...column, dictionary };
  }
  const codes = new Map<string, number>();
  const code = (deal: number) => {
    if (column.kind !== 'boolean' && hasBit(column.missing, deal)) return 0;
    const name = called(String(column.values[deal]));
    const at = codes.get(name) ?? codes.size + 1;
    codes.set(name, at);
    return at;
  };
  return {
    kind: 'text',
    codes: Uint32Array.from({ length: deals }, (_, deal) => code(deal)),
    dictionary: [...codes.keys()],
    ...(column.knownAt && { knownAt: column.knownAt }),
  };
}

/** Numbers names in the order in which they come, those that are compared as equal alike. */
class Numbering implements HiddenNames {
  readonly noun: string;
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(noun: string) {
    this.noun = noun;
  }

  called(name: string): string {
    const key = normalize(name);
    const number = this.#numbers.get(key) ?? this.names.push(name);
    this.#numbers.set(key, number);
    return `${this.noun} ${number}`;
  }
}
