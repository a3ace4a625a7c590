/** How tables are read: the mapping that the importer guesses, the room corrects and the workshop remembers. */
import { z } from 'zod';
import { byName } from '../domain/by-name.ts';
import { FIELD_ROLES, FIELD_TYPES, OUTCOMES } from '../domain/sample/sample.ts';

export const fieldTypeSchema = z.enum(FIELD_TYPES);
export const fieldRoleSchema = z.enum(FIELD_ROLES);
export const outcomeSchema = z.enum(OUTCOMES);

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-9',
  'iso-8859-15',
  'koi8-r',
  'macintosh',
  'shift_jis',
] as const;

/** How the bytes of a text file become rows. A sheet of a workbook has headers only. */
export const dialectSchema = z.object({
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum([',', ';', '\t', '|']),
  /**
   * 1-based number of the row (not line) that holds the headers; rows above it are left out. Excel's line `sep=;`
   * is no row.
   */
  headerRow: z.number().int().min(1),
  /** How many rows, from `headerRow` on, the headers take; a column's header is what they say together. */
  headerRows: z.number().int().min(1).max(5).default(1),
});
export type Dialect = z.infer<typeof dialectSchema>;

/**
 * What keeps a column's cells out of the workshop: they are dropped, addresses become a keyed hash with their domain,
 * names a pseudonym. Where anything is hidden, the files are not kept as they came.
 */
export const hidingSchema = z.enum(['drop', 'email', 'pseudonym']);
export type Hiding = z.infer<typeof hidingSchema>;

