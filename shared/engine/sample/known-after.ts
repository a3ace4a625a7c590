/** How long after a deal began a field was known, where a date says so. */
import { DAY } from '../../domain/sample/calendar.ts';
import { beginOf } from '../../domain/sample/deal-ends.ts';
import type { Field, Sample } from '../../domain/sample/sample.ts';
import { quantile } from '../../domain/statistics/quantile.ts';

/** The median in days over the deals with such a date and a beginning; null where the field has no dates. */
export function knownAfterDays(sample: Sample, { key, known }: Pick<Field, 'key' | 'known'>): number | null {
  const knownAt = known === 'dated' ? sample.columns.get(key)?.knownAt : undefined;
  if (!knownAt) return null;
  const days: number[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const after = (knownAt[deal]! - beginOf(sample, deal)) / DAY;
    if (!Number.isNaN(after)) days.push(Math.max(0, after));
  }
  return quantile(days, 0.5);
}
