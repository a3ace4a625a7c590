/** What other thresholds of the score at a stage's door would mean for sales' work. */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Definition } from '../../domain/definition/schema.ts';
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import { type Door, type Doorway, doorOf, type OnArrival } from '../replay/doorway.ts';
import { type InOrderOfTime, TimeOrder } from '../sample/order.ts';
import type { Simulation } from '../simulation.ts';
import { weeksOf } from './summary.ts';
import { type Capacity, leadsPerWeek, Queue, waitOf } from './work.ts';

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
  /** The won deals that get to the stage now and would not with the threshold that fits; none where none fits. */
  wonLost: Uint32Array;
}

const MOST_STEPS = 24;
const ROUND = [1, 2, 5];
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
  let doorway = enter();
  yield;
  if (!doorway.isCurrent) doorway = enter();
  const thresholds = candidates(doorway.highest() ?? 0, now);
  const leads = yield* leadsOf(sample, Float64Array.from(thresholds, toThousandths), doorway, enter);
  const weeks = weeksOf(sample, simulation);
  const ended = countEnded(sample);
  const scanned: ScannedThreshold[] = [];
  let fits: number | null = null;
  const room = new Uint32Array(sample.deals);
  for (const [place, threshold] of thresholds.entries()) {
    yield;
    const arrived = leads.inOrderOfTime(place);
    yield;
    const row = { threshold, ...told(sample, arrived, { capacity, slaHours, weeks, ended, room }) };
    scanned.push(row);
    const isEnough = row.leadsPerWeek <= leadsPerWeek(capacity) && (row.late?.length ?? 0) === 0;
    if (fits === null && row.leads.length > 0 && isEnough) fits = threshold;
  }
  leads.give(sample);
  const leadsWith = (wanted: number) => scanned.find(({ threshold }) => threshold === wanted)!.leads;
  const isKept = new Uint8Array(sample.deals);
  for (const deal of leadsWith(fits ?? now)) isKept[deal] = 1;
  const wonLost = leadsWith(now).filter((deal) => sample.outcome[deal] === WON && isKept[deal] === 0);
  return { from: definition.stages[door.from]!.name, now, scanned, fits, wonLost };
}

/** The leads of each threshold, in the order of the deals. */
function* leadsOf(
  sample: Sample,
  bars: Float64Array,
  entered: Doorway,
  enter: () => Doorway,
): Generator<undefined, Leads> {
  const leads = Leads.take(sample, bars.length);
  const tell: OnArrival = (deal, at, from, to) => leads.add(deal, at, from, to);
  let doorway = entered;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (deal % SLICE === 0) {
      yield;
      if (!doorway.isCurrent) doorway = enter();
    }
    doorway.arrivals(deal, bars, tell);
  }
  return leads;
}

/** Rows longer than these, in all, are given back to the system after each scan. */
const KEPT_PLACES = 1 << 22;

/** Who arrives with each of some bars, and when. */
class Leads {
  /** Those of a scan that is over: memory takes longer to come by than to fill. */
  private static readonly kept = new WeakMap<Sample, Leads>();
  private readonly most: number;
  private readonly counts: Uint32Array;
  /** A row for each bar; memory that is not written to costs nothing. */
  private readonly deals: Uint32Array;
  private readonly at: Float64Array;
  private readonly order: TimeOrder;

  /** @param most a deal arrives once at most with a bar */
  constructor(bars: number, most: number) {
    this.most = most;
    this.counts = new Uint32Array(bars);
    this.deals = new Uint32Array(bars * most);
    this.at = new Float64Array(bars * most);
    this.order = new TimeOrder(most);
  }

  /** Empty ones, which nobody else has. */
  static take(sample: Sample, bars: number): Leads {
    const kept = Leads.kept.get(sample);
    Leads.kept.delete(sample);
    if (!kept || kept.counts.length < bars) return new Leads(bars, sample.deals);
    kept.counts.fill(0);
    return kept;
  }

  /** They are not read any more. */
  give(sample: Sample): void {
    if (this.deals.length <= KEPT_PLACES) Leads.kept.set(sample, this);
  }

  /** A deal that arrives with the bars `from … to - 1`. */
  add(deal: number, at: number, from: number, to: number): void {
    const { most, counts } = this;
    for (let bar = from; bar < to; bar += 1) {
      const place = bar * most + counts[bar]!;
      this.deals[place] = deal;
      this.at[place] = at;
      counts[bar]! += 1;
    }
  }

  /** Its times stand until the next bar's. */
  inOrderOfTime(bar: number): InOrderOfTime {
    const begin = bar * this.most;
    const end = begin + this.counts[bar]!;
    return this.order.sort(this.deals.subarray(begin, end), this.at.subarray(begin, end));
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
  const each = new Uint32Array(OUTCOMES.length);
  const count = of?.length ?? deals;
  if (of) for (let i = 0; i < count; i += 1) each[outcome[of[i]!]!]! += 1;
  else for (let deal = 0; deal < count; deal += 1) each[outcome[deal]!]! += 1;
  return { won: each[WON]!, junk: count - each[WON]! - each[OPEN]! };
}

function told(
  sample: Sample,
  arrived: InOrderOfTime,
  of: { capacity: Capacity; slaHours: number | null; weeks: number; ended: Ended; room: Uint32Array },
): Omit<ScannedThreshold, 'threshold'> {
  const { capacity, slaHours, weeks, ended, room } = of;
  const { deals } = arrived;
  const through = countEnded(sample, deals);
  const count = deals.length;
  return {
    leads: deals,
    leadsPerWeek: weeks > 0 ? count / weeks : count,
    late: slaHours === null ? null : room.slice(0, writeLate(arrived, new Queue(capacity), slaHours, room)),
    wonCaptured: shareOf(through.won, ended.won),
    junkLetThrough: shareOf(through.junk, ended.junk),
  };
}

/** Writes the deals that are begun with too late; how many. */
function writeLate({ deals, at }: InOrderOfTime, queue: Queue, slaHours: number, late: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < deals.length; i += 1) {
    if (waitOf(at[i]!, queue.begin(at[i]!)) <= slaHours) continue;
    late[count] = deals[i]!;
    count += 1;
  }
  return count;
}

const WON = OUTCOMES.indexOf('won');
const OPEN = OUTCOMES.indexOf('open');
