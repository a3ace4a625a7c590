/**
 * When each deal of an import began and closed, and the sample's own date, as docs/definition-language.md says. By plain
 * loops: a function that is handed each of a million dates makes an object of each.
 */
import { DateTime } from 'luxon';
import { DAY } from '#shared/domain/sample/calendar.ts';
import { type DateColumn, hasBit, type Instant, OUTCOMES } from '#shared/domain/sample/sample.ts';

const OPEN = OUTCOMES.indexOf('open');

/** A date column as instants, NaN where it has none; all NaN where there is no such column. */
export function createdAtOf(column: DateColumn | undefined, deals: number): Float64Array {
  if (!column) return new Float64Array(deals).fill(Number.NaN);
  const created = column.values.slice();
  for (let i = 0; i < deals; i++) if (hasBit(column.missing, i)) created[i] = Number.NaN;
  return created;
}

/** A closing date without a time closes at the end of its day; open deals have no closing, whatever their row holds. */
export function closedAtOf(
  column: DateColumn | undefined,
  outcome: Uint8Array,
  timeZone: string,
): Float64Array {
  const closed = new Float64Array(outcome.length).fill(Number.NaN);
  if (!column) return closed;
  const ends = new Map<Instant, Instant>();
  for (let i = 0; i < closed.length; i++) {
    if (outcome[i] === OPEN || hasBit(column.missing, i)) continue;
    const at = column.values[i]!;
    if (!hasBit(column.dayOnly, i)) {
      closed[i] = at;
      continue;
    }
    if (timeZone === 'UTC') {
      closed[i] = at + DAY;
      continue;
    }
    let end = ends.get(at);
    if (end === undefined) {
      end = endOfDay(at, timeZone);
      ends.set(at, end);
    }
    closed[i] = end;
  }
  return closed;
}

/** The start of the day after the one that begins at `at`. */
function endOfDay(at: Instant, timeZone: string): Instant {
  return DateTime.fromMillis(at, { zone: timeZone }).plus({ days: 1 }).startOf('day').toMillis();
}

/** The latest of all given instants; null where there is none. */
export function latestOf(...columns: readonly Float64Array[]): Instant | null {
  let latest = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) if (column[i]! > latest) latest = column[i]!;
  }
  return Number.isFinite(latest) ? latest : null;
}
