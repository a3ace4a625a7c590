import type { ColumnMapping } from '#shared/contract/mapping.ts';

/** Whether the room can have a column's cells with the white space around them: not where rows are found by them. */
export const canKeepSpaces = ({ type, role }: Pick<ColumnMapping, 'type' | 'role'>): boolean =>
  (type === 'text' || type === 'category') && canKeepMarks({ role });

/** Whether the room can have marks for no value as values: not where rows are found by them. */
export const canKeepMarks = ({ role }: Pick<ColumnMapping, 'role'>): boolean =>
  role !== 'id' && role !== 'outcome';
