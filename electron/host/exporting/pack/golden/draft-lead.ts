/** A test lead in the making: what is written about it, and what it did, counted back from the end. */

import type { PlainDeal } from '#shared/domain/sample/build.ts';
import { DAY } from '#shared/domain/sample/calendar.ts';
import type { Known } from '#shared/domain/sample/sample.ts';

type Value = string | number | boolean;

export interface DraftTouchpoint {
  type: string;
  /** In days before the end. */
  age: number;
  value?: number;
  person?: string;
}

export interface DraftLead {
  values: Map<string, Value>;
  touchpoints: DraftTouchpoint[];
  /** Keys of fields whose values became known at the end only, where the sample knows since when they were. */
  late: Set<string>;
}

export const newDraft = (): DraftLead => ({ values: new Map(), touchpoints: [], late: new Set() });

/** The end of every test lead, and when it was created. */
export const GOLDEN_END = Date.UTC(2026, 2, 2, 12);
const CREATED = GOLDEN_END - 400 * DAY;

/** @param known from when the values of each field are known */
export function finished(lead: DraftLead, known: ReadonlyMap<string, Known>): PlainDeal {
  return {
    outcome: 'open',
    createdAt: CREATED,
    values: Object.fromEntries(lead.values),
    knownAt: Object.fromEntries(
      [...lead.values.keys()]
        .filter((key) => known.get(key) === 'dated')
        .map((key) => [key, lead.late.has(key) ? GOLDEN_END : CREATED]),
    ),
    touchpoints: lead.touchpoints.map(({ type, age, value, person }) => ({
      type,
      at: GOLDEN_END - Math.round(age * DAY),
      ...(value === undefined ? {} : { value }),
      ...(person === undefined ? {} : { person }),
    })),
  };
}
