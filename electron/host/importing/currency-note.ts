import type { Mapping } from '#shared/contract/mapping.ts';
import { normalize } from '#shared/domain/criteria/text.ts';
import { currencyOf } from './cells/numbers.ts';
import type { ReadTable } from './guess/guess-mapping.ts';

const SAYS_CURRENCY = /\b(currency|wahrung|devise|moneda|valuta)\b/;

/** Says where amounts are in several currencies, which nothing converts; nothing where they are in one. */
export function currencyNote({ profiles, headers }: ReadTable, { columns }: Mapping): string[] {
  const amount = columns.find(({ use, role }) => use && role === 'amount');
  if (!amount) return [];
  const written = (column: number) =>
    new Set(profiles[column]?.counts.flatMap(([value]) => currencyOf(value) ?? []));
  const beside = [...headers.keys()].filter((column) => SAYS_CURRENCY.test(normalize(headers[column]!)));
  const currencies = [amount.column, ...beside].map(written).find(({ size }) => size > 1);
  if (!currencies) return [];
  const named = [...currencies].sort();
  const shown = `${named.slice(0, 5).join(', ')}${named.length > 5 ? ' …' : ''}`;
  return [
    `“${amount.label}” is in several currencies (${shown}), and is added up as it stands. ` +
      'Where sums of money matter, export it in one currency.',
  ];
}
