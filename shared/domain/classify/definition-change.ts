/** Changes of a definition that let a deal pass: a threshold lowered, a count relaxed, a condition not asked. */
import { evaluate, type Seen } from '../criteria/evaluate.ts';
import { listedSource } from '../criteria/scores.ts';
import { criterionAt, replaceAt } from '../definition/edit-criterion.ts';
import type { Comparison, Criterion, Definition, ScoreBand } from '../definition/schema.ts';
import type { Shortfall, ShortPart } from './near-miss.ts';
import type { Replay, ReplayedMoment } from './replay.ts';

export type DefinitionChange =
  /** A condition of a transition compares otherwise: its score (for one source, where it names one) or its count. */
  | {
      kind: 'compare';
      transition: string;
      path: readonly number[];
      source: string | null;
      from: Comparison;
      to: Comparison;
    }
  /** A band of scores begins or ends elsewhere. */
  | { kind: 'band'; band: string; to: Pick<ScoreBand, 'from' | 'below'> }
  /** A condition of a transition is not asked: it passes, whatever the data. */
  | { kind: 'drop'; transition: string; path: readonly number[]; passesAs: 'true' | 'false' };

/** The changes that make up for a shortfall of a replay by the definition, one for each condition. */
export function changesFor(
  shortfall: Shortfall,
  { moments }: Replay,
  definition: Definition,
): DefinitionChange[] {
  const at = moments.find(({ moment }) => moment.at === shortfall.at)!;
  const { id, when } = definition.transitions.find((transition) => transition.id === shortfall.transition)!;
  return shortfall.parts.map((part) => changeFor(id, when, part, at));
}

/** How much of its conditions a definition gives up: 1 for each that is not asked, less for a count that is relaxed. */
export function givenUp(changes: readonly DefinitionChange[]): number {
  return changes.reduce((sum, change) => {
    if (change.kind !== 'compare') return sum + (change.kind === 'drop' ? 1 : 0);
    const [from, to] = [reachOf(change.from), reachOf(change.to)];
    return sum + Math.abs(to - from) / Math.max(1, Math.abs(from), Math.abs(to));
  }, 0);
}

const reachOf = (is: Comparison): number => (is.op === 'between' ? is.high - is.low : is.value);

/** A definition after a change. */
export function applyDefinitionChange(definition: Definition, change: DefinitionChange): Definition {
  if (change.kind === 'band') {
    const bands = definition.scoring.bands.map((band) =>
      band.id === change.band ? { ...band, ...change.to } : band,
    );
    return { ...definition, scoring: { ...definition.scoring, bands } };
  }
  return {
    ...definition,
    transitions: definition.transitions.map((transition) =>
      transition.id === change.transition
        ? { ...transition, when: replaceAt(transition.when, change.path, changed(transition.when, change)) }
        : transition,
    ),
  };
}

function changed(when: Criterion, change: Exclude<DefinitionChange, { kind: 'band' }>): Criterion {
  if (change.kind === 'drop') return { kind: change.passesAs === 'true' ? 'all' : 'any', of: [] };
  const condition = criterionAt(when, change.path)!;
  if (condition.kind === 'touchpoints') return { ...condition, is: change.to };
  if (condition.kind !== 'score') return condition;
  if (change.source === null) return { ...condition, is: change.to };
  return { ...condition, bySource: { ...condition.bySource, [change.source]: change.to } };
}

function changeFor(
  transition: string,
  when: Criterion,
  { path, wanted }: ShortPart,
  { moment, scored }: ReplayedMoment,
): DefinitionChange {
  const condition = criterionAt(when, path)!;
  const { seen, value } = evaluate(condition, moment, scored);
  const drop: DefinitionChange = { kind: 'drop', transition, path, passesAs: wanted };
  if (wanted === 'false' || value === 'unknown') return drop;
  if (condition.kind === 'score' && seen?.kind === 'score') {
    const source = listedSource(condition, moment);
    const from = source === null ? condition.is : condition.bySource![source]!;
    return { kind: 'compare', transition, path, source, from, to: widened(from, seen.points / 1000) };
  }
  if (condition.kind === 'touchpoints' && seen?.kind === 'touchpoints') {
    // A count of nothing asks for nothing.
    if (seen.measured === 0) return drop;
    const to = widened(condition.is, seen.measured);
    return { kind: 'compare', transition, path, source: null, from: condition.is, to };
  }
  if (condition.kind === 'scoreBand' && seen?.kind === 'score') {
    return { kind: 'band', band: condition.band, to: widenedBand(seen) };
  }
  return drop;
}

/** The comparison, just wide enough for a number. */
function widened(is: Comparison, number: number): Comparison {
  if (is.op !== 'between') return { op: is.op, value: number };
  return { op: 'between', low: Math.min(is.low, number), high: Math.max(is.high, number) };
}

function widenedBand({ points, from, to }: Seen & { kind: 'score' }): Pick<ScoreBand, 'from' | 'below'> {
  if (from !== null && points < from) return { from: points / 1000 };
  return to !== null && points > to ? { below: (points + 1) / 1000 } : {};
}
