/** What depends on a sample alone, made when it is first asked for and kept. */
import type { Field, Sample } from '../../domain/sample/sample.ts';
import { getOr } from '../kept/get-or.ts';
import { once } from '../kept/once.ts';
import { Shelf } from '../kept/shelf.ts';
import { type Accounts, accountsOf } from './accounts.ts';
import { dayNumbers } from './days.ts';
import { type MomentKind, type Moments, momentsOf } from './moments.ts';
import { personNumbers } from './people.ts';
import { type PreparedTexts, prepareTexts } from './texts.ts';

export interface PreparedSample {
  sample: Sample;
  fields: ReadonlyMap<string, Field>;
  /** For each touchpoint type, 1 where the sample holds a touchpoint of it. */
  typesHeld: Uint8Array;
  /** For each touchpoint type, 1 where one of the sample's touchpoints of it has a value. */
  typesWithValue: Uint8Array;
  /** Of a text column. */
  texts(field: string): PreparedTexts | undefined;
  accounts(): Accounts;
  /** For each touchpoint, a number for its calendar day. */
  days(): Uint32Array;
  /** For each touchpoint, a number for its person. */
  people(): Uint32Array;
  moments(kind: MomentKind): Moments;
  /** Which touchpoints are of the types that conditions ask about. */
  matches: Shelf;
}

const MATCHES_BYTES = 64 * 1024 * 1024;

/** Prepares a sample for simulations. */
export function prepareSample(sample: Sample): PreparedSample {
  const { type, types, value } = sample.touchpoints;
  const typesHeld = new Uint8Array(types.length);
  const typesWithValue = new Uint8Array(types.length);
  for (let i = 0; i < type.length; i += 1) {
    typesHeld[type[i]!] = 1;
    if (!Number.isNaN(value[i]!)) typesWithValue[type[i]!] = 1;
  }
  const accounts = once(() => accountsOf(sample));
  const moments = new Map<MomentKind, Moments>();
  const texts = new Map<string, PreparedTexts>();
  return {
    sample,
    fields: new Map(sample.fields.map((field) => [field.key, field])),
    typesHeld,
    typesWithValue,
    texts: (field) => {
      const column = sample.columns.get(field);
      if (column?.kind !== 'text') return undefined;
      return getOr(texts, field, () => prepareTexts(column));
    },
    accounts,
    matches: new Shelf(MATCHES_BYTES),
    days: once(() => dayNumbers(sample.touchpoints.at, sample.timeZone)),
    people: once(() => personNumbers(sample)),
    moments: (kind) =>
      getOr(moments, kind, () =>
        kind === 'account' ? momentsOf(sample, kind, accounts()) : momentsOf(sample, kind),
      ),
  };
}
