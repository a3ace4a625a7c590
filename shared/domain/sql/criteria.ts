/** Criteria as SQL, in which NULL is unknown: SQL's AND, OR and NOT follow Kleene's logic as criteria do. */
import type { Condition, Criterion, Definition } from '../definition/schema.ts';
import { isCombination } from '../definition/walk.ts';
import { type FieldScope, fieldSql } from './fields.ts';
import { type ScoreReading, scoreSql } from './scores.ts';
import type { Measures } from './touchpoints.ts';
import { type Column, chain, unknown } from './write.ts';

export interface CriterionScope extends FieldScope {
  definition: Definition;
  measures: Measures;
}

/**
 * Criteria of one stage of the query. What `atLeast` counts would have to be written twice; nested, again and
 * again. So each becomes a column, in a layer above those that it looks at.
 */
export class Criteria {
  /** Columns to add, layer by layer, before the criteria can be read. */
  readonly layers: Column[][] = [];
  readonly #scope: CriterionScope;
  readonly #prefix: string;
  readonly #named = new Map<string, string>();

  constructor(prefix: string, scope: CriterionScope) {
    this.#prefix = prefix;
    this.#scope = scope;
  }

  /**
   * The value of a criterion.
   * @param reading `firm`: an uncertain comparison with a score is taken as unknown
   */
  sql(criterion: Criterion, reading: ScoreReading = 'value'): string {
    return this.#write(criterion, reading).sql;
  }

  #write(criterion: Criterion, reading: ScoreReading): { sql: string; layer: number } {
    if (!isCombination(criterion)) return { sql: this.#condition(criterion, reading), layer: 0 };
    const written = criterion.of.map((part) => this.#write(part, reading));
    const parts = written.map(({ sql }) => sql);
    const layer = Math.max(0, ...written.map((part) => part.layer));
    switch (criterion.kind) {
      case 'all':
        return { sql: chain(parts, 'AND', 'TRUE'), layer };
      case 'any':
        return { sql: chain(parts, 'OR', 'FALSE'), layer };
      case 'none':
        return { sql: `NOT (${chain(parts, 'OR', 'FALSE')})`, layer };
      case 'atLeast': {
        const count = (each: (part: string) => string) => chain(parts.map(each), '+', '0');
        const trueOnes = count((part) => `CASE WHEN ${part} THEN 1 ELSE 0 END`);
        const notFalse = count((part) => `CASE WHEN NOT (${part}) THEN 0 ELSE 1 END`);
        const sql = `CASE WHEN ${trueOnes} >= ${criterion.count} THEN TRUE WHEN ${notFalse} < ${criterion.count} THEN FALSE END`;
        return { sql: this.#column(sql, layer), layer: layer + 1 };
      }
    }
  }

  #column(sql: string, layer: number): string {
    const known = this.#named.get(sql);
    if (known !== undefined) return known;
    const as = `${this.#prefix}_${this.#named.size + 1}`;
    this.#named.set(sql, as);
    this.layers[layer] ??= [];
    this.layers[layer].push({ as, sql });
    return as;
  }

  #condition(condition: Condition, reading: ScoreReading): string {
    const { definition, measures, dialect } = this.#scope;
    switch (condition.kind) {
      case 'field':
        return fieldSql(condition, this.#scope);
      case 'touchpoints':
        return measures.condition(condition);
      case 'score':
      case 'scoreBand':
        return scoreSql(condition, reading, definition.scoring.bands, this.#scope);
      case 'checklist': {
        const standIn = definition.checklist.find(({ id }) => id === condition.item)?.standIn;
        return standIn ? fieldSql(standIn, this.#scope) : unknown(dialect);
      }
    }
  }
}
