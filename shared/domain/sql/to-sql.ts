/**
 * A definition as one SQL query over the tables `deals` and `touchpoints` (docs/sql.md): a row for each deal with
 * its score and how far it gets. SQL's NULL follows the logic of criteria, so the query says what
 * docs/definition-language.md says, and needs nothing of ours to say it.
 */
import { asksAboutAccount } from '../classify/moments.ts';
import type { Definition } from '../definition/schema.ts';
import { allConditions } from '../definition/walk.ts';
import type { Instant } from '../sample/sample.ts';
import { utf8Encode } from '../sample/utf8.ts';
import { Criteria, type CriterionScope } from './criteria.ts';
import type { Dialect } from './dialect.ts';
import { momentTables } from './moments.ts';
import { replayTables, transitionColumns } from './replay.ts';
import { resultQuery } from './result.ts';
import { categoryColumns, groupColumns, pointColumns, totalColumns } from './scoring.ts';
import { knownAtColumn, type SqlField, wordsColumn } from './tables.ts';
import { createMeasures, type Measures } from './touchpoints.ts';
import { adding, type Column, oneLine, type Table } from './write.ts';

export interface SqlOptions {
  dialect: Dialect;
  /** The columns of `deals` that hold fields (`sqlFields`). */
  fields: readonly SqlField[];
  /** IANA name: where dates without a time begin. */
  timeZone: string;
  /** The end of deals that have not closed; without it, the latest date in the tables. */
  asOf?: Instant;
}

export interface SqlQuery {
  sql: string;
  /** What the query can't follow, in words; empty where it says exactly what the definition says. */
  unsupported: string[];
}

/** The query of a definition (well formed, see `readDefinition`). */
export function toSql(definition: Definition, { dialect, fields, timeZone, asOf }: SqlOptions): SqlQuery {
  const { scoring } = definition;
  const measures = createMeasures(dialect);
  const scope: CriterionScope = {
    dialect,
    fields: new Map(fields.map((field) => [field.key, field])),
    timeZone,
    definition,
    measures,
  };
  const ruleCriteria = new Criteria('of_rules', scope);
  const rules = scoring.rules.map(
    (rule, i): Column => ({ as: `rule_${i + 1}`, sql: ruleCriteria.sql(rule.when), note: rule.name }),
  );
  const points = pointColumns(scoring.rules, measures, dialect);
  const transitionCriteria = new Criteria('of_transitions', scope);
  const transitions = transitionColumns(definition, (transition, reading) =>
    transitionCriteria.sql(transition.when, reading),
  );
  const layers: Layer[] = [
    ...ruleCriteria.layers.map((columns) => ({ holds: 'what rules count of their parts', columns })),
    { holds: 'whether each rule is true', columns: rules },
    { holds: 'what each rule gives, and at least and at most could, in thousandths', columns: points },
    { holds: 'the same for groups of rules', columns: groupColumns(scoring, dialect) },
    { holds: 'for categories', columns: categoryColumns(scoring, dialect) },
    { holds: 'and in total', columns: totalColumns(scoring, dialect) },
    ...transitionCriteria.layers.map((columns) => ({
      holds: 'what transitions count of their parts',
      columns,
    })),
    { holds: 'whether each transition is true, and whether it is in doubt', columns: transitions },
  ];
  const facts = factColumns(definition, fields, measures, dialect);
  const tables = [
    ...momentTables(asOf ?? null, asksAboutAccount(definition), dialect),
    ...measures.tables(),
    factsTable(facts, measures),
    ...stack(layers),
    ...replayTables(definition, dialect.types),
  ];
  const withTables = tables.map((table) => commonTable(table, dialect)).join(',\n');
  const heading = `-- ${oneLine(definition.name)}: how far each deal gets, and its score in thousandths of a point.`;
  return {
    sql: `${heading}\nWITH RECURSIVE\n${withTables}\n${resultQuery(definition, dialect)};\n`,
    unsupported: [
      ...nullCharacters(definition),
      ...tooWide([facts, ...layers.map(({ columns }) => columns)].flat().length, dialect),
      ...tooLong(definition, fields, dialect),
    ],
  };
}

interface Layer {
  holds: string;
  columns: readonly Column[];
}

