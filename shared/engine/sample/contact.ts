/** When sales first spoke with a lead, and how long that took. */
import { normalize } from '../../domain/criteria/text.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { endOf } from '../../domain/sample/deal-ends.ts';
import { type Field, hasBit, type Instant, type Sample } from '../../domain/sample/sample.ts';
import type { TouchpointKind } from './touchpoint-kinds.ts';

export interface Contact {
  at: Instant;
  /** The touchpoint's type, or the stage whose date stands in for it. */
  by: string;
  /** Only the day is known. */
  dayOnly: boolean;
  /**
   * Hours since the deal was created; null where that is unknown. Negative where sales came first. Where only the
   * day is known, to the beginning of that day, and 0 on the day of creation.
   */
  hours: number | null;
}

/** Stages that a lead reaches by being spoken with. */
const CONTACT_STAGE = /\b(sal|sales accepted|accepted|contacted|connected|working|attempt\w*)\b/;

/** The field with the date at which a lead was first in sales' hands, guessed from the stages' names. */
export const contactStageField = ({ fields }: Sample): Field | undefined =>
  fields.find(
    ({ role, stage, label }) => role === 'stageDate' && CONTACT_STAGE.test(normalize(stage ?? label)),
  );

/** The deal's first touchpoint of a kind, before its end; null where there is none. */
export function firstOfKind(
  sample: Sample,
  deal: number,
  kinds: ReadonlyMap<string, TouchpointKind>,
  kind: TouchpointKind,
): { type: string; at: Instant } | null {
  const { start, type, types, at } = sample.touchpoints;
  const { ends, inclusive } = endOf(sample, deal);
  for (let i = start[deal]!; i < start[deal + 1]!; i += 1) {
    if (at[i]! > ends || (at[i]! === ends && !inclusive)) break;
    const name = types[type[i]!]!;
    if (kinds.get(normalize(name)) === kind) return { type: name, at: at[i]! };
  }
  return null;
}

/** The first contact by touchpoint, else by the date of the stage; null where neither is recorded. */
export function firstContact(
  sample: Sample,
  deal: number,
  kinds: ReadonlyMap<string, TouchpointKind>,
  stage: Field | undefined,
): Contact | null {
  const created = sample.createdAt[deal]!;
  const touchpoint = firstOfKind(sample, deal, kinds, 'salesContact');
  if (touchpoint) {
    const hours = Number.isNaN(created) ? null : hoursBetween(created, touchpoint.at);
    return { at: touchpoint.at, by: touchpoint.type, dayOnly: false, hours };
  }
  const date = stage && dateOf(sample, stage.key, deal);
  if (!date) return null;
  const by = stage.stage ?? stage.label;
  if (Number.isNaN(created)) return { ...date, by, hours: null };
  const onTheSameDay = date.dayOnly && date.at <= created && created - date.at < DAY;
  return { ...date, by, hours: onTheSameDay ? 0 : hoursBetween(created, date.at) };
}

const hoursBetween = (from: Instant, to: Instant): number => (to - from) / 3_600_000;

/** A deal's date in a column; null where it has none. */
export function dateOf(
  sample: Sample,
  field: string,
  deal: number,
): { at: Instant; dayOnly: boolean } | null {
  const column = sample.columns.get(field);
  if (column?.kind !== 'date' || hasBit(column.missing, deal)) return null;
  return { at: column.values[deal]!, dayOnly: hasBit(column.dayOnly, deal) };
}
