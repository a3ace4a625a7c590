/** What the costs of mistakes say, in words. */
import type { CostSide } from '#shared/contract/deciding.ts';
import type { Settlement } from '#shared/domain/agreement/mistake-costs.ts';
import { decimal } from '../../ui/numbers.ts';

export const ratioWords = (ratio: number): string =>
  Number.isFinite(ratio)
    ? `one missed win is worth ${decimal(ratio)} junk ${ratio === 1 ? 'lead' : 'leads'}`
    : 'junk leads cost nothing';

export function costFinding(
  names: readonly string[],
  answered: readonly CostSide[],
  settled: Settlement | null,
): string {
  if (!settled) {
    if (answered.length === 0) return 'What does a mistake cost you?';
    return answered[0] === 'marketing'
      ? 'Marketing has answered, now sales'
      : 'Sales has answered, now marketing';
  }
  const [marketing, sales] = settled.choices.map((choice) => names[choice]!);
  if (settled.extra.every((extra) => extra.every((more) => more === 0))) {
    return 'By both sides’ costs, these are all as good as one another';
  }
  if (settled.alike) return `By both sides’ costs, ${marketing} is the best of these`;
  return `Marketing’s costs speak for ${marketing}, sales’ for ${sales}`;
}
