/** When deals would have come to a stage, and how that compares with when they really did. */
import { normalize } from '../../domain/criteria/text.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { type DateColumn, hasBit, OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { median } from '../../domain/statistics/median.ts';
import { byNumber } from '../sample/order.ts';
import type { Simulation } from '../simulation.ts';

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
  const { lookedAt, reached } = simulation;
  if (lookedAt) {
    for (let deal = 0; deal < arrived.length; deal += 1) {
      if (reached[deal]! >= stage) arrived[deal] = lookedAt[deal]!;
    }
    return arrived;
  }
  for (let at = stagesOf(simulation) - 1; at >= stage; at -= 1) arriveAt(at, simulation, arrived);
  return arrived;
}

const stagesOf = ({ reachedAt, deals }: Simulation): number => (deals === 0 ? 0 : reachedAt.length / deals);

/** When deals came to the stage or past it, from when they came past it. */
function arriveAt(stage: number, { deals, reachedAt }: Simulation, arrived: Float64Array): void {
  const entered = reachedAt.subarray(stage * deals, (stage + 1) * deals);
  for (let deal = 0; deal < deals; deal += 1) {
    arrived[deal] = earlier(arrived[deal]!, entered[deal]!);
  }
}

/** When a deal came to a stage or past it, from when it came past it and when it entered it; NaN where never. */
export const earlier = (past: number, entered: number): number =>
  past <= entered || Number.isNaN(entered) ? past : entered;

/** Of each stage; null where no won deal can be compared. A stage's real dates are those of the field that has its name. */
export function leadTimesOf(
  sample: Sample,
  simulation: Simulation,
  stageNames: readonly string[],
): (LeadTime | null)[] {
  const { lookedAt, reached } = simulation;
  if (!lookedAt) return leadTimesOverTime(sample, simulation, stageNames);
  const { won, days, closed } = closings(sample, lookedAt);
  const furthest = new Uint8Array(won.length);
  for (let i = 0; i < won.length; i += 1) furthest[i] = reached[won[i]!]!;
  const own = new Float64Array(won.length);
  return stageNames.map((name, stage) => {
    const dates = datesOf(sample, name);
    const comparable = dates ? won.length : closed;
    let compared = 0;
    let dated = 0;
    for (let i = 0; i < comparable; i += 1) {
      if (furthest[i]! < stage) continue;
      let took = days[i]!;
      if (dates && !hasBit(dates.missing, won[i]!)) {
        took = (dates.values[won[i]!]! - lookedAt[won[i]!]!) / DAY;
        dated += 1;
      }
      if (Number.isNaN(took)) continue;
      own[compared] = took;
      compared += 1;
    }
    return leadTime(own.subarray(0, compared), dated);
  });
}

interface Closings {
  /** The won deals: the closed by their days, so that the middle of any part is at hand, and then the others. */
  won: Uint32Array;
  /** From a moment of each to its closing; NaN without one. */
  days: Float64Array;
  closed: number;
}

const closingsByMoments = new WeakMap<Float64Array, Closings>();

function closings(sample: Sample, since: Float64Array): Closings {
  const known = closingsByMoments.get(since);
  if (known) return known;
  const took = (deal: number): number => (sample.closedAt[deal]! - since[deal]!) / DAY;
  const won = wonDeals(sample).slice();
  const isClosed = (deal: number): boolean => !Number.isNaN(took(deal));
  const closed = won.filter(isClosed);
  const open = won.filter((deal) => !isClosed(deal));
  won.set(byNumber(closed, Float64Array.from(closed, took)));
  won.set(open, closed.length);
  const found = { won, days: Float64Array.from(won, took), closed: closed.length };
  closingsByMoments.set(since, found);
  return found;
}

function leadTimesOverTime(
  sample: Sample,
  { deals, reachedAt }: Simulation,
  stageNames: readonly string[],
): (LeadTime | null)[] {
  const won = wonDeals(sample);
  const arrived = new Float64Array(won.length).fill(Number.NaN);
  const days = new Float64Array(won.length);
  const leadTimes: (LeadTime | null)[] = [];
  for (let stage = stageNames.length - 1; stage >= 0; stage -= 1) {
    const entered = reachedAt.subarray(stage * deals, (stage + 1) * deals);
    const dates = datesOf(sample, stageNames[stage]!);
    let compared = 0;
    let dated = 0;
    for (let i = 0; i < won.length; i += 1) {
      const deal = won[i]!;
      arrived[i] = earlier(arrived[i]!, entered[deal]!);
      const hasDate = dates !== undefined && !hasBit(dates.missing, deal);
      const really = hasDate ? dates.values[deal]! : sample.closedAt[deal]!;
      if (Number.isNaN(really) || Number.isNaN(arrived[i]!)) continue;
      if (hasDate) dated += 1;
      days[compared] = (really - arrived[i]!) / DAY;
      compared += 1;
    }
    leadTimes.unshift(leadTime(days.subarray(0, compared), dated));
  }
  return leadTimes;
}

/** Of how many days deals were earlier; so many of them by a date of their own. */
export const leadTime = (days: Float64Array, withStageDate: number): LeadTime | null =>
  days.length === 0 ? null : { medianDays: median(days), deals: days.length, withStageDate };

const wonBySample = new WeakMap<Sample, Uint32Array>();

function wonDeals(sample: Sample): Uint32Array {
  const known = wonBySample.get(sample);
  if (known) return known;
  const won = Uint32Array.from(sample.outcome.keys()).filter((deal) => sample.outcome[deal] === WON);
  wonBySample.set(sample, won);
  return won;
}

const WON = OUTCOMES.indexOf('won');

/** The real dates of a stage; undefined where the sample has none. */
export function datesOf(sample: Sample, stageName: string): DateColumn | undefined {
  const wanted = normalize(stageName);
  const field = sample.fields.find(
    ({ role, stage }) => role === 'stageDate' && stage !== null && normalize(stage) === wanted,
  );
  const column = field && sample.columns.get(field.key);
  return column?.kind === 'date' ? column : undefined;
}
