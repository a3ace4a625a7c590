/**
 * The closed-won audit: the last won deals, a row each, as a room goes through them: where from, what first showed
 * intent, how soon sales called, who they are, why then, and how long each step took.
 */
import { normalize } from '../../domain/criteria/text.ts';
import { DAY, dayOf } from '../../domain/sample/calendar.ts';
import { beginOf } from '../../domain/sample/deal-ends.ts';
import { type Field, fieldByRole, type Instant, OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { quantile } from '../../domain/statistics/quantile.ts';
import { numberOf, textOf, writtenOf } from '../sample/cells.ts';
import { type Contact, contactStageField, dateOf, firstContact, firstOfKind } from '../sample/contact.ts';
import { type TouchpointKind, touchpointKinds } from '../sample/touchpoint-kinds.ts';
import { isTraitField } from './candidates.ts';
import { type Speed, speedToLead } from './speed.ts';

export interface AuditOptions {
  /** How many of the won deals, the last closed first. */
  last: number;
  /** By type: what the room says that a type of touchpoint is, where the guess by its name is wrong. */
  kinds?: Readonly<Record<string, TouchpointKind>>;
  /** Keys of the fields that tell why then; unless given, those whose names say so. */
  timingFields?: readonly string[];
  /** Keys of the fields that the room itself added; they stand apart from what the CRM knows. */
  roomFields?: readonly string[];
}

export interface AuditColumn {
  field: string;
  label: string;
}

export interface AuditRow {
  /** Position in the sample. */
  deal: number;
  /** The CRM's id, or the deal's place where there is none. */
  id: string;
  /** Who: person and account, as far as they are known. */
  name: string;
  /** The source; null where it is missing. */
  origin: string | null;
  closedAt: Instant | null;
  /** The first touchpoint that shows intent; null where none does. Days since the deal began. */
  firstSignal: { type: string; at: Instant; days: number } | null;
  firstContact: Contact | null;
  /** In the order of the audit's columns; null where missing. */
  fit: (string | null)[];
  timing: (string | null)[];
  /** Calendar days of each step, in the order of the audit's steps; null where a date is missing, negative where dates contradict each other. */
  steps: (number | null)[];
}

/** How often each value comes, the most frequent first; null: missing. */
export type ValueCounts = { value: string | null; deals: number }[];

/** The middle of some numbers and the quarter on either side; null where there are none. */
export interface Spread {
  deals: number;
  low: number;
  median: number;
  high: number;
}

/** A column of numbers is summed up by its spread, any other by its values. */
export type ColumnTotals =
  | { kind: 'values'; values: ValueCounts }
  | { kind: 'numbers'; spread: Spread | null; missing: number };

export interface AuditTotals {
  origins: ValueCounts;
  firstSignals: ValueCounts;
  /** Hours from creation, of the deals for which they are known. */
  hoursToContact: Spread | null;
  /** In the order of the columns. */
  fit: ColumnTotals[];
  timing: ColumnTotals[];
  room: ColumnTotals[];
  /** In the order of the steps; `backwards` counts the deals whose dates contradict each other. */
  steps: { days: Spread | null; backwards: number }[];
}

export interface Audit {
  /** Won deals in the whole sample. */
  wonInAll: number;
  fit: AuditColumn[];
  timing: AuditColumn[];
  /** The room's own fields; what it answered stands with the answers, here are their totals. */
  room: AuditColumn[];
  /** Between the stages that have dates, from the creation to the closing. */
  steps: { from: string; to: string }[];
  /** What each type of touchpoint was taken for, so that the room can correct it. */
  kinds: { type: string; kind: TouchpointKind }[];
  rows: AuditRow[];
  totals: AuditTotals;
  /** Over all ended deals of the sample, won or not. */
  speed: Speed;
}

const TIMING =
  /\b(tim(e ?line|e ?frame|ing)|urgency|trigger|deadline|when|purchase date|go live|renewal|contract end|why now)\b/;

export function auditWon(sample: Sample, options: AuditOptions): Audit {
  const kinds = touchpointKinds(sample.touchpoints.types, options.kinds);
  const room = sample.fields.filter(({ key }) => options.roomFields?.includes(key));
  const imported = sample.fields.filter((field) => !room.includes(field));
  const timing = imported.filter((field) =>
    options.timingFields
      ? options.timingFields.includes(field.key)
      : isTraitField(field) && TIMING.test(normalize(field.label).replace(/[_-]/g, ' ')),
  );
  const fit = imported.filter(
    (field) => isFit(field) && !timing.includes(field) && !namesEach(sample, field),
  );
  const won = lastWon(sample);
  const milestones = milestonesOf(sample);
  const contactStage = contactStageField(sample);
  const contactOf = (deal: number) => firstContact(sample, deal, kinds, contactStage);
  const rows = won.slice(0, options.last).map((deal): AuditRow => {
    const days = milestones.map(({ dayOf: dayOfDeal }) => dayOfDeal(deal));
    const signal = firstOfKind(sample, deal, kinds, 'intent');
    const text = (field: Field | undefined) => textOf(sample, field, deal);
    const written = (field: Field) => writtenOf(sample, field, deal);
    const id = text(fieldByRole(sample, 'id')) ?? `Deal ${deal + 1}`;
    const who = [text(fieldByRole(sample, 'person')), text(fieldByRole(sample, 'account'))].filter(Boolean);
    const closed = sample.closedAt[deal]!;
    return {
      deal,
      id,
      name: who.join(', ') || id,
      origin: text(fieldByRole(sample, 'source')),
      closedAt: Number.isNaN(closed) ? null : closed,
      firstSignal: signal && { ...signal, days: (signal.at - beginOf(sample, deal)) / DAY },
      firstContact: contactOf(deal),
      fit: fit.map(written),
      timing: timing.map(written),
      steps: days.slice(1).map((day, i) => (day === null || days[i] === null ? null : day - days[i]!)),
    };
  });
  return {
    wonInAll: won.length,
    fit: fit.map(asColumn),
    timing: timing.map(asColumn),
    room: room.map(asColumn),
    steps: milestones.slice(1).map(({ name }, i) => ({ from: milestones[i]!.name, to: name })),
    kinds: sample.touchpoints.types.map((type) => ({ type, kind: kinds.get(normalize(type))! })),
    rows,
    totals: {
      ...totalsOf(rows, milestones.length - 1),
      fit: columnTotals(sample, fit, rows),
      timing: columnTotals(sample, timing, rows),
      room: columnTotals(sample, room, rows),
    },
    speed: speedToLead(sample, contactOf),
  };
}

const asColumn = ({ key, label }: Field): AuditColumn => ({ field: key, label });

/** What was known of the lead from the start: its title, and what is not the CRM's own bookkeeping. */
const isFit = (field: Field): boolean =>
  field.role === 'title' ||
  (field.role === null && field.known === 'start' && field.type !== 'date' && isTraitField(field));

/** A text that differs for most deals says which deal it is, not of what kind: another system's id, an address. */
function namesEach({ columns, deals }: Sample, { key }: Field): boolean {
  const column = columns.get(key);
  return column?.kind === 'text' && deals >= MANY && column.dictionary.length > deals / 2;
}
const MANY = 20;

/** Positions of the won deals, the last closed first; those without a closing date last. */
function lastWon({ deals, outcome, closedAt }: Sample): number[] {
  const won: number[] = [];
  for (let deal = 0; deal < deals; deal += 1) if (OUTCOMES[outcome[deal]!] === 'won') won.push(deal);
  const closing = (deal: number) =>
    Number.isNaN(closedAt[deal]!) ? Number.NEGATIVE_INFINITY : closedAt[deal]!;
  return won.sort((a, b) => (closing(a) === closing(b) ? a - b : closing(b) > closing(a) ? 1 : -1));
}

interface Milestone {
  name: string;
  /** The calendar day, counted; null where it is not known. */
  dayOf(deal: number): number | null;
}

/** The creation, the stages that have dates, in the order of the fields, and the closing. */
function milestonesOf(sample: Sample): Milestone[] {
  const day = (at: Instant | undefined): number | null =>
    at === undefined || Number.isNaN(at) ? null : Date.parse(dayOf(at, sample.timeZone)) / DAY;
  const stages = sample.fields.filter(({ role }) => role === 'stageDate');
  return [
    { name: 'Created', dayOf: (deal) => day(sample.createdAt[deal]) },
    ...stages.map(({ key, label, stage }) => ({
      name: stage ?? label,
      dayOf: (deal: number) => day(dateOf(sample, key, deal)?.at),
    })),
    // A closing without a time stands at the start of the next day.
    { name: 'Won', dayOf: (deal) => day(sample.closedAt[deal]! - 1) },
  ];
}

function totalsOf(rows: readonly AuditRow[], steps: number): Omit<AuditTotals, 'fit' | 'timing' | 'room'> {
  return {
    origins: countValues(rows.map(({ origin }) => origin)),
    firstSignals: countValues(rows.map(({ firstSignal }) => firstSignal?.type ?? null)),
    hoursToContact: spreadOf(rows.map(({ firstContact: contact }) => contact?.hours ?? null)),
    steps: Array.from({ length: steps }, (_, i) => {
      const days = rows.map((row) => row.steps[i]!);
      return { days: spreadOf(days), backwards: days.filter((day) => day !== null && day < 0).length };
    }),
  };
}

function columnTotals(sample: Sample, fields: readonly Field[], rows: readonly AuditRow[]): ColumnTotals[] {
  return fields.map((field): ColumnTotals => {
    if (field.type !== 'number')
      return { kind: 'values', values: countValues(rows.map(({ deal }) => writtenOf(sample, field, deal))) };
    const numbers = rows.map(({ deal }) => numberOf(sample, field, deal));
    const missing = numbers.filter((value) => value === null).length;
    return { kind: 'numbers', spread: spreadOf(numbers), missing };
  });
}

function countValues(values: readonly (string | null)[]): ValueCounts {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, deals]) => ({ value, deals }))
    .sort((a, b) => b.deals - a.deals || String(a.value).localeCompare(String(b.value), 'en'));
}

function spreadOf(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  const at = (share: number) => quantile(known, share)!;
  return known.length === 0 ? null : { deals: known.length, low: at(0.25), median: at(0.5), high: at(0.75) };
}
