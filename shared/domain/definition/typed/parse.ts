/**
 * The typed form of criteria: `title contains any of VP, Director and employees between 50 and 500`.
 * `and` binds closer than `or`; groups stand in parentheses, or as `any of (…; …)`. Names and values with odd
 * characters or words of the language stand in quotes. `print` writes what this reads.
 */
import { explainIssue } from '../expectation.ts';
import { valueAt } from '../problem.ts';
import { type Criterion, criterionSchema } from '../schema.ts';
import { readCondition } from './read-condition.ts';
import { Misread, Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Parsed =
  | { ok: true; criterion: Criterion }
  /** `start` and `end` are the offsets of the word that doesn't fit. */
  | { ok: false; message: string; start: number; end: number };

/** Reads a typed criterion; the first thing that doesn't fit is refused with what was expected there. */
export function parse(text: string, vocabulary: Vocabulary): Parsed {
  try {
    const criterion = readAll(new Reader(text, vocabulary));
    const checked = criterionSchema.safeParse(criterion);
    if (checked.success) return { ok: true, criterion };
    const issue = checked.error.issues[0]!;
    const found = valueAt(
      criterion,
      issue.path.filter((step) => typeof step !== 'symbol'),
    );
    return { ok: false, message: explainIssue(issue, found), start: 0, end: text.length };
  } catch (thrown) {
    if (!(thrown instanceof Misread)) throw thrown;
    return { ok: false, message: thrown.message, start: thrown.token.start, end: thrown.token.end };
  }
}

/** Reads to the end; throws a Misread where the text doesn't fit. */
export function readAll(reader: Reader): Criterion {
  const criterion = reader.nested(() => either(reader));
  if (reader.next.kind !== 'end') reader.fail();
  return criterion;
}

function either(reader: Reader): Criterion {
  const parts = [both(reader)];
  while (reader.take('or')) parts.push(both(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'any', of: parts };
}

function both(reader: Reader): Criterion {
  const parts = [single(reader)];
  while (reader.take('and')) parts.push(single(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'all', of: parts };
}

function single(reader: Reader): Criterion {
  if (reader.take('(', false)) {
    const inner = reader.nested(() => either(reader));
    reader.must(')');
    return inner;
  }
  if (reader.take('not')) return { kind: 'none', of: [reader.nested(() => single(reader))] };
  for (const kind of ['all', 'any', 'none'] as const) {
    if (reader.take(`${kind} of`)) return { kind, of: parts(reader) };
  }
  return readCondition(reader, () => parts(reader));
}

/** `(…; …)`, possibly empty. */
function parts(reader: Reader): Criterion[] {
  reader.must('(');
  if (reader.take(')', false)) return [];
  const of: Criterion[] = [];
  do of.push(reader.nested(() => either(reader)));
  while (reader.take(';'));
  reader.must(')');
  return of;
}
