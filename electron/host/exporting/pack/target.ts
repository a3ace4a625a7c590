/** What the pack holds for one target: its files, and what the target can't express. */
import type { Names } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { SqlField } from '#shared/domain/sql/tables.ts';

export interface PackFile {
  /** Within the pack, with forward slashes. */
  path: string;
  content: string;
  /** What it is, in a sentence. */
  holds: string;
}

export interface Target {
  name: string;
  files: PackFile[];
  /** In sentences; empty where the target says exactly what the definition says. */
  unsupported: string[];
}

/** Whether a cell of a field can hold several values. */
export function holdsLists({ columns }: Sample, field: string): boolean {
  const column = columns.get(field);
  return column?.kind === 'text' && column.dictionary.some((value) => typeof value !== 'string');
}

export interface PackSource {
  definition: Definition;
  /** SHA-256 of the definition's canonical JSON. */
  fingerprint: string;
  /** Which fields there are and of what kinds; without deals, what the definition itself gives away. */
  sample: Sample;
  fields: readonly SqlField[];
  names: Names;
}
