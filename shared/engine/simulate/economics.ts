/**
 * What leads cost by where they come from, and what they bring. The cost of a lead alone misleads: a cheap source
 * whose leads go nowhere costs more for each that does.
 */

import { normalize } from '../../domain/criteria/text.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { beginOf, endOf } from '../../domain/sample/deal-ends.ts';
import { fieldByRole, OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { timeSpanned } from '../../domain/sample/young.ts';
import { partsOf } from '../sample/parts.ts';
import { isSalesAct, type TouchpointKind, touchpointKinds } from '../sample/touchpoint-kinds.ts';
import type { Simulation } from '../simulation.ts';
import { amountsOf } from './summary.ts';

/** What a source costs, in the currency of the sample's amounts: for each lead, or a month. */
export interface ChannelCost {
  per: 'lead' | 'month';
  amount: number;
}

export interface ChannelRow {
  /** null: the deals without a source. */
  source: string | null;
  leads: number;
  /** Leads that reach each stage, in the definition's order. */
  reached: number[];
  won: number;
  /** The money of its won deals that reach the stage of the verdict; null where the sample has no amounts. */
  revenue: number | null;
  /** Over the whole sample; null where nobody has said what the source costs, or by the month of deals without dates. */
  cost: number | null;
  /** For each stage; null without a cost, and where none reaches it. */
  costPerStage: (number | null)[];
  costPerLead: number | null;
  costPerWon: number | null;
  /** Their revenue for each lead that reaches it; null without amounts, and where none does. */
  revenuePerQualified: number | null;
}

export interface Economics {
  /** The largest first, the deals without a source last; [] where the sample has no sources. */
  rows: ChannelRow[];
  /** Months from the sample's first deal to its own date, for costs by the month; 0 where deals have no dates. */
  months: number;
  /** A source whose leads are cheaper than another's, but dearer at the stage; the largest difference. */
  dearer: { cheapLead: string; cheapQualified: string } | null;
  dark: DarkFunnel | null;
}

/** Won deals that no touchpoint explains; null in a sample without touchpoints. */
export interface DarkFunnel {
  won: number;
  /** The lead did nothing on record before sales did, or before it closed. */
  unexplained: Uint32Array;
  /** Of these, without any touchpoint at all. */
  silent: Uint32Array;
  amount: number | null;
}

const MONTH = (365.25 / 12) * DAY;

/**
 * What channels cost and bring; pauses in between, and goes on when asked to.
 * @param costs by source, as texts are compared
 */
export function* economicsOf(
  sample: Sample,
  simulation: Simulation,
  stages: number,
  stage: number,
  costs: Readonly<Record<string, ChannelCost>>,
): Generator<undefined, Economics> {
  const field = fieldByRole(sample, 'source');
  const months = monthsOf(sample);
  yield;
  const rows = field ? channels(sample, simulation, stages, stage, { field: field.key, months, costs }) : [];
  yield;
  return { rows, months, dearer: dearerOf(rows, stage), dark: darkFunnel(sample) };
}

function channels(
  sample: Sample,
  simulation: Simulation,
  stages: number,
  stage: number,
  by: { field: string; months: number; costs: Readonly<Record<string, ChannelCost>> },
): ChannelRow[] {
  const { values, of } = partsOf(sample, { kind: 'field', field: by.field });
  const amounts = amountsOf(sample);
  const costs = new Map(Object.entries(by.costs).map(([source, cost]) => [normalize(source), cost]));
  const counts = values.map((source) => ({
    source,
    leads: 0,
    won: 0,
    revenue: 0,
    reached: Array.from({ length: stages }, () => 0),
  }));
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const row = counts[of[deal]!]!;
    row.leads += 1;
    for (let at = 0; at <= simulation.reached[deal]!; at += 1) row.reached[at]! += 1;
    if (OUTCOMES[sample.outcome[deal]!] !== 'won') continue;
    row.won += 1;
    if (amounts && simulation.reached[deal]! >= stage) row.revenue += amounts(deal);
  }
  const hasWon = counts.some(({ won }) => won > 0);
  const rows = counts.map((row) => {
    const said = row.source === null ? undefined : costs.get(normalize(row.source));
    const revenue = amounts && hasWon ? row.revenue : null;
    return channelRow({ ...row, revenue }, stage, said && costOf(said, row.leads, by.months));
  });
  return rows.sort((a, b) => Number(a.source === null) - Number(b.source === null) || b.leads - a.leads);
}

