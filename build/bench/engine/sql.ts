/** The job as one query, written as an analyst would: NULL where data lack, so that both databases know doubt. */
import type { Condition, Criterion, Definition } from '#shared/domain/definition/schema.ts';
import type { Outcome } from './contender.ts';
import { SOURCES } from './generated.ts';
import { jobDefinition, SETTING, type Setting, STEP, WEIGHED } from './job.ts';

const name = (key: string): string => `"${key}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The tables' columns; `words` is the title as normalized words, made when the data are loaded. */
export const createDeals = (fields: readonly { key: string; type: string }[], numberType: string): string =>
  `CREATE TABLE deals (${fields
    .map(({ key, type }) => `${name(key)} ${type === 'text' ? 'VARCHAR' : numberType}`)
    .join(', ')}, words VARCHAR)`;

function criterion(given: Criterion): string {
  switch (given.kind) {
    case 'all':
      return `(${given.of.map(criterion).join(' AND ')})`;
    case 'any':
      return `(${given.of.map(criterion).join(' OR ')})`;
    case 'field':
      return field(given);
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

/** SQLite has no `contains`. */
export const forSqlite = (query: string): string =>
  query.replaceAll(/contains\(words, ('[^']*')\)/g, 'instr(words, $1) > 0');

/** The parts of the flow that look at no score; the last two are the gates. */
const FREE = ['student', 'tiny', 'region', 'mail', 'sal', 'qualified'] as const;

/** The parts' criteria, of which `qualified` is what the last transition asks besides its threshold. */
function freeCriteria({ transitions }: Definition): Criterion[] {
  return FREE.map((id) => {
    const own = transitions.find((transition) => transition.id === (id === 'qualified' ? 'sql' : id))!.when;
    return id === 'qualified' && own.kind === 'all' ? own.of[1]! : own;
  });
}

/** A threshold that the range of a score leaves open is NULL. */
const firmly = (threshold: number): string =>
  `(CASE WHEN low >= ${threshold} THEN TRUE WHEN high >= ${threshold} THEN NULL ELSE FALSE END)`;

/** Stage and doubt, given the scores and the free parts of the flow. */
function verdict({ threshold }: Setting): string {
  const second = threshold + STEP;
  return `
    CASE WHEN student OR tiny OR score < ${threshold} THEN 0
      WHEN region OR mail OR sal IS NOT TRUE THEN 1
      WHEN score < ${second} OR qualified IS NOT TRUE THEN 2 ELSE 3 END AS stage,
    CASE WHEN student IS NULL THEN 1 WHEN student THEN 0
      WHEN tiny IS NULL THEN 1 WHEN tiny THEN 0
      WHEN ${firmly(threshold)} IS NULL THEN 1 WHEN score < ${threshold} THEN 0
      WHEN region IS NULL THEN 1 WHEN region THEN 0
      WHEN mail IS NULL THEN 1 WHEN mail THEN 0
      WHEN sal IS NULL THEN 1 WHEN NOT sal THEN 0
      WHEN (${firmly(second)} AND qualified) IS NULL THEN 1 ELSE 0 END AS undecided`;
}

/** Each deal's score with its range, stage, doubt and the masks of rules that are true and unknown. */
export function evaluate(setting: Setting): string {
  const definition = jobDefinition(setting);
  const { rules } = definition.scoring;
  const conditions = rules.map(({ when }, i) => `${criterion(when)} AS r${i}`).join(', ');
  const parts = freeCriteria(definition).map((when, i) => `${criterion(when)} AS ${FREE[i]}`);
  const add = (of: (points: number, i: number) => string | null): string =>
    rules.flatMap(({ points }, i) => of(points, i) ?? []).join(' + ');
  const score = add((points, i) => `CASE WHEN r${i} THEN ${points} ELSE 0 END`);
  const below = add((points, i) => (points < 0 ? `CASE WHEN r${i} IS NULL THEN ${points} ELSE 0 END` : null));
  const above = add((points, i) => (points > 0 ? `CASE WHEN r${i} IS NULL THEN ${points} ELSE 0 END` : null));
  const isTrue = add((_, i) => `CASE WHEN r${i} THEN ${2 ** i} ELSE 0 END`);
  const isUnknown = add((_, i) => `CASE WHEN r${i} IS NULL THEN ${2 ** i} ELSE 0 END`);
  return `
    SELECT source, score, low, high, is_true, is_unknown, ${FREE.join(', ')}, ${verdict(setting)} FROM (
      SELECT source, ${FREE.join(', ')}, is_true, is_unknown, score, score + below AS low, score + above AS high FROM (
        SELECT source, ${FREE.join(', ')}, ${score} AS score, ${below} AS below, ${above} AS above,
          ${isTrue} AS is_true, ${isUnknown} AS is_unknown
        FROM (SELECT source, ${parts.join(', ')}, ${conditions} FROM deals)
      )
    )`;
}

/** The same from the stored result of `SETTING`, where nothing but the setting changed. */
export function rescore(setting: Setting): string {
  const more = setting.points - SETTING.points;
  const bit = 2 ** WEIGHED;
  return `
    SELECT source, score, low, high, is_true, is_unknown, ${FREE.join(', ')}, ${verdict(setting)} FROM (
      SELECT source, ${FREE.join(', ')}, is_true, is_unknown,
        score + CASE WHEN is_true & ${bit} <> 0 THEN ${more} ELSE 0 END AS score,
        low + CASE WHEN is_true & ${bit} <> 0 THEN ${more} ELSE 0 END AS low,
        high + CASE WHEN (is_true | is_unknown) & ${bit} <> 0 THEN ${more} ELSE 0 END AS high
      FROM result
    )`;
}

export const totals = (table: string): string =>
  `SELECT stage, source, count(*) AS deals FROM ${table} GROUP BY stage, source`;

/** Everything on which contenders have to agree. */
export const sums = (table: string): string =>
  `SELECT sum(score) AS scores, sum(low) AS lows, sum(high) AS highs, sum(undecided) AS undecided, ${Array.from(
    { length: 24 },
    (_, i) => `sum((is_true >> ${i}) & 1) AS t${i}, sum((is_unknown >> ${i}) & 1) AS u${i}`,
  ).join(', ')} FROM ${table}`;

/** The answers of `totals` and `sums` as an outcome. */
export function outcomeFrom(
  byStage: readonly Record<string, unknown>[],
  all: Record<string, unknown>,
): Outcome {
  const byStageAndSource = [0, 1, 2, 3].map(() => SOURCES.map(() => 0));
  for (const { stage, source, deals } of byStage) {
    byStageAndSource[Number(stage)]![SOURCES.indexOf(String(source))] = Number(deals);
  }
  const rule = (name: string) => Array.from({ length: 24 }, (_, i) => Number(all[`${name}${i}`]));
  return {
    byStageAndSource,
    scores: Number(all.scores),
    ruleHits: rule('t'),
    doubts: {
      undecided: Number(all.undecided),
      unknownRules: rule('u').reduce((sum, hits) => sum + hits, 0),
      lows: Number(all.lows),
      highs: Number(all.highs),
    },
  };
}
