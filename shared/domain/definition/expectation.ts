/** What the schema expected, in words, from an issue that it raised. */
import type { z } from 'zod';

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'nothing',
};

/** One sentence without its place: `expected a number, found text`. */
export function explainIssue(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'unrecognized_keys') {
    return `has ${list(issue.keys.slice(0, 5))}, which a definition doesn't have there`;
  }
  if (issue.code === 'invalid_key') return 'has a name that is empty or longer than 200 characters';
  const expected = expectation(issue);
  return found === undefined
    ? `expected ${expected}; it is missing`
    : `expected ${expected}, found ${inWords(found)}`;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? inWords(issue.values[0])
        : `one of ${list(issue.values.map(String))}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a date like 2026-03-01' : 'a time like 2026-03-01T09:00:00Z';
    case 'invalid_union':
      return unionExpectation(issue);
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${amount(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${amount(issue.origin, issue.maximum)}`;
    default:
      return issue.message;
  }
}

/** The alternatives of a union: its discriminator's values, or what each branch expected. */
function unionExpectation(issue: z.core.$ZodIssueInvalidUnion): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  if (options.length > 0) return `one of ${list(options)}`;
  const branches = issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectation));
  return [...new Set(branches)].join(' or ');
}

function amount(origin: string, limit: number | bigint): string {
  if (origin === 'string') return limit === 1 ? 'one character' : `${limit} characters`;
  if (origin === 'array') return limit === 1 ? 'one entry' : `${limit} entries`;
  return String(limit);
}

const list = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

function inWords(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty text' : `“${value.slice(0, 60)}”`;
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : String(value);
}
