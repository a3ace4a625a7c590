/**
 * What would have had to be otherwise for a deal to get further than it got: in its data, or in the definition.
 * Every answer was tried: the changed deal, or the changed definition, was replayed. Where there is no answer of at
 * most three changes, there is none.
 */
import type { Definition } from '../definition/schema.ts';
import type { Deal, SampleContext } from '../sample/deal.ts';
import { applyDataChange, type DataChange, possibleDataChanges } from './data-change.ts';
import { applyDefinitionChange, changesFor, type DefinitionChange, givenUp } from './definition-change.ts';
import { momentsOf } from './moments.ts';
import { type Shortfall, shortfallOf, shortfalls, weight } from './near-miss.ts';
import { byTruth, furthest, type Replay, replay, scoreMoments } from './replay.ts';

export interface Counterfactual<Change> {
  changes: Change[];
  /** Id of the stage that the deal would have reached. */
  reaches: string;
}

const MOST_CHANGES = 3;
/** How many of the most promising sets of changes are gone on with. */
const BREADTH = 4;

/**
 * The smallest change of the deal's data that would have brought it further. One change, where one will do, is
 * always found; several are sought from those that leave the deal least short.
 */
export function smallestDataChange(
  context: SampleContext,
  deal: Deal,
  definition: Definition,
): Counterfactual<DataChange> | null {
  const got = furthest(play(context, deal, definition), definition);
  if (!leadsFurther(definition, got)) return null;
  const possible = possibleDataChanges(context, deal, definition);
  let sets: { changes: DataChange[]; deal: Deal }[] = [{ changes: [], deal }];
  for (let count = 1; count <= MOST_CHANGES; count++) {
    const tried: { changes: DataChange[]; deal: Deal; short: number }[] = [];
    for (const set of sets) {
      for (const change of possible) {
        const changed = applyDataChange(set.deal, change);
        if (!changed) continue;
        const changes = [...set.changes, change];
        const played = play(context, changed, definition);
        const reaches = furthest(played, definition);
        if (reaches > got) return { changes, reaches: definition.stages[reaches]!.id };
        tried.push({ changes, deal: changed, short: shortOf(played, definition) });
      }
    }
    sets = tried.sort((a, b) => a.short - b.short).slice(0, BREADTH);
  }
  return null;
}

/** The smallest change of the definition (a condition weighs as much as ten points) that would have brought it further. */
export function smallestDefinitionChange(
  context: SampleContext,
  deal: Deal,
  definition: Definition,
): Counterfactual<DefinitionChange> | null {
  const got = furthest(play(context, deal, definition), definition);
  const changes: DefinitionChange[] = [];
  let changed = definition;
  while (changes.length < MOST_CHANGES) {
    const played = play(context, deal, changed);
    const alternatives = obstacles(played, changed)
      .map((shortfall) => ({ short: weight(shortfall.parts), some: changesFor(shortfall, played, changed) }))
      .filter(({ some }) => changes.length + some.length <= MOST_CHANGES)
      .sort((a, b) => a.short - b.short || givenUp(a.some) - givenUp(b.some))
      .map(({ some }) => ({ some, definition: some.reduce(applyDefinitionChange, changed) }));
    for (const { some, definition: tried } of alternatives) {
      const reaches = furthest(play(context, deal, tried), tried);
      if (reaches > got) return { changes: [...changes, ...some], reaches: tried.stages[reaches]!.id };
    }
    // What disqualified it stood before what else it was short of: without the first, look for the second.
    const [first] = alternatives;
    if (!first) return null;
    changes.push(...first.some);
    changed = first.definition;
  }
  return null;
}

/** Whether any way leads to a stage further down the list. */
function leadsFurther({ stages, transitions }: Definition, stage: number): boolean {
  return transitions.some(
    (transition) =>
      transition.kind !== 'disqualify' && stages.findIndex(({ id }) => id === transition.to) > stage,
  );
}

function play(context: SampleContext, deal: Deal, definition: Definition): Replay {
  return replay(scoreMoments(momentsOf(context, deal, definition), definition), definition, byTruth);
}

/** What kept a deal from going on: what disqualified it, or what it was short of where it stands; the least first. */
function obstacles({ out, current, moments, since }: Replay, definition: Definition): Shortfall[] {
  if (current !== null) return shortfalls(current, moments.slice(since), definition);
  const at = moments.find(({ moment }) => moment.at === out?.at);
  const by = definition.transitions.find(({ id }) => id === out?.transition);
  const shortfall = at && by && shortfallOf(by, at, 'false');
  return shortfall ? [shortfall] : [];
}

function shortOf(played: Replay, definition: Definition): number {
  const [least] = played.current === null ? [] : obstacles(played, definition);
  return least ? weight(least.parts) : Number.POSITIVE_INFINITY;
}
