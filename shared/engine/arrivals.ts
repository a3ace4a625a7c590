/** When deals would have come to a stage, and how that compares with when they really did. */
import { normalize } from '../domain/criteria/text.ts';
import { DAY } from '../domain/sample/calendar.ts';
import { hasBit, OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import type { Simulation } from './simulation.ts';

/** How many days earlier than in reality a definition would have put won deals at a stage. */
export interface LeadTime {
  /** Negative where it would have been later. */
  medianDays: number;
  /** Won deals that reach the stage and have a date to compare with. */
  deals: number;
  /** Of these, those with a date of their own for the stage; the others are compared with their closing. */
  withStageDate: number;
}

/** For each deal, when it came to the stage or past it; NaN where it never did. */
export function arrivals({ deals, reached, reachedAt }: Simulation, stage: number): Float64Array {
  const result = new Float64Array(deals).fill(Number.NaN);
  for (let deal = 0; deal < deals; deal += 1) {
    for (let at = stage; at <= reached[deal]!; at += 1) {
      const moment = reachedAt[at * deals + deal]!;
      if (!(result[deal]! <= moment) && !Number.isNaN(moment)) result[deal] = moment;
    }
  }
  return result;
}

/** The lead time of won deals, given when they came to the stage of this name; null where none can be compared. */
export function leadTime(sample: Sample, arrived: Float64Array, stageName: string): LeadTime | null {
  const wanted = normalize(stageName);
  const field = sample.fields.find(
    ({ role, stage }) => role === 'stageDate' && stage !== null && normalize(stage) === wanted,
  );
  const column = field && sample.columns.get(field.key);
  const dates = column?.kind === 'date' ? column : undefined;
  const days: number[] = [];
  let withStageDate = 0;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (OUTCOMES[sample.outcome[deal]!] !== 'won' || Number.isNaN(arrived[deal]!)) continue;
    const hasStageDate = dates !== undefined && !hasBit(dates.missing, deal);
    const really = hasStageDate ? dates.values[deal]! : sample.closedAt[deal]!;
    if (Number.isNaN(really)) continue;
    if (hasStageDate) withStageDate += 1;
    days.push((really - arrived[deal]!) / DAY);
  }
  return days.length === 0 ? null : { medianDays: median(days), deals: days.length, withStageDate };
}

/** The middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
