/** What a simulation says of a whole sample, in the words of the field. A deal reaches a stage if it got that far or further. */

import { acrossAcceptance, againstBand } from '../../domain/definition/band-meaning.ts';
import { leadingTo } from '../../domain/definition/forward.ts';
import type { Definition } from '../../domain/definition/schema.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { fieldByRole, hasBit, type Sample } from '../../domain/sample/sample.ts';
import { timeSpanned } from '../../domain/sample/young.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import { type ByOutcome, isFunnel, sumOf } from '../by-outcome.ts';
import type { CriterionCounts, Simulation } from '../simulation.ts';
import { type LeadTime, leadTimesOf } from './arrivals.ts';
import { type SourceSummary, summarizeSources } from './by-source.ts';
import { type Tally, tally } from './tally.ts';

/** How many of the deals at a stage get to the next one. */
export interface Conversion extends Share {
  /** Against the stage's target band; null where it has none, and where won deals alone have ended. */
  band: 'under' | 'in' | 'over' | null;
}

export interface StageSummary {
  /** Id of the stage. */
  stage: string;
  /** Deals that reach it. */
  byOutcome: ByOutcome;
  /** Deals that stand at it in the end. */
  standing: ByOutcome;
  /** Deals that don't reach it, but would if doubt favoured them: they lack data. */
  undecided: ByOutcome;
  /** The money behind the deals that reach it; null where the sample has no amounts. Missing amounts add nothing. */
  amount: ByOutcome | null;
  /**
   * Into the next stage; null at the last stage, where nothing leads on (see `leadingTo`), where no deal reaches this
   * one, and where none goes on while all of them lack the data to tell.
   */
  conversion: Conversion | null;
  /** Deals that come here in an average week of the sample (see `arrivals`); null where the sample spans no time. */
  arrivalsPerWeek: number | null;
  leadTime: LeadTime | null;
}

/** What speaks for and against drawing the line at one stage. */
export interface Verdict {
  /** Index of the stage. */
  stage: number;
  /** Recall: of the won deals, those that reach it; null where the sample has no won deals. */
  wonCaptured: Share | null;
  /** Of the won, lost and rejected deals that reach it, those that were won. */
  precision: Share | null;
  /** Why there is no precision: deals that all ended alike can't show it, nor a stage that nobody reaches. */
  noPrecision: 'noLostOrRejected' | 'noWon' | 'noneReach' | null;
  /** Of the lost and rejected deals, those that reach it; null where the sample has none. */
  junkLetThrough: Share | null;
  arrivalsPerWeek: number | null;
  leadTime: LeadTime | null;
  /** The largest source first; [] where the sample has no sources. */
  bySource: SourceSummary[];
}

export interface RuleCounts extends CriterionCounts {
  rule: string;
}

export interface Summary {
  /** All deals of the sample. */
  deals: ByOutcome;
  /** Deals for which a transition that was looked at lacked data. */
  undecided: ByOutcome;
  /** Deals that end out of the funnel. */
  out: ByOutcome;
  /** In the definition's order. */
  stages: StageSummary[];
  /** How many MQLs become SQLs, where stages lie between the two and data can tell; `from` and `to` are their indexes. */
  qualified: (Share & { from: number; to: number }) | null;
  /** In the definition's order: the deals that ever took the transition. */
  transitions: { transition: string; byOutcome: ByOutcome }[];
  /** In the definition's order: for which deals the rule is true in the end, and for which unknown. */
  rules: RuleCounts[];
  verdict: Verdict;
}

/** What is counted over a simulation. */
export interface Counted extends Tally {
  /** By transition, the deals that ever took it. */
  taken: ByOutcome[];
  /** By rule. */
  rules: CriterionCounts[];
  /** By stage. */
  leadTimes: (LeadTime | null)[];
  /** Of the stage that the verdict is about. */
  bySource: SourceSummary[];
  /** How many weeks the sample spans. */
  weeks: number;
  /** Whether each deal that gets to one stage would get to another if doubt favoured it. */
  allCouldReach(from: number, to: number): boolean;
}

/**
 * Sums up what a simulation of the definition says. `stage` is the index of the stage that the verdict is about:
 * the second, unless given.
 */
export function summarize(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  options: { stage?: number } = {},
): Summary {
  const stage = judgedStage(definition, options.stage);
  return summaryOf(sample, definition, stage, {
    ...tally(sample, simulation, definition.stages.length, amountsOf(sample) ?? (() => 0)),
    taken: simulation.takenByOutcome(),
    rules: simulation.rulesByOutcome(),
    leadTimes: leadTimesOf(
      sample,
      simulation,
      definition.stages.map(({ name }) => name),
    ),
    bySource: summarizeSources(sample, simulation, stage),
    weeks: weeksOf(sample, simulation),
    allCouldReach: (from, to) => allCouldReach(simulation, from, to),
  });
}

