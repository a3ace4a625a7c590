/** Where two criteria differ, as near to the difference as their shapes allow. */
import { canonicalJson } from './canonical.ts';
import type {
  Comparison,
  Condition,
  Criterion,
  Definition,
  FieldCondition,
  ScoreCondition,
} from './schema.ts';
import { isCombination } from './walk.ts';

export interface CriterionChange {
  /** null where the part is new. */
  before: Criterion | null;
  /** null where the part is gone. */
  after: Criterion | null;
}

/** Pairs of parts that differ; `definitions` are those to which the criteria belong. */
export function criterionChanges(
  before: Criterion,
  after: Criterion,
  definitions: { before: Definition; after: Definition },
): CriterionChange[] {
  const text = {
    before: (criterion: Criterion) => canonicalJson(byName(criterion, definitions.before)),
    after: (criterion: Criterion) => canonicalJson(byName(criterion, definitions.after)),
  };
  const compare = (a: Criterion, b: Criterion): CriterionChange[] => {
    if (text.before(a) === text.after(b)) return [];
    if (!isCombination(a) || !isCombination(b) || !sameGroup(a, b)) return [{ before: a, after: b }];
    if (a.of.length === b.of.length) return a.of.flatMap((part, i) => compare(part, b.of[i]!));
    const left = b.of.map((part) => ({ part, text: text.after(part) }));
    const gone = a.of.filter((part) => {
      const same = left.findIndex((candidate) => candidate.text === text.before(part));
      if (same >= 0) left.splice(same, 1);
      return same < 0;
    });
    return [
      ...gone.map((part) => ({ before: part, after: null })),
      ...left.map(({ part }) => ({ before: null, after: part })),
    ];
  };
  return compare(before, after);
}

const sameGroup = (a: Criterion, b: Criterion): boolean =>
  a.kind === b.kind && !(a.kind === 'atLeast' && b.kind === 'atLeast' && a.count !== b.count);

/** The criterion with names in place of ids, which two definitions may have chosen differently. */
function byName(criterion: Criterion, definition: Definition): Criterion {
  if (isCombination(criterion)) {
    return { ...criterion, of: criterion.of.map((part) => byName(part, definition)) };
  }
  return conditionByName(criterion, definition);
}

function conditionByName(condition: Condition, { scoring, checklist }: Definition): Condition {
  const name = (parts: readonly { id: string; name: string }[], id: string) =>
    parts.find((part) => part.id === id)?.name ?? id;
  if (condition.kind === 'scoreBand') return { ...condition, band: name(scoring.bands, condition.band) };
  if (condition.kind === 'checklist') return { ...condition, item: name(checklist, condition.item) };
  return condition;
}

export interface ThresholdChange {
  /** null for the threshold of all sources without one of their own. */
  source: string | null;
  before: number | null;
  after: number | null;
}

/** Where two score conditions differ in their `at least` thresholds alone: which, and by how much. Else null. */
export function thresholdChanges({ before, after }: CriterionChange): ThresholdChange[] | null {
  if (before?.kind !== 'score' || after?.kind !== 'score' || before.of !== after.of) return null;
  const old = thresholds(before);
  const now = thresholds(after);
  if (old === null || now === null) return null;
  const sources = new Set([...old.keys(), ...now.keys()]);
  return [...sources].flatMap((source) => {
    const change = { source, before: old.get(source) ?? null, after: now.get(source) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function thresholds({ is, bySource }: ScoreCondition): Map<string | null, number> | null {
  const all: [string | null, Comparison][] = [[null, is], ...Object.entries(bySource ?? {})];
  const values = new Map<string | null, number>();
  for (const [source, comparison] of all) {
    if (comparison.op !== 'atLeast') return null;
    values.set(source, comparison.value);
  }
  return values;
}

export interface ValuesChange {
  condition: FieldCondition;
  added: (string | number | boolean)[];
  removed: (string | number | boolean)[];
}

/** Longer lists are told apart by what came and went, as nobody would find it in two long sentences. */
const LONG_LIST = 6;

/** Where two conditions differ in a long list of values alone: which came and went. Else null. */
export function valuesChange({ before, after }: CriterionChange): ValuesChange | null {
  if (before?.kind !== 'field' || after?.kind !== 'field') return null;
  if (!('values' in before) || !('values' in after)) return null;
  const { values: old, ...oldRest } = before;
  const { values: now, ...nowRest } = after;
  if (canonicalJson(oldRest) !== canonicalJson(nowRest)) return null;
  if (Math.max(old.length, now.length) <= LONG_LIST) return null;
  const [had, has] = [new Set<unknown>(old), new Set<unknown>(now)];
  return {
    condition: after,
    added: now.filter((value) => !had.has(value)),
    removed: old.filter((value) => !has.has(value)),
  };
}
