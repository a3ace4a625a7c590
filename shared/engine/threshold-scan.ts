/** What other thresholds of the score at a stage's door would mean for sales' work. */
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import type { Definition } from '../domain/definition/schema.ts';
import { OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import { type Door, type Doorway, doorOf, type OnArrival } from './doorway.ts';
import { byNumber } from './order.ts';
import type { Simulation } from './simulation.ts';
import { type Share, shareOf, weeksOf } from './summary.ts';
import { type Capacity, leadsPerWeek, queue } from './work.ts';

export interface ScannedThreshold {
  threshold: number;
  /** Deals that would get to the stage, in the order in which they would arrive. */
  leads: Uint32Array;
  leadsPerWeek: number;
  /** Leads that nobody would begin with within the deadline; null where the stage has none. */
  late: Uint32Array | null;
  wonCaptured: Share | null;
  junkLetThrough: Share | null;
}

export interface ThresholdScan {
  /** Name of the stage from which the scanned threshold leads on. */
  from: string;
  /** The threshold as it is. */
  now: number;
  /** In ascending order; the present one among them. */
  scanned: ScannedThreshold[];
  /** The lowest threshold whose leads the people can take, by the week and by the deadline; null where none is. */
  fits: number | null;
}

const MOST_STEPS = 24;
const ROUND = [1, 2, 5];
const HOUR = 3_600_000;
/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 2_048;

/**
 * Scans the threshold over the scores of the sample, in round steps; null where no threshold leads into the stage.
 * Pauses now and then, and goes on when asked to. Thresholds of single sources stay as they are.
 */
export function* scanThreshold(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  stage: number,
  question: { capacity: Capacity; slaHours: number | null; doorway: (door: Door) => Doorway },
): Generator<undefined, ThresholdScan | null> {
  const door = doorOf(definition, stage);
  if (!door) return null;
  const { capacity, slaHours } = question;
  const now = door.condition.is.value;
  const enter = () => question.doorway(door);
  const thresholds = candidates(enter().highest() ?? 0, now);
  const leads = yield* leadsOf(sample, Float64Array.from(thresholds, toThousandths), enter);
  const weeks = weeksOf(sample, simulation);
  const ended = countEnded(sample);
  const scanned: ScannedThreshold[] = [];
  let fits: number | null = null;
  for (const [place, threshold] of thresholds.entries()) {
    yield;
    const row = { threshold, ...told(sample, leads[place]!, { capacity, slaHours, weeks, ended }) };
    scanned.push(row);
    const isEnough = row.leadsPerWeek <= leadsPerWeek(capacity) && (row.late?.length ?? 0) === 0;
    if (fits === null && row.leads.length > 0 && isEnough) fits = threshold;
  }
  return { from: definition.stages[door.from]!.name, now, scanned, fits };
}

/** Who arrives with some of the thresholds, and when. */
interface Leads {
  deals: Uint32Array;
  at: Float64Array;
}

/** The leads of each threshold, in the order of time. */
function* leadsOf(sample: Sample, bars: Float64Array, enter: () => Doorway): Generator<undefined, Leads[]> {
  const told = new Told();
  const tell: OnArrival = (deal, at, from, to) => told.add(deal, at, from, to);
  let doorway = enter();
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (deal % SLICE === 0) {
      yield;
      if (!doorway.isCurrent) doorway = enter();
    }
    doorway.arrivals(deal, bars, tell);
  }
  yield;
  return told.byBar(bars.length);
}

/** Arrivals as they are told, each with the places of the bars that it counts for. */
class Told {
  private count = 0;
  private deal = new Uint32Array(1024);
  private at = new Float64Array(1024);
  private from = new Uint8Array(1024);
  private to = new Uint8Array(1024);

  add(deal: number, at: number, from: number, to: number): void {
    const { count } = this;
    if (count === this.deal.length) this.grow();
    this.deal[count] = deal;
    this.at[count] = at;
    this.from[count] = from;
    this.to[count] = to;
    this.count += 1;
  }

  byBar(bars: number): Leads[] {
    const { count, deal, at, from, to } = this;
    const begins = new Uint32Array(bars + 1);
    const places = new Uint32Array(count);
    for (let i = 0; i < count; i += 1) {
      places[i] = i;
      for (let bar = from[i]!; bar < to[i]!; bar += 1) begins[bar + 1]! += 1;
    }
    for (let bar = 0; bar < bars; bar += 1) begins[bar + 1]! += begins[bar]!;
    // The leads of all bars in one row, one bar's after another's.
    const all = { deals: new Uint32Array(begins[bars]!), at: new Float64Array(begins[bars]!) };
    const next = begins.slice();
    const order = byNumber(places, at.subarray(0, count));
    for (let place = 0; place < count; place += 1) {
      const i = order[place]!;
      for (let bar = from[i]!; bar < to[i]!; bar += 1) {
        all.deals[next[bar]!] = deal[i]!;
        all.at[next[bar]!] = at[i]!;
        next[bar]! += 1;
      }
    }
    return Array.from({ length: bars }, (_, bar) => ({
      deals: all.deals.subarray(begins[bar], begins[bar + 1]),
      at: all.at.subarray(begins[bar], begins[bar + 1]),
    }));
  }

  private grow(): void {
    const larger = <T extends Uint8Array | Uint32Array | Float64Array>(row: T, made: T): T => {
      made.set(row);
      return made;
    };
    const length = 2 * this.count;
    this.deal = larger(this.deal, new Uint32Array(length));
    this.at = larger(this.at, new Float64Array(length));
    this.from = larger(this.from, new Uint8Array(length));
    this.to = larger(this.to, new Uint8Array(length));
  }
}

function candidates(highest: number, now: number): number[] {
  const most = Math.max(now, highest / 1000);
  const step = roundStep(most / MOST_STEPS);
  const rounds = Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
  return [...new Set([...rounds, now])].sort((a, b) => a - b);
}

function roundStep(least: number): number {
  for (let scale = 1; ; scale *= 10) {
    const found = ROUND.find((step) => step * scale >= least);
    if (found) return found * scale;
  }
}

interface Ended {
  won: number;
  junk: number;
}

/** @param of the deals that count; all, where none are named */
function countEnded({ outcome, deals }: Sample, of?: Uint32Array): Ended {
  const ended = { won: 0, junk: 0 };
  for (let i = 0; i < (of?.length ?? deals); i += 1) {
    const each = outcome[of ? of[i]! : i]!;
    if (each === WON) ended.won += 1;
    else if (each !== OPEN) ended.junk += 1;
  }
  return ended;
}

function told(
  sample: Sample,
  { deals, at }: Leads,
  of: { capacity: Capacity; slaHours: number | null; weeks: number; ended: Ended },
): Omit<ScannedThreshold, 'threshold'> {
  const { capacity, slaHours, weeks, ended } = of;
  const begins = queue(at, capacity);
  const through = countEnded(sample, deals);
  return {
    leads: deals,
    leadsPerWeek: weeks > 0 ? deals.length / weeks : deals.length,
    late: slaHours === null ? null : deals.filter((_, i) => (begins[i]! - at[i]!) / HOUR > slaHours),
    wonCaptured: shareOf(through.won, ended.won),
    junkLetThrough: shareOf(through.junk, ended.junk),
  };
}

const WON = OUTCOMES.indexOf('won');
const OPEN = OUTCOMES.indexOf('open');
