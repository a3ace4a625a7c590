/**
 * What a text file may hold at most. A cell of a CRM export holds up to 131,072 characters (a rich-text field),
 * a spreadsheet's 32,767; whatever is far beyond is a damaged file or no table, and is refused before it fills the memory.
 */
export const LIMITS = {
  /** Characters in one cell. */
  cell: 1_000_000,
  /** Characters in one row. */
  row: 8_000_000,
  /** Cells in one row: a spreadsheet's own limit. */
  columns: 16_384,
} as const;
