/** Which cells of which table are disguised, emptied or kept; settled once for a mapping, before a row is read. */
import { Refusal } from '#shared/contract/failure.ts';
import type { ColumnMapping, Hiding, Mapping, OtherTable } from '#shared/contract/mapping.ts';
import { partsOf } from '../tables/assign.ts';

/** What becomes of a column's cells: they stay, are disguised, or are emptied. */
export type Treatment = 'keep' | 'email' | 'pseudonym' | 'empty';

export interface TablePlan {
  /** By the column's position; columns beyond are emptied. */
  treatments: readonly Treatment[];
  /** Whether the kept copy has the column. */
  isKept: (column: number) => boolean;
}

/** Whether anything of what the mapping reads is hidden. */
export const hidesAnything = (mapping: Mapping): boolean =>
  partsOf(mapping).some(({ columns }) => columns.some(({ hide }) => hide !== null));

/**
 * By table, as the mapping numbers them; null where nothing is hidden at all. Then only what is used is kept: a name
 * that was hidden in one column may well stand in another that nobody looked at.
 */
export function hidingPlan(mapping: Mapping): TablePlan[] | null {
  if (!hidesAnything(mapping)) return null;
  const tables = partsOf(mapping);
  const outcome = mapping.columns.find(({ role, hide, use }) => use && role === 'outcome' && hide !== null);
  if (outcome) {
    throw new Refusal(
      'badInput',
      `“${outcome.header}” says how the deals ended, so it can’t be hidden. Hide other columns, or give that part to another.`,
    );
  }
  const asked = new Map<string, Hiding>();
  tables.forEach(({ columns }, table) => {
    for (const { column, hide } of columns) if (hide) asked.set(at(table, column), hide);
  });
  const joined = joinedWith(mapping);
  return tables.map(({ columns }, table): TablePlan => {
    const other = table === 0 ? null : mapping.others[table - 1]!;
    const needed = new Set([...neededBy(columns, other), ...joined.columnsOf(table)]);
    const width = Math.max(
      0,
      ...[...needed].map((column) => column + 1),
      ...columns.map(({ column }) => column + 1),
    );
    return {
      treatments: Array.from({ length: width }, (_, column): Treatment => {
        // Rows still have to find each other: what joins is disguised in the same way on both sides.
        const hidings = joined.groupOf(at(table, column)).flatMap((place) => asked.get(place) ?? []);
        const own = asked.get(at(table, column));
        if (hidings.includes('email')) return 'email';
        if (hidings.length > 0 && (own !== 'drop' || joined.columnsOf(table).includes(column)))
          return 'pseudonym';
        return own === 'drop' || !needed.has(column) || other?.kind === 'ignore' ? 'empty' : 'keep';
      }),
      isKept: (column) =>
        other?.kind !== 'ignore' && needed.has(column) && asked.get(at(table, column)) !== 'drop',
    };
  });
}

/** The mapping without texts that a hidden column once showed. */
export function withoutTraces(mapping: Mapping): Mapping {
  const plan = hidingPlan(mapping);
  if (!plan) return mapping;
  const cleaning = mapping.cleaning.filter(({ table, column }) => plan[table]?.treatments[column] === 'keep');
  return { ...mapping, cleaning };
}

const at = (table: number, column: number): string => `${table} ${column}`;

function neededBy(columns: readonly ColumnMapping[], other: OtherTable | null): number[] {
  const { touchpoints, history } = other ?? {};
  const read = [
    touchpoints?.type,
    touchpoints?.at,
    touchpoints?.value,
    touchpoints?.person,
    history?.field,
    history?.value,
    history?.at,
  ].filter((column) => column !== undefined && column !== null);
  return [...columns.filter(({ use }) => use).map(({ column }) => column), ...read];
}

/** Columns that hold the same thing because tables are joined by them. */
function joinedWith(mapping: Mapping) {
  const groups: Set<string>[] = [];
  const columns = mapping.others.flatMap(({ join }, i) =>
    join
      ? [
          { table: i + 1, column: join.column },
          { table: join.table, column: join.to },
        ]
      : [],
  );
  mapping.others.forEach(({ join }, i) => {
    if (!join) return;
    const ends = [at(i + 1, join.column), at(join.table, join.to)];
    const touching = groups.filter((group) => ends.some((end) => group.has(end)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...ends, ...touching.flatMap((group) => [...group])]));
  });
  return {
    groupOf: (place: string): string[] => [...(groups.find((group) => group.has(place)) ?? [place])],
    columnsOf: (table: number): number[] =>
      columns.filter((one) => one.table === table).map(({ column }) => column),
  };
}
