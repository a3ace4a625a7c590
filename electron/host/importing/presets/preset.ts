import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';

/** How the exports of one CRM are read, where their headers say more than headers usually do. */
export interface Preset {
  /** As people call the CRM. */
  name: string;
  /** A file is such an export if it has all headers of one of these lists; headers as `headerWords` gives them. */
  signs: readonly (readonly string[])[];
  /** What columns are, by their headers; null takes a role away. */
  columns: Readonly<Record<string, Partial<Pick<ColumnMapping, 'role' | 'known' | 'use'>>>>;
  /** What status values mean, in lower case, where their words don't say it. */
  outcomes: Readonly<Record<string, Outcome>>;
}

/** A column that changes until the end. */
export const LATE = { known: 'end' } as const;
/** A column that the program keeps for itself. */
export const UNUSED = { use: false } as const;
