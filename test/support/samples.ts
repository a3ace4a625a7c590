import type { ImportReport } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import { OUTCOMES, type Sample } from '#shared/domain/sample/sample.ts';

const FIELDS: PlainField[] = [
  { key: 'company', type: 'text', role: 'account' },
  { key: 'industry', type: 'category' },
  { key: 'employees', type: 'number' },
  { key: 'created', type: 'date', role: 'createdAt' },
  { key: 'partner', type: 'boolean' },
];

/** Deals with some of everything: each type of field, missing values, every outcome, touchpoints. */
export function mixedSample(deals: number): Sample {
  return buildSample({
    fields: FIELDS,
    deals: Array.from({ length: deals }, (_, i) => mixedDeal(i)),
    timeZone: 'UTC',
  });
}

function mixedDeal(i: number): PlainDeal {
  const day = `2025-${String((i % 12) + 1).padStart(2, '0')}-15`;
  return {
    outcome: OUTCOMES[i % OUTCOMES.length]!,
    values: {
      company: `Company ${i}`,
      industry: i % 7 === 0 ? null : (['Freight', 'Bakery', 'Clinics'][i % 3] ?? null),
      employees: i % 5 === 0 ? null : i * 3,
      created: day,
      partner: i % 4 === 0 ? null : i % 2 === 0,
    },
    touchpoints: Array.from({ length: i % 4 }, (_, k) => ({
      type: k === 0 ? 'webinar' : 'pricing page',
      at: day,
      value: k,
    })),
  };
}

/** A report and a mapping as an import would leave them; their numbers don't matter. */
export const provenance = (deals: number): { report: ImportReport; mapping: Mapping } => ({
  report: {
    rows: deals,
    deals,
    duplicates: 0,
    leftOut: 0,
    outcomes: { won: deals, lost: 0, rejected: 0, open: 0 },
    touchpoints: 0,
    fields: [],
    reasons: [],
    unreadableCells: [],
    notes: [],
    tables: [],
    files: [],
    cleaning: [],
  },
  mapping: {
    format: 'yardstick.mapping',
    leftOut: [],
    ending: null,
    outcomeOfClosed: null,
    version: 2,
    source: null,
    dialect: { encoding: 'utf-8', delimiter: ',', headerRow: 1, headerRows: 1 },
    columns: [],
    outcomes: { 'Closed Won': 'won' },
    closed: null,
    active: null,
    stacked: [],
    duplicates: { keep: 'first', by: null },
    others: [],
    cleaning: [],
  },
});
