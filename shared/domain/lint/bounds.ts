/** The lowest and highest score that a model can give at all, whatever the deal. */
import type { Category, PointLimits, Scoring } from '../definition/schema.ts';
import { CATEGORIES } from '../definition/vocabulary.ts';

/** In points. */
export interface Bounds {
  low: number;
  high: number;
}

const clamp = ({ cap, floor }: PointLimits, { low, high }: Bounds): Bounds => {
  const limit = (n: number) =>
    Math.max(floor ?? Number.NEGATIVE_INFINITY, Math.min(cap ?? Number.POSITIVE_INFINITY, n));
  return { low: limit(low), high: limit(high) };
};

const add = (all: readonly Bounds[]): Bounds => ({
  low: all.reduce((sum, { low }) => sum + low, 0),
  high: all.reduce((sum, { high }) => sum + high, 0),
});

/** Of the total and of each category, with all limits applied from the inside out. */
export function scoreBounds(scoring: Scoring): Record<Category | 'total', Bounds> {
  const ruleBounds = (isIn: (rule: Scoring['rules'][number]) => boolean): Bounds[] =>
    scoring.rules.filter(isIn).map((rule) => {
      const most = rule.points * (rule.times ?? 1);
      return clamp(rule, { low: Math.min(0, most), high: Math.max(0, most) });
    });
  const categoryBounds = (category: Category): Bounds => {
    const groups = scoring.groups
      .filter((group) => group.category === category)
      .map((group) => clamp(group, add(ruleBounds((rule) => rule.group === group.id))));
    const alone = ruleBounds((rule) => rule.category === category && rule.group === undefined);
    return clamp(scoring.categories[category] ?? {}, add([...groups, ...alone]));
  };
  const [fit, engagement, intent, negative] = CATEGORIES.map(categoryBounds) as [
    Bounds,
    Bounds,
    Bounds,
    Bounds,
  ];
  const total = clamp(scoring.total, add([fit, engagement, intent, negative]));
  return { fit, engagement, intent, negative, total };
}
