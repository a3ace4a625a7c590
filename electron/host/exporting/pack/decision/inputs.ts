/**
 * What a rule engine is told of a deal at one moment. Engines look at values, not at histories: touchpoints come
 * as what was counted, texts as they are compared (docs/sql.md), instants as milliseconds. Missing is null.
 */

import { fadedPoints } from '#shared/domain/classify/score.ts';
import type { Moment } from '#shared/domain/criteria/moment.ts';
import { valueAt } from '#shared/domain/criteria/moment.ts';
import { listedSource } from '#shared/domain/criteria/scores.ts';
import { normalize, words } from '#shared/domain/criteria/text.ts';
import {
  isMeasurable,
  matchingTouchpoints,
  measure,
  toThousandths,
} from '#shared/domain/criteria/touchpoints.ts';
import { describeCondition } from '#shared/domain/definition/describe.ts';
import type { Names } from '#shared/domain/definition/names.ts';
import type { Rule, ScoreCondition, TouchpointCondition } from '#shared/domain/definition/schema.ts';
import type { SqlField } from '#shared/domain/sql/tables.ts';

export type InputValue = string | number | boolean | string[] | null;

export interface Input {
  /** Letters, digits and underscores: a name in every engine. */
  name: string;
  /** `texts` is a list of texts. */
  kind: 'text' | 'texts' | 'number' | 'boolean';
  /** What it holds, for the admin. */
  holds: string;
  read(moment: Moment): InputValue;
}

/** The inputs of a decision, each made once, when something first asks for it. */
export class Inputs {
  readonly #byKey = new Map<string, Input>();
  readonly #taken = new Set(['stage', 'score', 'fit', 'engagement', 'intent', 'negative', 'step']);
  readonly #fields: ReadonlyMap<string, SqlField>;
  readonly #names: Names;

  constructor(fields: readonly SqlField[], names: Names) {
    this.#fields = new Map(fields.map((field) => [field.key, field]));
    this.#names = names;
  }