/** What a source cost in all; undefined where it is said by the month, and the deals have no dates. */
function costOf({ per, amount }: ChannelCost, leads: number, months: number): number | undefined {
  if (per === 'lead') return amount * leads;
  return months > 0 ? amount * months : undefined;
}

/** The figures of a source from its counts and what it cost in all. */
export function channelRow(
  counts: Pick<ChannelRow, 'source' | 'leads' | 'reached' | 'won' | 'revenue'>,
  stage: number,
  cost: number | undefined,
): ChannelRow {
  const each = (of: number): number | null => (cost === undefined || of === 0 ? null : cost / of);
  const qualified = counts.reached[stage]!;
  return {
    ...counts,
    cost: cost ?? null,
    costPerLead: each(counts.leads),
    costPerStage: counts.reached.map(each),
    costPerWon: each(counts.won),
    revenuePerQualified: counts.revenue === null || qualified === 0 ? null : counts.revenue / qualified,
  };
}

/** Where the cheaper lead makes the dearer qualified lead: the pair that differs most. */
export function dearerOf(rows: readonly ChannelRow[], stage: number): Economics['dearer'] {
  const priced = rows.flatMap(({ source, costPerLead, costPerStage }) => {
    const qualified = costPerStage[stage];
    return source !== null && costPerLead !== null && qualified
      ? [{ source, lead: costPerLead, qualified }]
      : [];
  });
  priced.sort((a, b) => a.lead - b.lead);
  let found: Economics['dearer'] = null;
  let most = 1;
  // Of all whose leads are cheaper than the one looked at, the dearest at the stage.
  let dearest: (typeof priced)[number] | null = null;
  let cheaper = 0;
  for (const other of priced) {
    for (; priced[cheaper]!.lead < other.lead; cheaper += 1) {
      if (!dearest || priced[cheaper]!.qualified > dearest.qualified) dearest = priced[cheaper]!;
    }
    if (!dearest || dearest.qualified / other.qualified <= most) continue;
    most = dearest.qualified / other.qualified;
    found = { cheapLead: dearest.source, cheapQualified: other.source };
  }
  return found;
}

function monthsOf(sample: Sample): number {
  let first = sample.asOf;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const at = beginOf(sample, deal);
    if (at < first) first = at;
  }
  return timeSpanned(sample, first) / MONTH;
}

/** What sales does, and what happens after it has begun, explains no interest. */
export function darkFunnel(sample: Sample): DarkFunnel | null {
  const { start, type, types, at } = sample.touchpoints;
  if (type.length === 0) return null;
  const byName = touchpointKinds(types);
  const kinds = types.map((name): TouchpointKind => byName.get(normalize(name))!);
  const amounts = amountsOf(sample);
  const unexplained: number[] = [];
  const silent: number[] = [];
  const counts = { won: 0, amount: 0 };
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (OUTCOMES[sample.outcome[deal]!] !== 'won') continue;
    counts.won += 1;
    const { ends, inclusive } = endOf(sample, deal);
    const from = start[deal]!;
    let explained = false;
    for (let i = from; i < start[deal + 1]! && !explained; i += 1) {
      if (at[i]! > ends || (at[i] === ends && !inclusive) || isSalesAct(kinds[type[i]!]!)) break;
      explained = true;
    }
    if (explained) continue;
    unexplained.push(deal);
    if (from === start[deal + 1]) silent.push(deal);
    if (amounts) counts.amount += amounts(deal);
  }
  return {
    won: counts.won,
    unexplained: Uint32Array.from(unexplained),
    silent: Uint32Array.from(silent),
    amount: amounts && counts.amount,
  };
}
