/** The rules that a card may be made of: what was known in time, the most telling first. */

import { containsWords } from '../../domain/criteria/text.ts';
import type { FieldCondition } from '../../domain/definition/schema.ts';
import type { Share } from '../../domain/statistics/share.ts';
import { TRUE } from '../criteria/field-conditions.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { type Against, compare, share } from '../evidence/compare.ts';
import { type Ended, type Tally, tally } from '../evidence/ended.ts';
import { type Finding, findings, type Questions } from '../evidence/find.ts';
import type { Feature, Table } from './choose.ts';

export interface RuleOption {
  candidate: Candidate;
  won: Share;
  against: Against;
}

/** At most so many rules are chosen from. */
export const MOST_OPTIONS = 60;
/** Values that alone say at least so much are also offered together, as `is any of`. */
const GROUPED = 0.2;

/** The rules to choose from, by the deals given alone. */
export function ruleOptions(questions: Questions, ended: Ended): RuleOption[] {
  const usable = findings(questions, ended).filter(isUsable).map(optionOf);
  return [...usable, ...groups(usable, questions, ended)]
    .filter(({ candidate, against }) => candidate.condition.kind === 'field' || against.weight > 0)
    .sort((a, b) => a.against.p - b.against.p || Math.abs(b.against.weight) - Math.abs(a.against.weight))
    .slice(0, MOST_OPTIONS);
}

/** Known before sales takes over, and such that a deal comes to it rather than begins with it. */
function isUsable({ candidate, tally: { won, others } }: Finding): boolean {
  const { hindsight, known, firstDays, condition } = candidate;
  if (hindsight !== null || known === 'dated' || known === 'end' || firstDays !== null) return false;
  return won > 0 && others > 0 && (condition.kind === 'field' || condition.is.op === 'atLeast');
}

const optionOf = ({ candidate, tally: counts }: { candidate: Candidate; tally: Tally }): RuleOption => ({
  candidate,
  won: share(counts.wonHits, counts.won),
  against: compare(counts, candidate),
});

/**
 * Values of a field together, as `is any of`: those that speak for winning, those that speak against it, and of
 * either the strongest alone. The best halves of a list of values are among the beginnings of the list by strength
 * (L. Breiman et al., Classification and Regression Trees, 1984, theorem 4.5), so only these are offered.
 */
function groups(options: readonly RuleOption[], { truth }: Questions, ended: Ended): RuleOption[] {
  const byGroup = new Map<string, RuleOption[]>();
  for (const option of options) {
    const { kind, family } = option.candidate;
    if (option.against.p > GROUPED || !['value', 'word', 'domain'].includes(kind)) continue;
    const key = `${family} ${kind} ${option.against.weight > 0}`;
    byGroup.set(key, [...(byGroup.get(key) ?? []), option]);
  }
  return [...byGroup.values()].flatMap((members): RuleOption[] => {
    members.sort((a, b) => Math.abs(b.against.weight) - Math.abs(a.against.weight));
    const sizes = new Set([members.length, Math.ceil(members.length / 2), Math.ceil(members.length / 4)]);
    return [...sizes].flatMap((size): RuleOption[] => {
      const condition = together(
        members.slice(0, size).map(({ candidate }) => candidate.condition as FieldCondition),
      );
      if (!condition) return [];
      const candidate = { ...members[0]!.candidate, condition };
      return [optionOf({ candidate, tally: tally(truth.of(candidate), ended) })];
    });
  });
}

/** One condition for any of several; null where one of them covers the rest. */
function together(conditions: readonly FieldCondition[]): FieldCondition | null {
  const [first] = conditions;
  const values = conditions.flatMap((condition) =>
    condition.op === 'is'
      ? [String(condition.value)]
      : condition.op === 'containsAnyOf'
        ? condition.values
        : [],
  );
  if (first?.op === 'is') {
    return values.length > 1 ? { kind: 'field', field: first.field, op: 'isAnyOf', values } : null;
  }
  if (first?.op !== 'containsAnyOf') return null;
  const widest = values.filter(
    (value) => !values.some((other) => other !== value && containsWords(value, other)),
  );
  return widest.length > 1 ? { ...first, values: widest } : null;
}

/** Whether each option is true of each deal of the sample; unknown gives no points, as in a score. */
export const featuresOf = (options: readonly RuleOption[], { truth }: Questions): Feature[] =>
  options.map(({ candidate, against }) => ({
    values: truth.of(candidate).map((value) => (value === TRUE ? 1 : 0)),
    sign: against.weight > 0 ? 1 : -1,
  }));

/** The features of the deals given. */
export const tableOf = (features: readonly Feature[], { deals, isWon }: Ended): Table => ({
  isHit: Uint8Array.from(deals, (deal) => isWon[deal]!),
  features: features.map(({ values, sign }) => ({
    values: Uint8Array.from(deals, (deal) => values[deal]!),
    sign,
  })),
});
