/** A deal as people see it in a calibration round: what was known early on, and nothing of how it ended. */
import { DAY } from '../../domain/sample/calendar.ts';
import {
  dealNumber,
  type FieldRole,
  fieldByRole,
  type Instant,
  type Sample,
} from '../../domain/sample/sample.ts';
import { textOf, writtenOf } from '../sample/cells.ts';

export interface DealCard {
  id: string;
  facts: { label: string; value: string; role: FieldRole | null }[];
  /** In order of time, up to the end of what is shown. */
  touchpoints: { type: string; at: Instant; value: number | null }[];
  /** When the deal began; null where nothing tells. */
  beganAt: Instant | null;
}

/** Fields that name the deal or give away how it ended. */
const HIDDEN: ReadonlySet<FieldRole> = new Set([
  'id',
  'outcome',
  'wonAt',
  'lostAt',
  'lostReason',
  'stageDate',
  'amount',
  'owner',
]);

/**
 * The cards of deals by their ids, in that order; a deal that the sample no longer holds is null.
 * @param shown the sample as the screen may name it
 */
export function dealCards(
  sample: Sample,
  ids: readonly string[],
  shownDays: number,
  shown: Sample = sample,
): (DealCard | null)[] {
  const places = dealsById(sample);
  return ids.map((id) => {
    const deal = places.get(id);
    return deal === undefined ? null : card(shown, deal, id, shownDays);
  });
}

/** What a deal is known by: its id; in a sample without ids its number, from 1. */
export const dealId = (sample: Sample, deal: number): string =>
  textOf(sample, fieldByRole(sample, 'id'), deal) ?? String(dealNumber(sample, deal));

/** Where each deal stands in the sample, by its id; in a sample without ids by its number, from 1. */
export function dealsById(sample: Sample): Map<string, number> {
  const field = fieldByRole(sample, 'id');
  const places = new Map<string, number>();
  for (let deal = 0; deal < sample.deals; deal++) {
    const id = textOf(sample, field, deal) ?? String(dealNumber(sample, deal));
    if (!places.has(id)) places.set(id, deal);
  }
  return places;
}

function card(sample: Sample, deal: number, id: string, shownDays: number): DealCard {
  const { touchpoints, createdAt, closedAt } = sample;
  const first = touchpoints.start[deal]!;
  const last = touchpoints.start[deal + 1]!;
  const moments = [createdAt[deal]!, ...(last > first ? [touchpoints.at[first]!] : [])].filter(
    (at) => !Number.isNaN(at),
  );
  const beganAt = moments.length > 0 ? Math.min(...moments) : null;
  const closing = closedAt[deal]!;
  const until = Math.min(
    (beganAt ?? 0) + shownDays * DAY,
    Number.isNaN(closing) ? Number.POSITIVE_INFINITY : closing - 1,
  );

  const shown: DealCard['touchpoints'] = [];
  for (let i = first; i < last && touchpoints.at[i]! <= until; i++) {
    const value = touchpoints.value[i]!;
    shown.push({
      type: touchpoints.types[touchpoints.type[i]!]!,
      at: touchpoints.at[i]!,
      value: Number.isNaN(value) ? null : value,
    });
  }
  const facts = sample.fields
    .filter((field) => field.known === 'start' && !(field.role && HIDDEN.has(field.role)))
    .flatMap((field) => {
      const value = writtenOf(sample, field, deal);
      return value === null ? [] : [{ label: field.label, value, role: field.role }];
    });
  return { id, facts, touchpoints: shown, beganAt };
}
