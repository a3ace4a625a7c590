/** What travels about an import: the file as it was read, the mapping that the room corrects, the report. */
import { z } from 'zod';
import { FIELD_ROLES, FIELD_TYPES, OUTCOMES } from '../domain/sample/sample.ts';

export const fieldTypeSchema = z.enum(FIELD_TYPES);
export const fieldRoleSchema = z.enum(FIELD_ROLES);
export const outcomeSchema = z.enum(OUTCOMES);

/** How the bytes of a text file become rows. */
export const dialectSchema = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t', '|']),
  /**
   * 1-based number of the row (not line) that holds the headers; rows above it are left out. Excel's line `sep=;`
   * is no row.
   */
  headerRow: z.number().int().min(1),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** What one column of the file becomes. */
export const columnMappingSchema = z.object({
  /** 0-based position in the file. */
  column: z.number().int().min(0),
  /** The header as it stands in the file. */
  header: z.string(),
  /** False: the column stays in the kept original and becomes no field. */
  use: z.boolean(),
  key: z.string().min(1),
  label: z.string().min(1),
  type: fieldTypeSchema,
  role: fieldRoleSchema.nullable(),
  /** For the role `stageDate`: the stage. */
  stage: z.string().nullable(),
  known: z.enum(['start', 'end']),
  /** For dates: the order of day, month and year in ambiguous ones (`03/04/2026`). */
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  /** For numbers: which sign separates decimals. */
  decimal: z.enum(['.', ',']).nullable(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

export const mappingSchema = z.object({
  format: z.literal('yardstick.mapping'),
  version: z.literal(1),
  dialect: dialectSchema,
  columns: z.array(columnMappingSchema),
  /**
   * Which outcome each value of the outcome column means; a value that is not here leaves its rows out. The empty
   * text stands for rows without a status, and for all rows where no column has the role.
   */
  outcomes: z.record(z.string(), outcomeSchema),
});
export type Mapping = z.infer<typeof mappingSchema>;

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
  /** How many rows the file has under its header, read in full. */
  totalRows: z.number(),
  notes: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const leftOutRowSchema = z.object({
  /** 1-based number of the row in the file, counting the header. */
  row: z.number().int(),
  reason: z.string(),
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
      examples: z.array(z.object({ row: z.number(), text: z.string() })),
    }),
  ),
  notes: z.array(z.string()),
});
export type ImportReport = z.infer<typeof importReportSchema>;
