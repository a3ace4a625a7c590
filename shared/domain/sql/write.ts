/** Writing SQL: literals, and lists of terms however long. */
import type { Dialect } from './dialect.ts';

/** A number as a literal; with an exponent where it is not whole, so that no database reads it as a decimal. */
export function number(value: number): string {
  if (Number.isSafeInteger(value)) return String(value + 0);
  const digits = String(value);
  return digits.includes('e') ? digits : `${digits}e0`;
}

/** Databases limit how deep expressions nest, and a chain nests once for each of its links. */
const CHAIN = 200;

/** `a AND b AND c`, in parentheses. @param none what an empty list means */
export function chain(terms: readonly string[], operator: 'AND' | 'OR' | '+', none: string): string {
  if (terms.length === 0) return none;
  if (terms.length === 1) return terms[0]!;
  const links: string[] = [];
  for (let i = 0; i < terms.length; i += CHAIN) {
    const link = terms.slice(i, i + CHAIN);
    links.push(link.length === 1 ? link[0]! : `(${link.join(` ${operator} `)})`);
  }
  return chain(links, operator, none);
}

export interface Case {
  when: string;
  is: string;
}

/** One of several cases; the first that is true. */
export function firstOf(cases: readonly Case[], otherwise: string): string {
  if (cases.length === 0) return otherwise;
  const end = otherwise === 'NULL' ? '' : ` ELSE ${otherwise}`;
  return `CASE ${cases.map(({ when, is }) => `WHEN ${when} THEN ${is}`).join(' ')}${end} END`;
}

/** A truth value that is not known, in a form that every database takes for one. */
export const unknown = (dialect: Dialect): string => `CAST(NULL AS ${dialect.types.boolean})`;

/** Whether a text is one of some. */
export const isOneOf = (expression: string, texts: readonly string[], dialect: Dialect): string =>
  texts.length === 1
    ? `${expression} = ${dialect.text(texts[0]!)}`
    : `${expression} IN (${texts.map(dialect.text).join(', ')})`;

/** A common table: its name and what it selects. */
export interface Table {
  name: string;
  /** What it holds, in words. */
  holds: string;
  query: string;
  /** Whether it reads itself. */
  recursive?: boolean;
}

/** A table that adds columns to those of another. */
export function adding(name: string, holds: string, from: string, columns: readonly Column[]): Table {
  const list = columns.map(
    ({ sql, as, note }) => `${note ? `,\n  -- ${oneLine(note)}\n` : ',\n'}  ${sql} AS ${as}`,
  );
  return { name, holds, query: `SELECT ${from}.*${list.join('')}\nFROM ${from}` };
}

export interface Column {
  as: string;
  sql: string;
  /** What people call it. */
  note?: string;
}

/** Text in a comment: a line break in a name must not end the comment. */
export const oneLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ');
