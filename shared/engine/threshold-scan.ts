/** What other thresholds of the score at a stage's door would mean for sales' work. */
import { criterionAt, replaceAt } from '../domain/definition/edit-criterion.ts';
import type { Criterion, Definition, ScoreCondition } from '../domain/definition/schema.ts';
import { conditionsOf } from '../domain/definition/walk.ts';
import { OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import { quantile } from '../domain/statistics/quantile.ts';
import type { Simulation } from './simulation.ts';
import { type Share, shareOf, weeksOf } from './summary.ts';
import { type Capacity, leadsPerWeek, waitsOf } from './work.ts';

export interface ScannedThreshold {
  threshold: number;
  /** Deals that would get to the stage, in the order in which they would arrive. */
  leads: Uint32Array;
  leadsPerWeek: number;
  /** Leads that nobody would begin with within the deadline; null where the stage has none. */
  late: Uint32Array | null;
  longestWaitHours: number | null;
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

interface Door {
  transition: string;
  from: string;
  path: readonly number[];
  condition: ScoreCondition & { is: { op: 'atLeast'; value: number } };
}

const MOST_STEPS = 24;
const ROUND = [1, 2, 5];

/** The `at least` comparison of a score on the first way into a stage, in the definition's order; null where none asks. */
function doorOf({ stages, transitions }: Definition, stage: number): Door | null {
  const place = (id: string): number => stages.findIndex((one) => one.id === id);
  for (const transition of transitions) {
    if (transition.kind !== 'advance' && transition.kind !== 'fastTrack') continue;
    if (place(transition.to) < stage || place(transition.from) >= stage) continue;
    for (const { condition, path } of conditionsOf(transition.when)) {
      if (condition.kind === 'score' && condition.is.op === 'atLeast') {
        return {
          transition: transition.id,
          from: stages[place(transition.from)]!.name,
          path,
          condition: condition as Door['condition'],
        };
      }
    }
  }
  return null;
}

/**
 * Scans the threshold over the scores of the sample, in round steps; null where no threshold leads into the stage.
 * Pauses after each simulation. Thresholds of single sources stay as they are.
 */
export function* scanThreshold(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  stage: number,
  question: { capacity: Capacity; slaHours: number | null; simulate: (tried: Definition) => Simulation },
): Generator<undefined, ThresholdScan | null> {
  const door = doorOf(definition, stage);
  if (!door) return null;
  const { capacity, slaHours, simulate } = question;
  const now = door.condition.is.value;
  const scanned: ScannedThreshold[] = [];
  let fits: number | null = null;
  for (const threshold of candidates(simulation, now)) {
    yield;
    const tried = threshold === now ? simulation : simulate(withThreshold(definition, door, threshold));
    const row = { threshold, ...told(sample, tried, stage, capacity, slaHours) };
    scanned.push(row);
    const isEnough = row.leadsPerWeek <= leadsPerWeek(capacity) && (row.late?.length ?? 0) === 0;
    if (fits === null && row.leads.length > 0 && isEnough) fits = threshold;
  }
  return { from: door.from, now, scanned, fits };
}

function candidates({ peakScore }: Simulation, now: number): number[] {
  let most = now * 1000;
  for (const score of peakScore) if (score > most) most = score;
  const step = roundStep(most / 1000 / MOST_STEPS);
  const rounds = Array.from({ length: Math.floor(most / 1000 / step) }, (_, i) => (i + 1) * step);
  return [...new Set([...rounds, now])].sort((a, b) => a - b);
}

function roundStep(least: number): number {
  for (let scale = 1; ; scale *= 10) {
    const found = ROUND.find((step) => step * scale >= least);
    if (found) return found * scale;
  }
}

function withThreshold(definition: Definition, door: Door, value: number): Definition {
  const raise = (when: Criterion): Criterion => {
    const condition = criterionAt(when, door.path) as Door['condition'];
    return replaceAt(when, door.path, { ...condition, is: { op: 'atLeast', value } });
  };
  return {
    ...definition,
    transitions: definition.transitions.map((one) =>
      one.id === door.transition ? { ...one, when: raise(one.when) } : one,
    ),
  };
}

function told(
  sample: Sample,
  simulation: Simulation,
  stage: number,
  capacity: Capacity,
  slaHours: number | null,
): Omit<ScannedThreshold, 'threshold'> {
  const { order: leads, waits } = waitsOf(simulation, stage, capacity);
  const counts = { won: 0, junk: 0, wonThrough: 0, junkThrough: 0 };
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    const through = simulation.reached[deal]! >= stage ? 1 : 0;
    if (outcome === 'won') {
      counts.won += 1;
      counts.wonThrough += through;
    } else if (outcome !== 'open') {
      counts.junk += 1;
      counts.junkThrough += through;
    }
  }
  const weeks = weeksOf(sample, simulation);
  return {
    leads,
    leadsPerWeek: weeks > 0 ? leads.length / weeks : leads.length,
    late: slaHours === null ? null : leads.filter((_, i) => waits[i]! > slaHours),
    longestWaitHours: quantile(waits, 1),
    wonCaptured: shareOf(counts.wonThrough, counts.won),
    junkLetThrough: shareOf(counts.junkThrough, counts.junk),
  };
}
