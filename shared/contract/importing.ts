/** What travels about an import: the tables as they were read, and the report of what became of them. */
import { z } from 'zod';
import {
  fieldRoleSchema,
  fieldTypeSchema,
  mappingSchema,
  outcomeSchema,
  tableKindSchema,
  tableSourceSchema,
} from './mapping.ts';

/** An entry of the cleaning log. */
export const cleaningEntrySchema = z.object({
  /** Which of the mapping's steps it is; null for what is done without asking. */
  step: z.number().int().nullable(),
  /** What is done without asking to a column that the room can have otherwise: its `trim`, `marks` or `emptyIsNo`. */
  switch: z.enum(['trim', 'marks', 'emptyIsNo']).nullable().default(null),
  /** False where the room has switched it off; `cells` are those that it would change. */
  isDone: z.boolean().default(true),
  table: z.number().int(),
  column: z.number().int().nullable(),
  /** What was done, as a sentence. */
  what: z.string(),
  /** How many cells it changed; rows, where whole rows were taken as duplicates. */
  cells: z.number().int(),
});
export type CleaningEntry = z.infer<typeof cleaningEntrySchema>;

/** A table beside the deals, as it was read. */
export const tablePreviewSchema = z.object({
  source: tableSourceSchema,
  name: z.string(),
  rows: z.number().int(),
  headers: z.array(z.string()),
  /** The first rows under the headers. */
  firstRows: z.array(z.array(z.string())),
  /** Why this kind and this join were proposed, and what is doubtful; one sentence each. */
  notes: z.array(z.string()),
  /** For touchpoints: the values that say whether something happened, the most frequent first. */
  states: z.array(z.object({ value: z.string(), rows: z.number().int(), happened: z.boolean() })).default([]),
  match: z
    .object({
      /** Of the different values in the other table's column, how many are here; and the other way round. */
      theirs: z.object({ values: z.number().int(), matched: z.number().int() }),
      ours: z.object({ values: z.number().int(), matched: z.number().int() }),
      /** Values of the other table that are not here, with the nearest ones that are; the most frequent first. */
      unmatched: z.array(z.object({ value: z.string(), rows: z.number().int(), near: z.array(z.string()) })),
    })
    .nullable(),
});
export type TablePreview = z.infer<typeof tablePreviewSchema>;

export const importPreviewSchema = z.object({
  fileName: z.string(),
  bytes: z.number(),
  mapping: mappingSchema,
  /** The first rows under the header, as text. */
  rows: z.array(z.array(z.string())),
  /** Of each used column, in the mapping's order: filled share and some values of the rows looked at. */
  columns: z.array(
    z.object({
      column: z.number().int(),
      filled: z.number(),
      distinct: z.number(),
      examples: z.array(z.string()),
      /** Why this type and role were guessed, or what is doubtful; one sentence each. */
      notes: z.array(z.string()),
    }),
  ),
  /** The values of the outcome column with their counts in the whole file, most frequent first. */
  statusValues: z.array(z.object({ value: z.string(), rows: z.number(), outcome: outcomeSchema.nullable() })),
  /** The same of the other table's column that says how deals ended (the mapping's `ending`). */
  endingValues: z
    .array(z.object({ value: z.string(), rows: z.number(), outcome: outcomeSchema.nullable() }))
    .default([]),
  /** How many rows the file has under its header, read in full. */
  totalRows: z.number(),
  notes: z.array(z.string()),
  /** The tables beside the deals, in the order of the mapping's `others`. */
  tables: z.array(tablePreviewSchema),
  /** How many rows have an id that came before; null where there are too many different ones to count. */
  repeatedIds: z.number().int().nullable(),
  /** What each step of the mapping's cleaning, and what is done without asking, changes. */
  cleaning: z.array(cleaningEntrySchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const leftOutRowSchema = z.object({
  /** 1-based number of the row in the file, counting the header. */
  row: z.number().int(),
  reason: z.string(),
  /** The row as it stands in the file, its beginning. */
  text: z.string().default(''),
  /** Which file, where deals come from several. */
  file: z.string().optional(),
});

export const importReportSchema = z.object({
  /** Rows under the header. rows = deals + duplicates + leftOut. */
  rows: z.number().int(),
  deals: z.number().int(),
  duplicates: z.number().int(),
  leftOut: z.number().int(),
  outcomes: z.record(outcomeSchema, z.number().int()),
  touchpoints: z.number().int(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      type: fieldTypeSchema,
      role: fieldRoleSchema.nullable(),
      /** Share of deals with a value, 0 to 1. */
      filled: z.number(),
    }),
  ),
  /** Why rows were left out or taken as duplicates, by row; the first thousand. */
  reasons: z.array(leftOutRowSchema),
  /** Cells that could not be read as their column's type and count as missing. */
  unreadableCells: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      cells: z.number().int(),
      examples: z.array(z.object({ row: z.number(), text: z.string(), file: z.string().optional() })),
    }),
  ),
  notes: z.array(z.string()),
  /** The files of deals, where there are several, in their order: their rows, and the deals that they give. */
  files: z.array(z.object({ name: z.string(), rows: z.number().int(), deals: z.number().int() })).default([]),
  /** What became of the tables beside the deals. */
  tables: z
    .array(
      z.object({
        name: z.string(),
        kind: tableKindSchema,
        rows: z.number().int(),
        /** Rows that belong to a deal. */
        matched: z.number().int(),
        /** Deals to which at least one row belongs. */
        deals: z.number().int(),
        touchpoints: z.number().int(),
        notes: z.array(z.string()),
      }),
    )
    .default([]),
  cleaning: z.array(cleaningEntrySchema).default([]),
});
export type ImportReport = z.infer<typeof importReportSchema>;
