/** From the engine's units to those of the contract. */
import type { ScoreRange } from '#shared/domain/classify/result.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';

/** Points from whole thousandths. */
export const inPoints = (thousandths: number): number => thousandths / 1000;

export const rangeInPoints = ({ low, high }: ScoreRange): ScoreRange => ({
  low: inPoints(low),
  high: inPoints(high),
});

/** ISO 8601, in UTC. */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** As `iso`; null for NaN, by which the sample's columns mean a missing instant. */
export const isoOrNull = (at: Instant): string | null => (Number.isNaN(at) ? null : iso(at));
