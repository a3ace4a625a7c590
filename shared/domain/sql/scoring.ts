/** The scoring model as SQL: rules, then groups, then categories, then the total, each within its limits. */
import { toThousandths } from '../criteria/touchpoints.ts';
import type { PointLimits, Rule, Scoring } from '../definition/schema.ts';
import { CATEGORIES } from '../definition/vocabulary.ts';
import type { Dialect } from './dialect.ts';
import type { Measures } from './touchpoints.ts';
import { type Column, chain, firstOf, number } from './write.ts';

/** The score and the ends of its range; columns carry them as suffixes. */
const ENDS = ['', '_low', '_high'] as const;
type End = (typeof ENDS)[number];

/** Columns with each rule's points and range, where columns `rule_1` … tell whether it is true. */
export function pointColumns(rules: readonly Rule[], measures: Measures, dialect: Dialect): Column[] {
  return rules.flatMap((rule, i) => {
    const [given, reachable] = whenTrue(rule, measures, dialect);
    const limit = (points: number) => number(limited(points, rule));
    const none = limit(0);
    return ENDS.map((end) => {
      const cases = [{ when: `rule_${i + 1}`, is: given }];
      const inDoubt = limit(outermost(end, reachable));
      if (inDoubt !== none) cases.push({ when: `rule_${i + 1} IS NULL`, is: inDoubt });
      return { as: `points_${i + 1}${end}`, sql: integer(firstOf(cases, none), dialect) };
    });
  });
}

/** The end of a range between 0 and some points; the score itself takes what is unknown as 0. */
const outermost = (end: End, points: number): number =>
  end === '_low' ? Math.min(0, points) : end === '_high' ? Math.max(0, points) : 0;

/** What a rule gives where it is true, and what it could give where it is unknown, both in thousandths. */
function whenTrue(rule: Rule, measures: Measures, dialect: Dialect): [string, number] {
  const points = toThousandths(rule.points);
  const { when, times, halfLifeDays } = rule;
  const reachable = points * (times ?? 1);
  if (when.kind !== 'touchpoints' || (times === undefined && halfLifeDays === undefined)) {
    return [number(limited(points, rule)), reachable];
  }
  const given =
    halfLifeDays === undefined
      ? `${number(points)} * ${dialect.least(measures.count(when), String(times))}`
      : measures.faded({ ...rule, when, halfLifeDays });
  return [limitedSql(given, rule, dialect), reachable];
}

export function groupColumns({ groups, rules }: Scoring, dialect: Dialect): Column[] {
  return groups.flatMap((group, j) =>
    ENDS.map((end) => ({
      as: `group_${j + 1}${end}`,
      sql: limitedSql(
        sum(rules.flatMap((rule, i) => (rule.group === group.id ? [`points_${i + 1}${end}`] : []))),
        group,
        dialect,
      ),
      ...(end === '' ? { note: group.name } : {}),
    })),
  );
}

export function categoryColumns({ groups, rules, categories }: Scoring, dialect: Dialect): Column[] {
  return CATEGORIES.flatMap((category) =>
    ENDS.map((end) => ({
      as: `${category}${end}`,
      sql: limitedSql(
        sum([
          ...groups.flatMap((group, j) => (group.category === category ? [`group_${j + 1}${end}`] : [])),
          ...rules.flatMap((rule, i) =>
            rule.category === category && rule.group === undefined ? [`points_${i + 1}${end}`] : [],
          ),
        ]),
        categories[category] ?? {},
        dialect,
      ),
    })),
  );
}

export function totalColumns({ total }: Scoring, dialect: Dialect): Column[] {
  return ENDS.map((end) => ({
    as: `total${end}`,
    sql: limitedSql(sum(CATEGORIES.map((category) => `${category}${end}`)), total, dialect),
  }));
}

const sum = (columns: readonly string[]): string => chain(columns, '+', '0');

/** Points in the width that sums of them need. */
const integer = (sql: string, { types }: Dialect): string => `CAST(${sql} AS ${types.integer})`;

function limited(points: number, { cap, floor }: PointLimits): number {
  const capped = cap === undefined ? points : Math.min(points, toThousandths(cap));
  return floor === undefined ? capped : Math.max(capped, toThousandths(floor));
}

function limitedSql(points: string, { cap, floor }: PointLimits, { least, greatest }: Dialect): string {
  const capped = cap === undefined ? points : least(points, number(toThousandths(cap)));
  return floor === undefined ? capped : greatest(capped, number(toThousandths(floor)));
}
