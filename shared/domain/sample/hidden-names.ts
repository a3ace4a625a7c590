/** What the values of a field that names somebody are called where not everybody may know who is meant. */
import { normalize } from '../criteria/text.ts';
import { PERSONAL_MAIL } from './personal-mail.ts';

export interface HiddenNames {
  /** `Account`: the first of the names goes by `Account 1`. */
  noun: string;
  /** In the order of their numbers, as the sample spells them. */
  names: readonly string[];
}

/** So many companies or people that share a part are told by it no longer: `Bank`, `.edu`. */
const CROWD = 5;

interface Index {
  numbers: ReadonlyMap<string, number>;
  /** Whether a part of names is shared by a crowd, as far as it was asked. */
  shared: Map<string, boolean>;
}
const indexes = new WeakMap<HiddenNames, Index>();

function indexOf(hidden: HiddenNames): Index {
  const known = indexes.get(hidden);
  if (known) return known;
  const numbers = new Map<string, number>();
  hidden.names.forEach((name, at) => {
    const key = normalize(name);
    if (!numbers.has(key)) numbers.set(key, at + 1);
  });
  const index = { numbers, shared: new Map() };
  indexes.set(hidden, index);
  return index;
}

/**
 * What a value goes by: `Account 12`, as in the lists; `a hidden account` if the sample has none of that name. A part
 * of names stands as it is where it fits so many that it tells of none of them.
 */
export function calledInstead(hidden: HiddenNames, value: string, isPart = false): string {
  const index = indexOf(hidden);
  const wanted = normalize(value);
  const number = index.numbers.get(wanted);
  if (number !== undefined) return `${hidden.noun} ${number}`;
  if (wanted === '') return value;
  if (isPart) {
    const isShared = index.shared.get(wanted) ?? fitsCrowd(index, wanted);
    index.shared.set(wanted, isShared);
    if (isShared) return value;
  }
  return `a hidden ${hidden.noun.toLowerCase()}`;
}

function fitsCrowd({ numbers }: Index, part: string): boolean {
  const domain = `@${part.replace(/^@/, '')}`;
  if (PERSONAL_MAIL.some((provider) => domain.startsWith(provider))) return true;
  const fitting = new Set<string>();
  for (const name of numbers.keys()) {
    // Many addresses of one company tell of that company.
    if (name.includes(part)) fitting.add(name.slice(name.lastIndexOf('@') + 1));
    if (fitting.size === CROWD) return true;
  }
  return false;
}

/** The name that goes by `Account 12`; undefined if none does. */
export function meantBy({ noun, names }: HiddenNames, called: string): string | undefined {
  const number = new RegExp(`^${noun} (\\d+)$`, 'i').exec(called.trim())?.[1];
  return number === undefined ? undefined : names[Number(number) - 1];
}
