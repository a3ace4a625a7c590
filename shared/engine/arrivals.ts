/** When deals would have come to a stage, and how that compares with when they really did. */
import { normalize } from '../domain/criteria/text.ts';
import { DAY } from '../domain/sample/calendar.ts';
import { type DateColumn, hasBit, OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import { median } from '../domain/statistics/median.ts';
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
export function arrivals(simulation: Simulation, stage: number): Float64Array {
  const arrived = new Float64Array(simulation.deals).fill(Number.NaN);
  for (let at = stagesOf(simulation) - 1; at >= stage; at -= 1) arriveAt(at, simulation, arrived);
  return arrived;
}

const stagesOf = ({ reachedAt, deals }: Simulation): number => (deals === 0 ? 0 : reachedAt.length / deals);

/** When deals came to the stage or past it, from when they came past it. */
function arriveAt(stage: number, { deals, reachedAt }: Simulation, arrived: Float64Array): void {
  const entered = reachedAt.subarray(stage * deals, (stage + 1) * deals);
  for (let deal = 0; deal < deals; deal += 1) {
    const moment = entered[deal]!;
    if (!(arrived[deal]! <= moment) && !Number.isNaN(moment)) arrived[deal] = moment;
  }
}

/** How many deals came to a stage or past it, and how early. */
export interface Pace {
  came: number;
  /** Null where no won deal can be compared. */
  leadTime: LeadTime | null;
}

/** Of each stage. A stage's real dates are those of the field that has its name. */
export function pacesOf(sample: Sample, simulation: Simulation, stageNames: readonly string[]): Pace[] {
  const arrived = new Float64Array(sample.deals).fill(Number.NaN);
  const days = new Float64Array(sample.deals);
  const paces: Pace[] = [];
  for (let stage = stageNames.length - 1; stage >= 0; stage -= 1) {
    arriveAt(stage, simulation, arrived);
    paces.unshift(paceOf(sample, datesOf(sample, stageNames[stage]!), arrived, days));
  }
  return paces;
}

/** @param days room for a number for each deal */
function paceOf(
  { deals, outcome, closedAt }: Sample,
  dates: DateColumn | undefined,
  arrived: Float64Array,
  days: Float64Array,
): Pace {
  let came = 0;
  let compared = 0;
  let dated = 0;
  for (let deal = 0; deal < deals; deal += 1) {
    if (Number.isNaN(arrived[deal]!)) continue;
    came += 1;
    if (outcome[deal] !== WON) continue;
    const hasDate = dates !== undefined && !hasBit(dates.missing, deal);
    const really = hasDate ? dates.values[deal]! : closedAt[deal]!;
    if (Number.isNaN(really)) continue;
    if (hasDate) dated += 1;
    days[compared] = (really - arrived[deal]!) / DAY;
    compared += 1;
  }
  if (compared === 0) return { came, leadTime: null };
  const medianDays = median(days.subarray(0, compared));
  return { came, leadTime: { medianDays, deals: compared, withStageDate: dated } };
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
