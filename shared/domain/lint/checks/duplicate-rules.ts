import { canonicalJson } from '../../definition/canonical.ts';
import type { Definition, Rule } from '../../definition/schema.ts';
import type { Check, Finding, Fix } from '../finding.ts';
import { quoted } from '../words.ts';

/** Two rules that ask the same. */
export const duplicateRules: Check = ({ scoring: { rules } }) => {
  const seen = new Map<string, Rule>();
  return rules.flatMap((rule): Finding[] => {
    const key = canonicalJson(rule.when);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, rule);
      return [];
    }
    return [
      {
        id: `duplicate-rule ${first.id} ${rule.id}`,
        what: `${quoted(first.name)} and ${quoted(rule.name)} ask the same.`,
        why: 'Together they count twice for one thing, and whoever changes one of them forgets the other.',
        at: { kind: 'rule', id: rule.id },
        fix: mergeOf(first, rule),
      },
    ];
  });
};

const isPlain = (rule: Rule): boolean =>
  rule.times === undefined &&
  rule.halfLifeDays === undefined &&
  rule.cap === undefined &&
  rule.floor === undefined;

/** One rule with the points of both; only where every score stays as it is. */
function mergeOf(first: Rule, second: Rule): Fix | undefined {
  const alike = first.category === second.category && first.group === second.group;
  if (!alike || !isPlain(first) || !isPlain(second)) return undefined;
  const points = Math.round((first.points + second.points) * 1000) / 1000;
  return {
    label: `Make one rule of them, with ${points} points`,
    apply: (definition): Definition => ({
      ...definition,
      scoring: {
        ...definition.scoring,
        rules: definition.scoring.rules
          .filter(({ id }) => id !== second.id)
          .map((rule) => (rule.id === first.id ? { ...rule, points } : rule)),
      },
    }),
  };
}
