/** The calendar days of many instants at once. */
import { DAY, dayOf, instantOf } from '../../domain/sample/calendar.ts';

/** A number for each instant, equal where they fall on the same calendar day of the time zone. */
export function dayNumbers(instants: Float64Array, timeZone: string): Uint32Array {
  const numbers = new Map<string, number>();
  const number = (day: string): number => {
    const known = numbers.get(day) ?? numbers.size;
    numbers.set(day, known);
    return known;
  };
  /** For each day of Universal Time: the days that it begins and ends in, and the instant between them. */
  const spans = new Map<number, { before: number; after: number; turn: number }>();
  return Uint32Array.from(instants, (at) => {
    const start = Math.floor(at / DAY);
    let span = spans.get(start);
    if (!span) {
      const end = dayOf((start + 1) * DAY - 1, timeZone);
      span = {
        before: number(dayOf(start * DAY, timeZone)),
        after: number(end),
        turn: instantOf(end, timeZone),
      };
      spans.set(start, span);
    }
    return at < span.turn ? span.before : span.after;
  });
}
