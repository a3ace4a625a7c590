/** What follows from the room's decisions about the tables beside the deals. */
import type { Mapping, OtherTable, TableKind } from '#shared/contract/mapping.ts';

export const KIND_LABEL: Record<TableKind, string> = {
  contacts: 'People of the deals',
  accounts: 'Their accounts',
  lookup: 'More about a value',
  link: 'What belongs to what',
  touchpoints: 'Touchpoints',
  history: 'History of stages and fields',
  ignore: 'Leave out',
};

const brings = (kind: TableKind): boolean => kind === 'contacts' || kind === 'accounts' || kind === 'lookup';

/** The mapping with table `index` of its others changed. */
export function withTable(mapping: Mapping, index: number, changed: Partial<OtherTable>): Mapping {
  const others = mapping.others.map((other, i) => (i === index ? { ...other, ...changed } : other));
  return { ...mapping, others };
}

/** A table as another kind: its columns become fields where the kind brings some, times are looked for where it needs one. */
export function asKind(mapping: Mapping, index: number, kind: TableKind): Mapping {
  const other = mapping.others[index]!;
  const columns = brings(kind) ? withFields(mapping, index) : other.columns;
  const date = other.columns.find(({ type }) => type === 'date')?.column;
  const { touchpoints, history } = other;
  return withTable(mapping, index, {
    kind,
    columns,
    touchpoints:
      kind === 'touchpoints' && date !== undefined
        ? (touchpoints ?? {
            ...{ type: null, name: 'Touchpoint', at: date, value: null, person: null },
            ...{ status: null, happened: {}, ahead: false },
          })
        : touchpoints,
    history:
      kind === 'history' && date !== undefined
        ? (history ?? {
            field: null,
            value: other.columns.find(({ type }) => type === 'category')?.column ?? 0,
            at: date,
          })
        : history,
  });
}

/** Its columns as fields with keys of their own; as they are where some are used already. */
function withFields(mapping: Mapping, index: number): OtherTable['columns'] {
  const other = mapping.others[index]!;
  if (other.columns.some(({ use }) => use)) return other.columns;
  const elsewhere = [
    mapping.columns,
    ...mapping.others.filter((_, i) => i !== index).map(({ columns }) => columns),
  ];
  const keys = new Set(elsewhere.flat().flatMap(({ use, key }) => (use ? [key] : [])));
  return other.columns.map((column) => {
    if (column.column === other.join?.column) return column;
    let { key } = column;
    for (let n = 2; keys.has(key); n++) key = `${column.key}_${n}`;
    keys.add(key);
    return { ...column, use: true, key };
  });
}

/** The column of another table that says what became of the deals, where that table is used. */
export function endingOf({ ending, others }: Mapping) {
  const table = ending && others[ending.table - 1];
  const told = table?.columns.find(({ use, column }) => use && column === ending?.column);
  return ending && table && told && brings(table.kind) ? { ...ending, label: told.label } : null;
}

/** The mapping in which another table holds the deals; everything else is to be found anew. */
export function withDealsIn(mapping: Mapping, index: number): Mapping {
  const { source, dialect } = mapping.others[index]!;
  return {
    ...mapping,
    source,
    dialect,
    columns: [],
    outcomes: {},
    outcomeOfClosed: null,
    ending: null,
    others: [],
    cleaning: [],
  };
}
