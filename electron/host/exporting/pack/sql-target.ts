/** The definition as SQL, one query for each database over the two tables of docs/sql.md. */
import { BIGQUERY, type Dialect, DUCKDB, POSTGRESQL, SNOWFLAKE, SQLITE } from '#shared/domain/sql/dialect.ts';
import { createTable, dealColumns, TOUCHPOINT_COLUMNS } from '#shared/domain/sql/tables.ts';
import { toSql } from '#shared/domain/sql/to-sql.ts';
import type { PackFile, PackSource, Target } from './target.ts';

interface Database {
  dialect: Dialect;
  file: string;
  /** Null where tests of ours run its queries. */
  notRun: string | null;
}

const NOT_RUN = (name: string): string =>
  `Written by ${name}’s documentation; it has not been run there by Yardstick’s tests. Run it on the golden leads first.`;

const DATABASES: readonly Database[] = [
  { dialect: SQLITE, file: 'sqlite', notRun: null },
  { dialect: DUCKDB, file: 'duckdb', notRun: null },
  { dialect: POSTGRESQL, file: 'postgresql', notRun: null },
  { dialect: SNOWFLAKE, file: 'snowflake', notRun: NOT_RUN('Snowflake') },
  { dialect: BIGQUERY, file: 'bigquery', notRun: NOT_RUN('BigQuery') },
];

export const sqlTargets = (source: PackSource): Target[] =>
  DATABASES.map((database) => sqlTarget(database, source));

function sqlTarget({ dialect, file, notRun }: Database, { definition, fields, sample }: PackSource): Target {
  const { sql, unsupported } = toSql(definition, { dialect, fields, timeZone: sample.timeZone });
  const tables = [
    createTable('deals', dealColumns(fields), dialect),
    createTable('touchpoints', TOUCHPOINT_COLUMNS, dialect),
  ].join('\n\n');
  const remark = notRun === null ? '' : `-- ${notRun}\n`;
  const files: PackFile[] = [
    {
      path: `sql/${file}.sql`,
      content: remark + sql,
      holds: `how far each deal gets and its score, as one query for ${dialect.name}`,
    },
    {
      path: `sql/${file}-tables.sql`,
      content: `${remark}${tables}\n`,
      holds: 'the two tables that the query reads',
    },
  ];
  return {
    name: `SQL for ${dialect.name}`,
    files,
    unsupported: [...unsupported, ...(notRun === null ? [] : [notRun])],
  };
}
