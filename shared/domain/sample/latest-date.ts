import type { Instant, Sample } from './sample.ts';

/** The latest of all creation dates, touchpoints and closings; 0 in a sample without any. */
export function latestDate({
  createdAt,
  closedAt,
  touchpoints,
}: Pick<Sample, 'createdAt' | 'closedAt' | 'touchpoints'>): Instant {
  let latest = Number.NEGATIVE_INFINITY;
  for (const dates of [createdAt, closedAt, touchpoints.at]) {
    for (const date of dates) if (date > latest) latest = date;
  }
  return Number.isFinite(latest) ? latest : 0;
}
