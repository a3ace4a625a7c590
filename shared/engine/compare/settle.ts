/**
 * From dispute to clause: the smallest edits of a definition that put one deal at the stage where it belongs. Each
 * edit was tried: the deal was replayed with it, and then the whole sample, so that the room sees whom else it moves.
 */

import { smallestDefinitionChange } from '../../domain/classify/counterfactual.ts';
import { applyDefinitionChange } from '../../domain/classify/definition-change.ts';
import { momentsOf } from '../../domain/classify/moments.ts';
import { byTruth, furthest, replay, scoreMoments } from '../../domain/classify/replay.ts';
import { diff } from '../../domain/definition/diff.ts';
import { readDefinition } from '../../domain/definition/read.ts';
import type { Definition } from '../../domain/definition/schema.ts';
import type { Deal, SampleContext } from '../../domain/sample/deal.ts';
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import type { ByOutcome } from '../by-outcome.ts';
import { type DealRow, dealRow } from '../simulate/deal-list.ts';
import { amountsOf } from '../simulate/summary.ts';
import type { Simulation } from '../simulation.ts';
import type { Candidate, Dispute, EditKind } from './dispute.ts';
import { dialsFor, smallestTurn } from './settle-dials.ts';
import { switchesFor } from './settle-switches.ts';

/** Other deals that an edit moves, at the stage of the verdict and anywhere. */
export interface Moves {
  /** Deals that get to the stage of the verdict with the edit, and did not before. */
  intoStage: ByOutcome;
  outOfStage: ByOutcome;
  /** Those that cross it, in the order of the sample. */
  into: Uint32Array;
  outOf: Uint32Array;
  /** Deals that get to another stage than before, wherever that is: first those that cross the stage of the verdict, the won before the others, most money first. */
  moved: Uint32Array;
  /** The first of them. */
  examples: DealRow[];
}

export interface Proposal extends Candidate {
  /** What is edited, in the words of a diff. */
  words: string[];
  moves: Moves;
}

/** How many candidates are tried on the whole sample. */
const MOST_TRIED = 24;
/** How many proposals are worth a room's attention, and how many of them of one kind. */
const MOST_PROPOSALS = 8;
const MOST_OF_A_KIND = 3;
/** How many others are named for each. */
const EXAMPLES = 20;

/** The furthest stage that a deal gets to, by index. */
export function stageOf(context: SampleContext, deal: Deal, definition: Definition): number {
  const moments = scoreMoments(momentsOf(context, deal, definition), definition);
  return furthest(replay(moments, definition, byTruth), definition);
}

/** Whether a stage is where the deal belongs. */
const isThereIn =
  ({ target, orFurther = false }: Dispute) =>
  (stage: number): boolean =>
    orFurther ? stage >= target : stage === target;

/** Edits after which the deal gets to the target, and no further unless it may, the smallest first; pauses between trials. */
export function* candidatesFor(dispute: Dispute): Generator<undefined, Candidate[]> {
  const { context, deal, definition, target } = dispute;
  const isThere = isThereIn(dispute);
  const now = stageOf(context, deal, definition);
  if (isThere(now)) return [];
  const towards = now < target ? 1 : -1;
  const reaches = (tried: Definition) => stageOf(context, deal, tried);
  const found: Candidate[] = [];
  for (const dial of dialsFor(context, deal, definition)) {
    yield;
    const turn = smallestTurn(dial, { target, towards, isThere }, reaches);
    if (turn) found.push({ kind: dial.kind, place: dial.place, ...turn });
  }
  for (const candidate of switchesFor(dispute)) {
    yield;
    if (isThere(reaches(candidate.definition))) found.push(candidate);
  }
  if (found.length === 0 && towards === 1) found.push(...severalAtOnce(dispute));
  return found.filter(({ definition: tried }) => readDefinition(tried).ok).sort((a, b) => a.size - b.size);
}

