/** When deals would have come to a stage, and how that compares with when they really did. */
import { normalize } from '../domain/criteria/text.ts';
import { DAY } from '../domain/sample/calendar.ts';
import { type DateColumn, hasBit, OUTCOMES, type Sample } from '../domain/sample/sample.ts';
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

/** How many deals came to a stage or past it, and how early. */
export interface Pace {
  came: number;
  /** Null where no won deal can be compared. */
  leadTime: LeadTime | null;
}

/** Of each stage, in one go over the deals. A stage's real dates are those of the field that has its name. */
export function pacesOf(sample: Sample, simulation: Simulation, stageNames: readonly string[]): Pace[] {
  const { deals, outcome, closedAt } = sample;
  const { reached, reachedAt } = simulation;
  const stages = stageNames.map((name) => ({
    dates: datesOf(sample, name),
    days: [] as number[],
    came: 0,
    dated: 0,
  }));
  for (let deal = 0; deal < deals; deal += 1) {
    const isWon = outcome[deal] === WON;
    let arrived = Number.NaN;
    for (let at = reached[deal]!; at >= 0; at -= 1) {
      const moment = reachedAt[at * deals + deal]!;
      if (!(arrived <= moment) && !Number.isNaN(moment)) arrived = moment;
      if (Number.isNaN(arrived)) continue;
      const stage = stages[at]!;
      stage.came += 1;
      if (!isWon) continue;
      const { dates } = stage;
      const hasDate = dates !== undefined && !hasBit(dates.missing, deal);
      const really = hasDate ? dates.values[deal]! : closedAt[deal]!;
      if (Number.isNaN(really)) continue;
      if (hasDate) stage.dated += 1;
      stage.days.push((really - arrived) / DAY);
    }
  }
  return stages.map(({ days, came, dated }) => ({
    came,
    leadTime:
      days.length === 0 ? null : { medianDays: median(days), deals: days.length, withStageDate: dated },
  }));
}

const WON = OUTCOMES.indexOf('won');

function datesOf(sample: Sample, stageName: string): DateColumn | undefined {
  const wanted = normalize(stageName);
  const field = sample.fields.find(
    ({ role, stage }) => role === 'stageDate' && stage !== null && normalize(stage) === wanted,
  );
  const column = field && sample.columns.get(field.key);
  return column?.kind === 'date' ? column : undefined;
}

/** The middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