/** The stage that a verdict is about, by its index: the second, unless another is asked for; the last where there are fewer. */
export const judgedStage = ({ stages }: Definition, asked = 1): number => Math.min(asked, stages.length - 1);

/** The same from what was counted. */
export function summaryOf(sample: Sample, definition: Definition, stage: number, counted: Counted): Summary {
  const hasAmounts = amountsOf(sample) !== null;
  const { deals, leadTimes, weeks } = counted;
  const isLedTo = definition.stages.map((_, stage) => leadingTo(definition, stage).length > 0);
  const convert = (from: number, to: number): Share | null => {
    for (let stage = from + 1; stage <= to; stage += 1) if (!isLedTo[stage]) return null;
    const [here, next] = [from, to].map((stage) => counted.stages[stage]?.reached);
    const share = here && next ? shareOf(sumOf(next), sumOf(here)) : null;
    return share?.hits === 0 && counted.allCouldReach(from, to) ? null : share;
  };
  const stages = definition.stages.map(({ id, band }, at): StageSummary => {
    const { reached, standing, undecided, amount } = counted.stages[at]!;
    const conversion = convert(at, at + 1);
    return {
      stage: id,
      byOutcome: reached,
      standing,
      undecided,
      amount: hasAmounts ? amount : null,
      conversion: conversion && {
        ...conversion,
        band: band && isFunnel(deals) ? againstBand(conversion.hits / conversion.of, band) : null,
      },
      arrivalsPerWeek: weeks > 0 ? sumOf(reached) / weeks : null,
      leadTime: leadTimes[at]!,
    };
  });
  const across = acrossAcceptance(definition.stages);
  const qualified = across && convert(across.from, across.to);
  return {
    deals,
    undecided: counted.undecided,
    out: counted.out,
    stages,
    qualified: qualified && { ...qualified, ...across! },
    transitions: counted.taken.map((byOutcome, i) => ({
      transition: definition.transitions[i]!.id,
      byOutcome,
    })),
    rules: counted.rules.map((counts, i) => ({ rule: definition.scoring.rules[i]!.id, ...counts })),
    verdict: verdictAt(stage, deals, stages[stage]!, counted.bySource),
  };
}

function verdictAt(
  stage: number,
  deals: ByOutcome,
  { byOutcome, arrivalsPerWeek, leadTime }: StageSummary,
  bySource: SourceSummary[],
): Verdict {
  const junk = deals.lost + deals.rejected;
  const junkThrough = byOutcome.lost + byOutcome.rejected;
  const precision = precisionOf({ won: byOutcome.won, junk: junkThrough }, { won: deals.won, junk });
  return {
    stage,
    wonCaptured: shareOf(byOutcome.won, deals.won),
    precision,
    noPrecision: precision ? null : whyNone({ won: deals.won, junk }),
    junkLetThrough: shareOf(junkThrough, junk),
    arrivalsPerWeek,
    leadTime,
    bySource,
  };
}

/** How many have ended well, and not. */
interface Ended {
  won: number;
  junk: number;
}

/** Of the ended deals that get through, the won; null where none does, and where all that ended did so alike. */
export const precisionOf = (through: Ended, all: Ended): Share | null =>
  all.won === 0 || all.junk === 0 ? null : shareOf(through.won, through.won + through.junk);

function whyNone({ won, junk }: Ended): Verdict['noPrecision'] {
  if (junk === 0) return 'noLostOrRejected';
  return won === 0 ? 'noWon' : 'noneReach';
}

/** Whether each deal that gets to one stage would get to another if doubt favoured it. */
function allCouldReach({ deals, reached, couldReach }: Simulation, from: number, to: number): boolean {
  for (let deal = 0; deal < deals; deal += 1) {
    if (reached[deal]! >= from && couldReach[deal]! < to) return false;
  }
  return true;
}

/** How many weeks the sample spans: from the first moment of all deals to its own date. */
export const weeksOf = (sample: Sample, simulation: Simulation): number =>
  timeSpanned(sample, earliest(simulation)) / (7 * DAY);

/** The first moment of all deals: each deal is at the first stage from its own first moment on. */
function earliest(simulation: Simulation): number {
  const begins = simulation.lookedAt ?? simulation.reachedAt;
  let first = Number.POSITIVE_INFINITY;
  for (let deal = 0; deal < simulation.deals; deal += 1) if (begins[deal]! < first) first = begins[deal]!;
  return first;
}

/** The amount of each deal, 0 where it has none; null where the sample has no amounts. */
export function amountsOf(sample: Sample): ((deal: number) => number) | null {
  const field = fieldByRole(sample, 'amount');
  const column = field && sample.columns.get(field.key);
  if (column?.kind !== 'number') return null;
  return (deal) => (hasBit(column.missing, deal) ? 0 : column.values[deal]!);
}
