/** What a scorecard is measured against: logistic regression with a ridge over all rules that it may choose from. */
import type { Ended } from '#shared/engine/evidence/ended.ts';
import type { Questions } from '#shared/engine/evidence/find.ts';
import { probability, solve } from '#shared/engine/scorecard/logistic.ts';
import { featuresOf, ruleOptions } from '#shared/engine/scorecard/rules.ts';

/** The ridge's penalty on each weight: λ / 2 × w², the customary λ = 1. */
const RIDGE = 1;

export function learnRidge(questions: Questions, ended: Ended): { scoreOf(deal: number): number } {
  const features = featuresOf(ruleOptions(questions, ended), questions);
  const present = (deal: number): number[] => [
    0,
    ...features.flatMap(({ values }, i) => (values[deal] === 1 ? [i + 1] : [])),
  ];
  const rows = Array.from(ended.deals, (deal) => ({ present: present(deal), isHit: ended.isWon[deal]! }));
  const weights = new Float64Array(features.length + 1);
  const logOdds = (columns: readonly number[]) => columns.reduce((sum, i) => sum + weights[i]!, 0);
  for (let step = 0; step < 50; step += 1) {
    const gradient = weights.map((w, i) => (i === 0 ? 0 : RIDGE * w));
    const hessian = Array.from(weights, (_, i) => {
      const row = new Float64Array(weights.length);
      row[i] = i === 0 ? 1e-9 : RIDGE;
      return row;
    });
    for (const { present: columns, isHit } of rows) {
      const p = probability(logOdds(columns));
      for (const i of columns) {
        gradient[i]! += p - isHit;
        for (const j of columns) hessian[i]![j]! += p * (1 - p);
      }
    }
    const move = solve(hessian, gradient);
    weights.forEach((w, i) => {
      weights[i] = w - move[i]!;
    });
    if (Math.max(...move.map(Math.abs)) < 1e-8) break;
  }
  return { scoreOf: (deal) => logOdds(present(deal)) };
}
