/** A sample to be shown where not everybody may know who is in it: names give way to pseudonyms, the same everywhere. */
import { normalize } from '../domain/criteria/text.ts';
import { type Column, type FieldRole, hasBit, type Sample, type TextValue } from '../domain/sample/sample.ts';

/** What stands for a value, by the role of its field. A deal is told by its place in the sample. */
const STANDS_FOR: Partial<Record<FieldRole, string>> = {
  id: 'Deal',
  person: 'Person',
  account: 'Account',
  email: 'E-mail',
  owner: 'Owner',
};

/** Whether a field names somebody. */
export const isName = (role: FieldRole | null): boolean => role !== null && STANDS_FOR[role] !== undefined;

/**
 * The sample with pseudonyms for deals, people, accounts, e-mail addresses and owners: equal names get equal ones,
 * whichever deal or touchpoint they stand at. To be read from only: a definition that asks for a name must be tried
 * on the sample itself.
 */
export function pseudonymous(sample: Sample): Sample {
  const columns = new Map(sample.columns);
  const people = new Map<string, string>();
  for (const { key, role } of sample.fields) {
    const noun = role && STANDS_FOR[role];
    const column = columns.get(key);
    if (!noun || !column) continue;
    if (role === 'id') columns.set(key, numbered(noun, column, sample.deals));
    else columns.set(key, renamed(noun, column, sample.deals, role === 'person' ? people : new Map()));
  }
  const { touchpoints } = sample;
  const other = pseudonymsOf('Person', people);
  return {
    ...sample,
    columns,
    touchpoints: { ...touchpoints, people: touchpoints.people.map(other) },
  };
}

/** Each deal under its number. */
const numbered = (noun: string, { knownAt }: Column, deals: number): Column => ({
  kind: 'text',
  codes: Uint32Array.from({ length: deals }, (_, deal) => deal + 1),
  dictionary: Array.from({ length: deals }, (_, deal) => `${noun} ${deal + 1}`),
  ...(knownAt && { knownAt }),
});

function renamed(noun: string, column: Column, deals: number, known: Map<string, string>): Column {
  const other = pseudonymsOf(noun, known);
  if (column.kind === 'text') {
    const dictionary = column.dictionary.map(
      (value): TextValue => (typeof value === 'string' ? other(value) : value.map(other)),
    );
    return { ...column, dictionary };
  }
  // A number or date that names somebody: a customer number, say.
  const codes = new Map<string, number>();
  const code = (deal: number) => {
    if (column.kind !== 'boolean' && hasBit(column.missing, deal)) return 0;
    const name = other(String(column.values[deal]));
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
function pseudonymsOf(noun: string, known: Map<string, string>): (name: string) => string {
  return (name) => {
    const key = normalize(name);
    const own = known.get(key) ?? `${noun} ${known.size + 1}`;
    known.set(key, own);
    return own;
  };
}
