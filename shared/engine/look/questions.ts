/**
 * What a definition asks of a deal, apart from scores: which rules a field answers by itself, and what of each
 * field the rest (rules over several fields, transitions) has to know.
 */
import type {
  Condition,
  Criterion,
  Definition,
  Rule,
  ScoreCondition,
} from '../../domain/definition/schema.ts';
import { forEachCondition, isCombination } from '../../domain/definition/walk.ts';
import { fieldByRole } from '../../domain/sample/sample.ts';
import { isScoreLook, looksAtScore, type ScoreLook, withStandIns } from '../criteria/criteria.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { rulesOf } from '../score/scorer.ts';

/** By source, the comparison that holds for its deals. */
export type SourceThresholds = NonNullable<ScoreCondition['bySource']>;

/** What a field has to answer. */
export interface FieldQuestions {
  /** Rules that are about this field alone, by their index. */
  rules: { rule: number; when: Criterion }[];
  /** Conditions of rules over several fields, and of transitions. */
  conditions: Condition[];
  /** Thresholds that differ by the value of this field. */
  thresholds: SourceThresholds[];
  /** Equal for equal questions of the same field. */
  key: string;
}

export interface Questions {
  rules: Rule[];
  /** The transitions' criteria with stand-ins in place. */
  ways: Criterion[];
  /** Their largest parts that look at no score. */
  parts: Criterion[];
  /** Indexes of the rules that no field answers by itself. */
  crossing: number[];
  fields: Map<string, FieldQuestions>;
  /** Equal for definitions that ask the same, whatever points they give and compare with. */
  key: string;
}

/** Sorts what a definition asks by the fields that answer it. */
export function questionsOf(definition: Definition, { sample }: PreparedSample): Questions {
  const fields = new Map<string, FieldQuestions>();
  const of = (key: string): FieldQuestions => {
    const known = fields.get(key) ?? { rules: [], conditions: [], thresholds: [], key: '' };
    fields.set(key, known);
    return known;
  };
  const ask = (criterion: Criterion): void => {
    forEachCondition(criterion, (condition) => {
      if (condition.kind === 'field' && sample.columns.has(condition.field))
        of(condition.field).conditions.push(condition);
    });
  };
  const rules = rulesOf(definition);
  const ways = definition.transitions.map(({ when }) => withStandIns(when, definition.checklist));
  const crossing: number[] = [];
  rules.forEach(({ when }, rule) => {
    const field = onlyField(when);
    if (field !== undefined && sample.columns.has(field)) of(field).rules.push({ rule, when });
    else {
      crossing.push(rule);
      ask(when);
    }
  });
  ways.forEach(ask);
  const source = fieldByRole(sample, 'source');
  for (const look of looksOf(ways)) {
    if (source && look.kind === 'score' && look.bySource) of(source.key).thresholds.push(look.bySource);
  }
  // Of thresholds it matters here which sources have their own, not what they are.
  for (const [key, asked] of fields) {
    asked.key = JSON.stringify([key, asked.rules, asked.conditions, asked.thresholds.map(Object.keys)]);
  }
  const parts = ways.flatMap(partsOf);
  return {
    rules,
    ways,
    parts,
    crossing,
    fields,
    key: [
      ...Array.from(fields.values(), (asked) => asked.key),
      JSON.stringify([crossing.map((rule) => rules[rule]!.when), parts]),
    ].join(),
  };
}

/** The largest parts of a criterion that look at no score. */
function partsOf(criterion: Criterion): Criterion[] {
  if (!looksAtScore(criterion)) return [criterion];
  return isCombination(criterion) ? criterion.of.flatMap(partsOf) : [];
}

/** The field that all conditions of a criterion are about. */
function onlyField(criterion: Criterion): string | undefined {
  let first: string | undefined;
  let isOnly = true;
  forEachCondition(criterion, (condition) => {
    const field = condition.kind === 'field' ? condition.field : undefined;
    first ??= field;
    isOnly &&= field !== undefined && field === first;
  });
  return isOnly ? first : undefined;
}

/** The transitions' comparisons with scores. */
export function looksOf(ways: readonly Criterion[]): ScoreLook[] {
  const looks: ScoreLook[] = [];
  for (const way of ways) {
    forEachCondition(way, (condition) => {
      if (isScoreLook(condition)) looks.push(condition);
    });
  }
  return looks;
}
