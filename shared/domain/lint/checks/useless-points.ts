import type { Definition, PointLimits, Rule, Scoring } from '../../definition/schema.ts';
import { describePoints } from '../../definition/wording.ts';
import type { Check, Finding } from '../finding.ts';
import { quoted } from '../words.ts';

/** What limits a rule's points, from the inside out. */
const limitsOn = (rule: Rule, scoring: Scoring): { name: string; limits: PointLimits }[] => {
  const group = scoring.groups.find(({ id }) => id === rule.group);
  return [
    { name: 'the rule itself', limits: rule },
    ...(group ? [{ name: `the group ${quoted(group.name)}`, limits: group }] : []),
    { name: rule.category, limits: scoring.categories[rule.category] ?? {} },
    { name: 'the total', limits: scoring.total },
  ];
};

/** Points that a cap or a floor makes useless: a single rule gives more than what holds it allows. */
export const uselessPoints: Check = ({ scoring }) =>
  scoring.rules.flatMap((rule): Finding[] => {
    const limited = limitsOn(rule, scoring).map(({ name, limits: { cap, floor } }) => ({
      name,
      limit: rule.points > 0 ? cap : floor,
    }));
    // A total that stops at 0 keeps negative points useful: they weigh against others.
    const useless = limited.find(
      ({ name, limit }) =>
        limit !== undefined &&
        (rule.points > 0 ? limit < rule.points : name !== 'the total' && limit > rule.points),
    );
    if (!useless) return [];
    const limit = useless.limit!;
    return [
      {
        id: `useless-points ${rule.id}`,
        what: `${quoted(rule.name)} gives ${describePoints(rule.points)}, but ${useless.name} stops at ${describePoints(limit)}.`,
        why: 'Points above a limit look like weight and have none.',
        at: { kind: 'rule', id: rule.id },
        ...(limit !== 0 && {
          fix: { label: `Give it ${describePoints(limit)}`, apply: (now) => withPoints(now, rule.id, limit) },
        }),
      },
    ];
  });

const withPoints = (definition: Definition, id: string, points: number): Definition => ({
  ...definition,
  scoring: {
    ...definition.scoring,
    rules: definition.scoring.rules.map((rule) => (rule.id === id ? { ...rule, points } : rule)),
  },
});
