/** Touchpoint conditions as SQL: what they measure at each moment, and how that is compared. */
import { normalize } from '../criteria/text.ts';
import { toThousandths } from '../criteria/touchpoints.ts';
import type { Comparison, Rule, TouchpointCondition } from '../definition/schema.ts';
import { DAY } from '../sample/calendar.ts';
import type { Dialect } from './dialect.ts';
import { type Column, chain, isOneOf, number, type Table, unknown } from './write.ts';

type Measure = TouchpointCondition['measure'];

/** What a query measures over touchpoints: columns that conditions refer to by name. */
export interface Measures {
  /** A touchpoint condition; NULL where it is unknown. */
  condition(condition: TouchpointCondition): string;
  /** How many touchpoints match. */
  count(condition: TouchpointCondition): string;
  /** What is left of the thousandths of a rule that fades. */
  faded(rule: Rule & { when: TouchpointCondition; halfLifeDays: number }): string;
  tables(): Table[];
  /** The columns that were referred to, as `measures`, `held` and the tables of fading rules have them. */
  columns(): Column[];
  /** What to join to the moments so that these columns are there. */
  joins(): string;
}

export function createMeasures(dialect: Dialect): Measures {
  const measures = new Names('touchpoints');
  const held = new Names('held');
  const fading: { name: string; table: Table }[] = [];

  const measured = (condition: TouchpointCondition, measure: Measure): string =>
    measures.of(aggregate(measure, matches(condition, dialect), dialect));
  const isHeld = ({ types, measure }: TouchpointCondition): string => {
    const wanted = normalized(types);
    const tests = [
      ...(wanted.length > 0 ? [isOneOf('type', wanted, dialect)] : []),
      ...(measure === 'sum' ? ['value IS NOT NULL'] : []),
    ];
    return held.of(`COALESCE(MAX(CASE WHEN ${chain(tests, 'AND', 'TRUE')} THEN 1 END), 0)`);
  };

  return {
    condition: (condition) => {
      const known = [`${isHeld(condition)} = 1`, ...(condition.scope === 'account' ? ['has_account'] : [])];
      const value = compared(
        measured(condition, condition.measure),
        condition.is,
        condition.measure,
        dialect,
      );
      return `CASE WHEN ${known.join(' AND ')} THEN ${value} END`;
    },
    count: (condition) => measured(condition, 'count'),
    faded: (rule) => {
      const name = `left_${fading.length + 1}`;
      fading.push({ name, table: fadingTable(name, rule, dialect) });
      return name;
    },
    tables: () => [
      {
        name: 'held',
        holds: 'what the sample holds at all: where there is nothing to count, a count is not known',
        query: `SELECT ${held.list('COUNT(*) AS touchpoints')}\nFROM touchpoints`,
      },
      {
        name: 'measures',
        holds: 'what was counted at each moment',
        query: `SELECT m.deal, m.n${measures.size > 0 ? ',' : ''} ${measures.list('')}
FROM moments AS m LEFT JOIN counting AS t ON t.deal = m.deal AND t.happened_at <= m.happened_at
GROUP BY m.deal, m.n`,
      },
      ...fading.map(({ table }) => table),
    ],
    columns: () => [
      ...measures.names().map((name) => ({ sql: `measures.${name}`, as: name })),
      ...held.names().map((name) => ({ sql: `held.${name}`, as: name })),
      ...fading.map(({ name }) => ({ sql: `COALESCE(fading_${name}.thousandths, 0)`, as: name })),
    ],
    joins: () =>
      [
        'JOIN measures ON measures.deal = m.deal AND measures.n = m.n',
        'CROSS JOIN held',
        ...fading.map(
          ({ name }) => `LEFT JOIN fading_${name} ON fading_${name}.deal = m.deal AND fading_${name}.n = m.n`,
        ),
      ].join('\n'),
  };
}