/** Where no single edit will do: the smallest set that brings the deal up to the target. */
function severalAtOnce(dispute: Dispute): Candidate[] {
  const { context, deal, definition, target } = dispute;
  let tried = definition;
  let size = 0;
  for (let at = stageOf(context, deal, tried); at < target; at = stageOf(context, deal, tried)) {
    const found = smallestDefinitionChange(context, deal, tried);
    if (!found) return [];
    tried = found.changes.reduce(applyDefinitionChange, tried);
    size += 10 * found.changes.length;
  }
  const hits = isThereIn(dispute)(stageOf(context, deal, tried));
  return hits ? [{ kind: 'several', definition: tried, size, place: null }] : [];
}

/**
 * The candidates with what each does to all other deals: those that move the fewest first, the smaller first among
 * them. `simulate` replays the sample, which `shown` names; between two replays somebody else can have the thread.
 */
export function* proposalsFor(
  dispute: Dispute,
  { sample, shown }: { sample: Sample; shown: Sample },
  { simulation: before, stage: verdictStage }: { simulation: Simulation; stage: number },
  simulate: (definition: Definition) => Simulation,
): Generator<undefined, Proposal[]> {
  const proposals: Proposal[] = [];
  for (const candidate of spread(yield* candidatesFor(dispute))) {
    yield;
    const after = simulate(candidate.definition);
    proposals.push({
      ...candidate,
      words: diff(dispute.definition, candidate.definition, sample.fields).map(({ words }) => words),
      moves: movesOf({ sample, shown }, before, after, verdictStage, dispute.deal.index),
    });
  }
  const ofKind = new Map<EditKind, number>();
  return proposals
    .sort((a, b) => a.moves.moved.length - b.moves.moved.length || a.size - b.size)
    .filter(({ kind }) => {
      const seen = ofKind.get(kind) ?? 0;
      ofKind.set(kind, seen + 1);
      return seen < MOST_OF_A_KIND;
    })
    .slice(0, MOST_PROPOSALS);
}

/** The smallest of each kind in turn, so that the room sees different ways and not eight thresholds. */
function spread(candidates: readonly Candidate[]): Candidate[] {
  const byKind = new Map<EditKind, Candidate[]>();
  for (const candidate of candidates) {
    byKind.set(candidate.kind, [...(byKind.get(candidate.kind) ?? []), candidate]);
  }
  const chosen: Candidate[] = [];
  for (let round = 0; chosen.length < MOST_TRIED; round += 1) {
    const next = [...byKind.values()].flatMap((list) => list.slice(round, round + 1));
    if (next.length === 0) break;
    chosen.push(...next);
  }
  return chosen.slice(0, MOST_TRIED);
}

function movesOf(
  { sample, shown }: { sample: Sample; shown: Sample },
  before: Simulation,
  after: Simulation,
  stage: number,
  disputed: number,
): Moves {
  const none = (): ByOutcome => ({ won: 0, lost: 0, rejected: 0, open: 0 });
  const [intoStage, outOfStage] = [none(), none()];
  const moved: number[] = [];
  const into: number[] = [];
  const outOf: number[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (deal === disputed) continue;
    const [from, to] = [before.reached[deal]!, after.reached[deal]!];
    if (from === to) continue;
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    if (from < stage && to >= stage) {
      intoStage[outcome] += 1;
      into.push(deal);
    }
    if (from >= stage && to < stage) {
      outOfStage[outcome] += 1;
      outOf.push(deal);
    }
    moved.push(deal);
  }
  const money = amountsOf(sample);
  const crosses = (deal: number) => Number(before.reached[deal]! < stage !== after.reached[deal]! < stage);
  moved.sort(
    (a, b) =>
      crosses(b) - crosses(a) ||
      sample.outcome[a]! - sample.outcome[b]! ||
      (money ? money(b) - money(a) : 0) ||
      a - b,
  );
  return {
    intoStage,
    outOfStage,
    moved: Uint32Array.from(moved),
    into: Uint32Array.from(into),
    outOf: Uint32Array.from(outOf),
    examples: moved.slice(0, EXAMPLES).map((deal) => dealRow(sample, after, deal, shown)),
  };
}
