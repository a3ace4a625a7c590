/** The job as one query, written as an analyst would: NULL where data lack, so that both databases know doubt. */
import type { Condition, Criterion, Definition } from '#shared/domain/definition/schema.ts';
import type { JobRow } from './job.ts';

const name = (key: string): string => `"${key}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The tables' columns; `words` is the title as normalized words, made when the data are loaded. */
export const createDeals = (fields: readonly { key: string; type: string }[], numberType: string): string =>
  `CREATE TABLE deals (${fields
    .map(({ key, type }) => `${name(key)} ${type === 'text' ? 'VARCHAR' : numberType}`)
    .join(', ')}, words VARCHAR)`;

/** The title as the query looks at it. */
export const wordsOf = (row: JobRow): string | null =>
  row.title === null ? null : ` ${String(row.title).toLowerCase()} `;

function criterion(given: Criterion): string {
  switch (given.kind) {
    case 'all':
      return `(${given.of.map(criterion).join(' AND ')})`;
    case 'any':
      return `(${given.of.map(criterion).join(' OR ')})`;
    case 'field':
      return field(given);
    case 'score':
      if (given.is.op === 'atLeast') return `(score >= ${given.is.value})`;
  }
  throw new Error('The job asks for no such thing.');
}

function field(condition: Extract<Condition, { kind: 'field' }>): string {
  const column = name(condition.field);
  switch (condition.op) {
    case 'containsAnyOf':
      return `(${condition.values.map((value) => `contains(words, ${text(` ${value.toLowerCase()} `)})`).join(' OR ')})`;
    case 'isAnyOf':
      return `(${column} IN (${condition.values.map((value) => text(String(value))).join(', ')}))`;
    case 'between':
      return `(${column} BETWEEN ${condition.low} AND ${condition.high})`;
    case 'atLeast':
      return `(${column} >= ${condition.value})`;
    default:
      throw new Error('The job asks for no such thing.');
  }
}

/** Of a threshold: whether it is met for sure, for want of data NULL. */
const firmly = (given: Criterion): string =>
  criterion(given).replaceAll(
    /\(score >= (\d+)\)/g,
    '(CASE WHEN low >= $1 THEN TRUE WHEN high >= $1 THEN NULL ELSE FALSE END)',
  );

/** SQLite has no `contains`, and keeps yes and no as numbers. */
export const forSqlite = (query: string): string =>
  query.replaceAll(/contains\(words, ('[^']*')\)/g, 'instr(words, $1) > 0');

/** Each deal's score with its range, stage, doubt and the masks of rules that are true and unknown. */
export function evaluate({ scoring, transitions }: Definition): string {
  const { rules } = scoring;
  const conditions = rules.map(({ when }, i) => `${criterion(when)} AS r${i}`).join(', ');
  const add = (of: (points: number, i: number) => string | null): string =>
    rules.flatMap(({ points }, i) => of(points, i) ?? []).join(' + ');
  const score = add((points, i) => `CASE WHEN r${i} THEN ${points} ELSE 0 END`);
  const below = add((points, i) => (points < 0 ? `CASE WHEN r${i} IS NULL THEN ${points} ELSE 0 END` : null));
  const above = add((points, i) => (points > 0 ? `CASE WHEN r${i} IS NULL THEN ${points} ELSE 0 END` : null));
  const isTrue = add((_, i) => `CASE WHEN r${i} THEN ${2 ** i} ELSE 0 END`);
  const isUnknown = add((_, i) => `CASE WHEN r${i} IS NULL THEN ${2 ** i} ELSE 0 END`);
  const ways = transitions
    .map(({ id, when }) => `${criterion(when)} AS ${name(`t ${id}`)}, ${firmly(when)} AS ${name(`f ${id}`)}`)
    .join(', ');
  return `
    SELECT source, score, low, high, is_true, is_unknown,
      CASE WHEN "t student" OR "t tiny" OR "t mql" IS NOT TRUE THEN 0
        WHEN "t region" OR "t mail" OR "t sal" IS NOT TRUE THEN 1
        WHEN "t sql" IS NOT TRUE THEN 2 ELSE 3 END AS stage,
      CASE WHEN "f student" IS NULL THEN 1 WHEN "f student" THEN 0
        WHEN "f tiny" IS NULL THEN 1 WHEN "f tiny" THEN 0
        WHEN "f mql" IS NULL THEN 1 WHEN NOT "f mql" THEN 0
        WHEN "f region" IS NULL THEN 1 WHEN "f region" THEN 0
        WHEN "f mail" IS NULL THEN 1 WHEN "f mail" THEN 0
        WHEN "f sal" IS NULL THEN 1 WHEN NOT "f sal" THEN 0
        WHEN "f sql" IS NULL THEN 1 ELSE 0 END AS undecided
    FROM (
      SELECT *, ${ways} FROM (
        SELECT *, score + below AS low, score + above AS high FROM (
          SELECT *, ${score} AS score, ${below} AS below, ${above} AS above,
            ${isTrue} AS is_true, ${isUnknown} AS is_unknown
          FROM (SELECT *, ${conditions} FROM deals)
        )
      )
    )`;
}