  list(): Input[] {
    return [...this.#byKey.values()];
  }

  field(key: string): SqlField | null {
    return this.#fields.get(key) ?? null;
  }

  /** The value of a field. */
  value(field: SqlField): Input {
    return this.#once(`value ${field.key}`, field.column, (name) => ({
      name,
      kind: field.kind === 'date' ? 'number' : textKind(field, field.kind),
      holds: `${this.#label(field)}${VALUES[field.kind]}${field.holdsLists ? ', as a list of its values' : ''}`,
      read: (moment) => {
        const value = valueAt(moment, field.key);
        if (typeof value === 'string') return null;
        return value.kind === 'text' ? textsAs(field, value.value, normalize) : value.value;
      },
    }));
  }

  /** The words of a text field, between spaces. */
  words(field: SqlField): Input {
    return this.#once(`words ${field.key}`, `${field.column}_words`, (name) => ({
      name,
      kind: textKind(field, 'text'),
      holds: `the words (runs of letters and digits) of ${this.#label(field)}, in lower case and without accents, each between single spaces, with a space before the first and after the last${field.holdsLists ? '; a list of one such text for each of its values' : ''}`,
      read: (moment) => {
        const value = valueAt(moment, field.key);
        if (typeof value === 'string' || value.kind !== 'text') return null;
        return textsAs(field, value.value, (text) => ` ${words(text).join(' ')} `);
      },
    }));
  }

  /** What a touchpoint condition measures; null where that is unknown. */
  touchpoints(condition: TouchpointCondition): Input {
    const { is: _, ...measured } = condition;
    return this.#once(`touchpoints ${JSON.stringify(measured)}`, 'measured_touchpoints', (name) => ({
      name,
      kind: 'number',
      holds: `what is measured in “${describeCondition(condition, this.#names)}”: ${MEASURES[condition.measure]}; null where nothing of the kind is recorded at all${condition.scope === 'account' ? ', or the deal has no account' : ''}`,
      read: (moment) =>
        !isMeasurable(condition, moment) || (condition.scope === 'account' && moment.account === null)
          ? null
          : measure(condition.measure, matchingTouchpoints(condition, moment), moment.context.timeZone),
    }));
  }

  /** How many touchpoints a rule counts; 0 where there are none. */
  matching(when: TouchpointCondition): Input {
    const { is: _, ...measured } = { ...when, measure: 'count' as const };
    return this.#once(`matching ${JSON.stringify(measured)}`, 'matching_touchpoints', (name) => ({
      name,
      kind: 'number',
      holds: `the number of touchpoints that match “${describeCondition(when, this.#names)}”, 0 without any`,
      read: (moment) => matchingTouchpoints(when, moment).length,
    }));
  }

  /** What is left of the points of a rule that fades. */
  faded(rule: Rule & { when: TouchpointCondition; halfLifeDays: number }): Input {
    const { when, points, times = 1, halfLifeDays } = rule;
    return this.#once(`faded ${rule.id}`, 'faded_points', (name) => ({
      name,
      kind: 'number',
      holds: `what is left of the points of “${rule.name}”: the sum of ${points} × 0.5^(age in days ÷ ${halfLifeDays}) over the latest ${times === 1 ? 'matching touchpoint' : `${times} matching touchpoints`}, each rounded to the nearest thousandth, halves away from zero`,
      read: (moment) =>
        matchingTouchpoints(when, moment)
          .slice(-times)
          .reduce(
            (sum, { at }) => sum + fadedPoints(toThousandths(points), moment.at - at, halfLifeDays),
            0,
          ) / 1000,
    }));
  }

  /** The deal's source as a score condition lists it. */
  source(condition: ScoreCondition): Input {
    const listed = Object.keys(condition.bySource ?? {});
    return this.#once(`source ${JSON.stringify(listed)}`, 'listed_source', (name) => ({
      name,
      kind: 'text',
      holds: `the deal’s source where it is one of ${listed.join(', ')} (of several, the first that is), in lower case and without accents; else null`,
      read: (moment) => {
        const source = listedSource(condition, moment);
        return source === null ? null : normalize(source);
      },
    }));
  }

  #label(field: SqlField): string {
    return `“${this.#names.fields.get(field.key) ?? field.key}”`;
  }

  #once(key: string, wanted: string, make: (name: string) => Input): Input {
    const known = this.#byKey.get(key);
    if (known) return known;
    const input = make(this.#nameFor(wanted));
    this.#byKey.set(key, input);
    return input;
  }

  #nameFor(wanted: string): string {
    const slug = wanted.replace(/[^a-z0-9_]+/g, '_').replace(/^[^a-z]+/, '') || 'field';
    // One word alone could be one of an engine's language (`in`, `then`); the numbered ones are decisions' names.
    const base = slug.includes('_') && !/_\d+$/.test(slug) ? slug : `lead_${slug}`;
    let name = base;
    for (let n = 2; this.#taken.has(name); n += 1) name = `${base}_${n}`;
    this.#taken.add(name);
    return name;
  }
}

const VALUES: Record<SqlField['kind'], string> = {
  text: ', in lower case, without accents, runs of white space as one space',
  number: '',
  date: ', in milliseconds since 1970 (UTC); a day is its start',
  boolean: ', yes or no',
};

const MEASURES: Record<TouchpointCondition['measure'], string> = {
  count: 'their number',
  days: 'the number of different days they fall on',
  people: 'the number of different people they are by',
  sum: 'the sum of their values, each rounded to thousandths',
};

const textKind = <K extends Input['kind']>(field: SqlField, kind: K | 'text'): K | 'text' | 'texts' =>
  kind === 'text' && field.holdsLists ? 'texts' : kind;

function textsAs(
  field: SqlField,
  value: string | readonly string[],
  read: (text: string) => string,
): string | string[] {
  const texts = typeof value === 'string' ? [value] : value;
  return field.holdsLists ? texts.map(read) : read(texts[0] ?? '');
}