/** Tables that add one layer of columns each; the last is `judged`. */
function stack(layers: readonly Layer[]): Table[] {
  const [last, ...before] = layers
    .filter(({ columns }, i) => columns.length > 0 || i === layers.length - 1)
    .reverse();
  const tables: Table[] = [];
  for (const { holds, columns } of before.reverse()) {
    tables.push(adding(`layer_${tables.length + 1}`, holds, tables.at(-1)?.name ?? 'facts', columns));
  }
  return [...tables, adding('judged', last!.holds, tables.at(-1)?.name ?? 'facts', last!.columns)];
}

/** What conditions look at, as it is known at each moment. */
function factColumns(
  definition: Definition,
  fields: readonly SqlField[],
  measures: Measures,
  dialect: Dialect,
): Column[] {
  const known = askedColumns(definition, fields).map(({ field, column }) => {
    const name = dialect.identifier(column);
    return { as: name, sql: whenKnown(field, `d.${name}`, dialect) };
  });
  return [...known, ...measures.columns()];
}

const factsTable = (columns: readonly Column[], measures: Measures): Table => ({
  name: 'facts',
  holds: 'what is known at each moment; before a field is known, it is missing',
  query: `SELECT m.deal, m.n, m.happened_at, m.is_end, d.account IS NOT NULL AS has_account${columns
    .map(({ sql, as }) => `,\n  ${sql} AS ${as}`)
    .join('')}
FROM moments AS m
JOIN deals AS d ON d.id = m.deal
${measures.joins()}`,
});

function whenKnown(field: SqlField, column: string, dialect: Dialect): string {
  switch (field.known) {
    case 'start':
      return column;
    case 'end':
      return `CASE WHEN m.is_end THEN ${column} END`;
    case 'dated':
      return `CASE WHEN d.${dialect.identifier(knownAtColumn(field))} <= m.happened_at THEN ${column} END`;
  }
}

/** The columns of fields that a definition asks about. */
function askedColumns(
  definition: Definition,
  fields: readonly SqlField[],
): { field: SqlField; column: string }[] {
  const conditions = allConditions(definition);
  const asksForSource = conditions.some((condition) => condition.kind === 'score' && condition.bySource);
  return fields.flatMap((field) => {
    const asked = conditions.flatMap((condition) =>
      condition.kind === 'field' && condition.field === field.key
        ? [condition.op === 'containsAnyOf' && condition.match === 'words' && field.kind === 'text']
        : [],
    );
    return [
      ...(asked.includes(false) || (field.isSource && asksForSource)
        ? [{ field, column: field.column }]
        : []),
      ...(asked.includes(true) ? [{ field, column: wordsColumn(field) }] : []),
    ];
  });
}

function commonTable({ name, holds, query, recursive = false }: Table, { asMaterialized }: Dialect): string {
  const indented = query.replace(/^/gm, '  ');
  return `-- ${oneLine(holds)}\n${name} ${recursive ? 'AS' : asMaterialized} (\n${indented}\n)`;
}

function nullCharacters(definition: Definition): string[] {
  const held = JSON.stringify(definition).includes('\\u0000');
  return held ? ['A text in the definition holds a null character, which no query can hold.'] : [];
}

/** A database that cuts names off would take two columns for one. */
function tooLong(definition: Definition, fields: readonly SqlField[], dialect: Dialect): string[] {
  const asked = askedColumns(definition, fields).flatMap(({ field, column }) =>
    field.known === 'dated' ? [column, knownAtColumn(field)] : [column],
  );
  return [...new Set(asked)].flatMap((column) =>
    utf8Encode(column).length <= dialect.nameBytes
      ? []
      : [`The column “${column}” has a longer name than ${dialect.name} keeps (${dialect.nameBytes} bytes).`],
  );
}

/** Those of the moment, beside what conditions look at and what comes of it. */
const COLUMNS_OF_MOMENTS = 5;

function tooWide(columns: number, dialect: Dialect): string[] {
  const all = columns + COLUMNS_OF_MOMENTS;
  if (all <= dialect.columns) return [];
  return [
    `The definition asks for ${all} things at once, and ${dialect.name} holds at most ${dialect.columns} columns in a table.`,
  ];
}
