/** The touchpoints of each account in one row, in order of time. */
import { normalize } from '../../domain/criteria/text.ts';
import { type Column, fieldByRole, hasBit, type Sample } from '../../domain/sample/sample.ts';

export interface Accounts {
  /** For each deal, its account's part of the row; empty where the deal has no account. */
  from: Uint32Array;
  to: Uint32Array;
  /** Whether a deal has an account. */
  has: Uint8Array;
  /** Place of each touchpoint of the row among the sample's. */
  order: Uint32Array;
  at: Float64Array;
  /** The account with the most deals, its name as texts are compared; null where there are no accounts. */
  largest: { name: string; deals: number } | null;
}

/** Numbers that are equal for equal texts, as texts are compared; 0 where a deal has none. */
export function identities(sample: Sample, column: Column | undefined): { of: Uint32Array; texts: string[] } {
  const of = new Uint32Array(sample.deals);
  const texts: string[] = [];
  if (!column) return { of, texts };
  const known = new Map<string, number>();
  const number = (text: string): number => {
    if (text === '') return 0;
    let found = known.get(text);
    if (found === undefined) {
      found = texts.push(text);
      known.set(text, found);
    }
    return found;
  };
  if (column.kind === 'text') {
    const byCode = column.dictionary.map((value) =>
      number(typeof value === 'string' ? normalize(value) : value.map(normalize).join(' ')),
    );
    for (let deal = 0; deal < sample.deals; deal += 1) {
      const code = column.codes[deal]!;
      if (code > 0) of[deal] = byCode[code - 1]!;
    }
    return { of, texts };
  }
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (hasBit(column.missing, deal)) continue;
    const value = column.kind === 'boolean' ? hasBit(column.values, deal) : column.values[deal]!;
    of[deal] = number(normalize(String(value)));
  }
  return { of, texts };
}

/** Gathers the touchpoints of each account. */
export function accountsOf(sample: Sample): Accounts {
  const field = fieldByRole(sample, 'account');
  const { of, texts } = identities(sample, field && sample.columns.get(field.key));
  const { start, at } = sample.touchpoints;
  const begin = new Uint32Array(texts.length + 2);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    begin[of[deal]! + 1]! += of[deal] === 0 ? 0 : start[deal + 1]! - start[deal]!;
  }
  for (let account = 1; account < begin.length; account += 1) begin[account]! += begin[account - 1]!;
  const order = new Uint32Array(begin[texts.length + 1]!);
  const free = begin.slice();
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const account = of[deal]!;
    if (account === 0) continue;
    for (let i = start[deal]!; i < start[deal + 1]!; i += 1) {
      order[free[account]!] = i;
      free[account]! += 1;
    }
  }
  for (let account = 1; account <= texts.length; account += 1) {
    order.subarray(begin[account]!, begin[account + 1]!).sort((a, b) => at[a]! - at[b]! || a - b);
  }
  return {
    from: of.map((account) => begin[account]!),
    to: of.map((account) => begin[account + 1]!),
    has: Uint8Array.from(of, (account) => (account === 0 ? 0 : 1)),
    order,
    at: Float64Array.from(order, (i) => at[i]!),
    largest: largestOf(of, texts),
  };
}

function largestOf(of: Uint32Array, texts: readonly string[]): Accounts['largest'] {
  const deals = new Uint32Array(texts.length + 1);
  for (const account of of) if (account > 0) deals[account]! += 1;
  const most = deals.reduce((found, count, account) => (count > deals[found]! ? account : found), 0);
  return most === 0 ? null : { name: texts[most - 1]!, deals: deals[most]! };
}