/** Expressions, each under a name of its own; the same one is named once. */
class Names {
  readonly #prefix: string;
  readonly #names = new Map<string, string>();
  constructor(prefix: string) {
    this.#prefix = prefix;
  }
  get size(): number {
    return this.#names.size;
  }
  of(sql: string): string {
    const name = this.#names.get(sql) ?? `${this.#prefix}_${this.#names.size + 1}`;
    this.#names.set(sql, name);
    return name;
  }
  names(): string[] {
    return [...this.#names.values()];
  }
  list(none: string): string {
    return [...this.#names].map(([sql, name]) => `\n  ${sql} AS ${name}`).join(',') || none;
  }
}

const normalized = (types: readonly string[]): string[] => [...new Set(types.map(normalize))];

/** Whether touchpoint `t` matches at moment `m`. */
function matches({ types, scope, withinDays }: TouchpointCondition, dialect: Dialect): string {
  const wanted = normalized(types);
  return chain(
    [
      't.happened_at IS NOT NULL',
      ...(scope === 'deal' ? ['t.own'] : []),
      ...(wanted.length > 0 ? [isOneOf('t.type', wanted, dialect)] : []),
      ...(withinDays === undefined ? [] : [`t.happened_at >= m.happened_at - ${number(withinDays * DAY)}`]),
    ],
    'AND',
    'TRUE',
  );
}

function aggregate(measure: Measure, matching: string, { types }: Dialect): string {
  switch (measure) {
    case 'count':
      return `COUNT(CASE WHEN ${matching} THEN 1 END)`;
    case 'days':
      return `COUNT(DISTINCT CASE WHEN ${matching} THEN t.day END)`;
    case 'people':
      return `COUNT(DISTINCT CASE WHEN ${matching} THEN t.who END)`;
    case 'sum':
      return `CAST(COALESCE(SUM(CASE WHEN ${matching} THEN t.thousandths END), 0) AS ${types.integer})`;
  }
}

/** Compares whole numbers; a sum is in thousandths, and so is what it is compared with. */
function compared(column: string, is: Comparison, measure: Measure, dialect: Dialect): string {
  const from = is.op === 'atLeast' ? is.value : is.op === 'between' ? is.low : null;
  const to = is.op === 'atMost' ? is.value : is.op === 'between' ? is.high : null;
  const [least, most] = measure === 'sum' ? [leastThousandths, mostThousandths] : [Math.ceil, Math.floor];
  const ends = [
    ...(from === null ? [] : [`${column} >= ${number(least(from))}`]),
    ...(to === null ? [] : [`${column} <= ${number(most(to))}`]),
  ];
  return chain(ends, 'AND', unknown(dialect));
}

/** The least whole thousandths that are at least a number. */
function leastThousandths(value: number): number {
  const near = toThousandths(value);
  return near / 1000 >= value ? near : near + 1;
}

function mostThousandths(value: number): number {
  const near = toThousandths(value);
  return near / 1000 <= value ? near : near - 1;
}

/** What is left of the points of the latest matching touchpoints, each rounded half away from zero. */
function fadingTable(
  name: string,
  {
    when,
    points,
    times = 1,
    halfLifeDays,
    name: rule,
  }: Rule & { when: TouchpointCondition; halfLifeDays: number },
  dialect: Dialect,
): Table {
  const { integer, double } = dialect.types;
  const whole = toThousandths(points);
  const age = `CAST(m.happened_at - t.happened_at AS ${double}) / ${number(DAY)} / ${number(halfLifeDays)}`;
  return {
    name: `fading_${name}`,
    holds: `what is left of the points of “${rule}”`,
    query: `SELECT deal, n,
  CAST(${whole < 0 ? '-' : ''}SUM(FLOOR(size) + CASE WHEN size - FLOOR(size) >= 0.5 THEN 1 ELSE 0 END) AS ${integer}) AS thousandths
FROM (
  SELECT m.deal, m.n, ${number(Math.abs(whole))} * POWER(0.5e0, ${age}) AS size,
    ROW_NUMBER() OVER (PARTITION BY m.deal, m.n ORDER BY t.happened_at DESC) AS place
  FROM moments AS m JOIN counting AS t ON t.deal = m.deal AND t.happened_at <= m.happened_at
  WHERE ${matches(when, dialect)}
) AS latest
WHERE place <= ${times}
GROUP BY deal, n`,
  };
}