/** What one column of a table becomes. */
export const columnMappingSchema = z.object({
  /** 0-based position in the table. */
  column: z.number().int().min(0),
  /** The header as it stands in the table. */
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
  /** For texts and categories: what separates the values of a cell that holds a list; null where none does. */
  list: z.enum([';', ',', '|']).nullable().default(null),
  /** For dates: the type of the touchpoint that happened then (`Demo date`: `Demo`); null where none did. */
  touchpoint: z.string().min(1).max(200).nullable().default(null),
  /** For texts and categories: false where the white space around values belongs to them. */
  trim: z.boolean().default(true),
  /** False where marks for no value (`-`, `n/a`, `Select`) are values like any other. */
  marks: z.boolean().default(true),
  /** For yes/no: true where an empty cell answers no, as in a column of boxes of which only those ticked are written. */
  emptyIsNo: z.boolean().default(false),
  /** Null: the cells come in as they are. */
  hide: hidingSchema.nullable().default(null),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** Which table is meant: by its file's name and, in a workbook of several, its sheet's. */
export const tableSourceSchema = z.object({ file: z.string(), sheet: z.string().nullable() });
export type TableId = z.infer<typeof tableSourceSchema>;

export const TABLE_KINDS = [
  'contacts',
  'accounts',
  /** More about a value of another table: products, teams, pipeline stages. */
  'lookup',
  /** Says which row of one table belongs to which of another; brings nothing itself. */
  'link',
  'touchpoints',
  /** When a deal reached each stage, or when a field got its value. */
  'history',
  'ignore',
] as const;
export const tableKindSchema = z.enum(TABLE_KINDS);
export type TableKind = z.infer<typeof tableKindSchema>;

const columnNumber = z.number().int().min(0);

/** A table beside the deals. Tables are numbered: 0 is the deals, 1 the first of `others`. */
export const otherTableSchema = z.object({
  source: tableSourceSchema,
  dialect: dialectSchema,
  kind: tableKindSchema,
  columns: z.array(columnMappingSchema),
  /** Rows belong together where this column and that of another table hold the same; null: not joined. */
  join: z.object({ column: columnNumber, table: z.number().int().min(0), to: columnNumber }).nullable(),
  /**
   * For touchpoints: what happened (a column, else the same for all rows), when, how much, and who did it; and
   * whether it did (`status`): what is planned or called off is left out, and so is what is dated after its file
   * was written.
   */
  touchpoints: z
    .object({
      type: columnNumber.nullable(),
      name: z.string().min(1).max(200),
      at: columnNumber,
      value: columnNumber.nullable(),
      person: columnNumber.nullable(),
      status: columnNumber.nullable().default(null),
      /** What the room says of values of `status`: whether that counts as having happened. Else their words say it. */
      happened: byName(z.boolean()).default({}),
      /** Whether what is dated after its file was written counts as well. */
      ahead: z.boolean().default(false),
    })
    .nullable(),
  /** For history: which field it tells of (null: the stage), the value that it got, and when. */
  history: z.object({ field: columnNumber.nullable(), value: columnNumber, at: columnNumber }).nullable(),
});
export type OtherTable = z.infer<typeof otherTableSchema>;

/** Which of a file's rows with the same id becomes the deal; between files it is the later one's. */
export const duplicatesSchema = z.object({
  /** `filled`: the one with the most values; `newest`: the one with the latest date in the column `by`. */
  keep: z.enum(['first', 'last', 'filled', 'newest']),
  by: columnNumber.nullable(),
});
export type Duplicates = z.infer<typeof duplicatesSchema>;

/** A step of cleaning: cells of a column that hold one of these texts hold another, or (empty) nothing. */
export const cleaningStepSchema = z.object({
  table: z.number().int().min(0),
  column: columnNumber,
  from: z.array(z.string().min(1)).min(1),
  to: z.string(),
});
export type CleaningStep = z.infer<typeof cleaningStepSchema>;

const currentMappingSchema = z.object({
  format: z.literal('yardstick.mapping'),
  version: z.literal(2),
  /** Which table holds the deals; null: the one there is. */
  source: tableSourceSchema.nullable(),
  dialect: dialectSchema,
  columns: z.array(columnMappingSchema),
  /**
   * Which outcome each value of the outcome column means; a value that is not here leaves its rows out. The empty
   * text stands for rows without a status, and for all rows where no column has the role.
   */
  outcomes: byName(outcomeSchema),
  /** Values that the room leaves out by intent: no guess gives them an outcome when they come again. */
  leftOut: z.array(z.string()).default([]),
  /**
   * Where no column has the role `outcome`: what deals with a closing date (role `wonAt`) are; the empty text of
   * `outcomes` then stands for those without one. Null: a closing date says nothing of how a deal ended.
   */
  outcomeOfClosed: outcomeSchema.nullable().default(null),
  /**
   * A column of another table that says how the deals ended that have a row there, whatever their own status says:
   * the stage of the opportunity that a lead became. Where its value means nothing here, their own status counts.
   */
  ending: z
    .object({ table: z.number().int().min(1), column: columnNumber, outcomes: byName(outcomeSchema) })
    .nullable()
    .default(null),
  /** A yes/no column that says whether a deal has ended: where it says no, the deal is open, whatever its outcome. */
  closed: columnNumber.nullable().default(null),
  /** A yes/no column that says whether a deal is still worked on: where it says no, a deal that counted as open is lost. */
  active: columnNumber.nullable().default(null),
  /**
   * Further files of deals with (nearly) the same headers, read as if they stood below the first. Of a deal that comes
   * again, the row of the last file counts.
   */
  stacked: z.array(z.object({ source: tableSourceSchema, dialect: dialectSchema })).default([]),
  duplicates: duplicatesSchema.default({ keep: 'first', by: null }),
  others: z.array(otherTableSchema),
  cleaning: z.array(cleaningStepSchema),
});

/** Mappings of version 1 know one table, and no cleaning. */
function upgraded(mapping: unknown): unknown {
  if (typeof mapping !== 'object' || mapping === null) return mapping;
  if (!('version' in mapping) || mapping.version !== 1) return mapping;
  return { ...mapping, version: 2, source: null, others: [], cleaning: [] };
}

export const mappingSchema = z.preprocess(upgraded, currentMappingSchema);
export type Mapping = z.infer<typeof currentMappingSchema>;
