/**
 * A stage's door with a bar that a score has to clear, and when deals would come through it were the bar elsewhere. Up
 * to the door a deal goes the same way wherever the bar is: one walk per deal tells of all bars at once.
 */
import { criterionAt } from '../../domain/definition/edit-criterion.ts';
import type { Criterion, Definition, ScoreCondition } from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import { nextBit } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { Points } from '../score/points.ts';
import type { Exits } from './exits.ts';
import { firstTaken } from './replay.ts';

export interface Door {
  /** Index of the transition, and of the stage that it leads from. */
  transition: number;
  from: number;
  /** Where the comparison stands in the transition's criterion. */
  path: readonly number[];
  condition: ScoreCondition & { is: { op: 'atLeast'; value: number } };
}

/** The `at least` comparison of a score on the first way into a stage, in the definition's order; null where none asks. */
export function doorOf({ stages, transitions }: Definition, stage: number): Door | null {
  const place = (id: string): number => stages.findIndex((one) => one.id === id);
  for (const [transition, way] of transitions.entries()) {
    if (way.kind !== 'advance' && way.kind !== 'fastTrack') continue;
    const from = place(way.from);
    if (place(way.to) < stage || from >= stage) continue;
    for (const { condition, path } of conditionsOf(way.when)) {
      if (condition.kind === 'score' && condition.is.op === 'atLeast' && isWanted(way.when, path)) {
        return { transition, from, path, condition: condition as Door['condition'] };
      }
    }
  }
  return null;
}

/** Whether a condition speaks for the whole where it is true: it stands under no `none of`. */
function isWanted(root: Criterion, path: readonly number[]): boolean {
  return path.every((_, depth) => {
    const around = criterionAt(root, path.slice(0, depth));
    return around?.kind !== 'none';
  });
}

/** A time at which a deal comes to the stage or past it with the bars at the places `from … to - 1`. */
export type OnArrival = (deal: number, at: number, from: number, to: number) => void;

interface Ways {
  exits: readonly Exits[];
  open: Uint32Array;
  points: Points;
  peaks: Points;
  moments: Moments;
}

export class Doorway {
  private readonly current: () => boolean;
  private readonly door: Door;
  private readonly stage: number;
  private readonly exits: readonly Exits[];
  private readonly open: Uint32Array;
  private readonly points: Points;
  private readonly peaks: Points;
  private readonly moments: Moments;
  private readonly place: number;
  /** For each stage, the last moment at which a deal entered it. */
  private readonly entered: Int32Array;

  /**
   * @param exits with the door open only where no score can close it
   * @param open where the door is open to a score that clears the bar
   * @param points the score, at each moment
   * @param peaks the highest score of each deal, be the door open to it or not
   */
  constructor(
    door: Door,
    stage: number,
    { exits, open, points, peaks, moments }: Ways,
    current: () => boolean,
  ) {
    this.door = door;
    this.stage = stage;
    this.open = open;
    this.points = points;
    this.peaks = peaks;
    this.moments = moments;
    this.current = current;
    this.exits = exits;
    this.place = exits[door.from]!.ways.findIndex(({ transition }) => transition === door.transition);
    this.entered = new Int32Array(exits.length).fill(-1);
  }

  /** Whether the draft has no other scoring by now. If it has, ask for the doorway anew. */
  get isCurrent(): boolean {
    return this.current();
  }

  /** The highest score that any deal has where the door is open to it; null where it never is. */
  highest(): number | null {
    const { peaks, moments } = this;
    let highest = Number.NEGATIVE_INFINITY;
    for (let deal = 0; deal < peaks.length; deal += 1) {
      if (peaks[deal]! <= highest) continue;
      highest = this.higher(moments.first[deal]!, moments.first[deal + 1]!, highest);
    }
    return highest === Number.NEGATIVE_INFINITY ? null : highest;
  }

  /** The highest of a score and those at the moments `begin … end - 1` at which the door is open. */
  private higher(begin: number, end: number, than: number): number {
    const { open, points } = this;
    let highest = than;
    for (let moment = begin; moment < end; moment += 1) {
      const isOpen = ((open[moment >> 5]! >>> (moment & 31)) & 1) === 1;
      if (isOpen && points[moment]! > highest) highest = points[moment]!;
    }
    return highest;
  }

  /**
   * Walks a deal as the replay does (`replay.ts`), and tells of each time at which it arrives with some of the bars.
   * @param bars in whole thousandths, ascending
   */
  arrivals(deal: number, bars: Float64Array, tell: OnArrival): void {
    const { door, exits, entered } = this;
    const { first, at } = this.moments;
    const end = first[deal + 1]!;
    let cleared = 0;
    let stage = 0;
    for (let moment = first[deal]!; cleared < bars.length; moment += 1) {
      const taken = nextBit(exits[stage]!.anyTaken, moment, end);
      if (stage === door.from) cleared = this.climb(deal, moment, taken, bars, cleared, tell);
      if (taken === end) return;
      moment = taken;
      const index = moment >> 5;
      const bit = 1 << (moment & 31);
      for (;;) {
        const { ways } = exits[stage]!;
        const place = firstTaken(ways, index, bit);
        const isAtDoor = stage === door.from && place > this.place;
        if (isAtDoor) cleared = this.climb(deal, moment, moment + 1, bars, cleared, tell);
        if (place === ways.length) break;
        const { to } = ways[place]!;
        if (to >= this.stage && cleared < bars.length) tell(deal, at[moment]!, cleared, bars.length);
        if (to < 0 || to >= this.stage) return;
        if (entered[to] === moment) break;
        entered[to] = moment;
        stage = to;
      }
    }
  }

  /** Lets the score of a deal at the door clear bars at the moments `begin … end - 1`; how many it has cleared then. */
  private climb(
    deal: number,
    begin: number,
    end: number,
    bars: Float64Array,
    before: number,
    tell: OnArrival,
  ): number {
    if (before === bars.length) return before;
    const { open, points } = this;
    let cleared = before;
    let bar = bars[cleared]!;
    for (let moment = begin; moment < end; moment += 1) {
      const score = points[moment]!;
      if (score < bar || ((open[moment >> 5]! >>> (moment & 31)) & 1) === 0) continue;
      const from = cleared;
      while (cleared < bars.length && score >= bars[cleared]!) cleared += 1;
      tell(deal, this.moments.at[moment]!, from, cleared);
      if (cleared === bars.length) return cleared;
      bar = bars[cleared]!;
    }
    return cleared;
  }
}
