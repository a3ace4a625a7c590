/** What a rule engine answers to a deal at one moment, beside what the reference says of that moment. */

import { momentsOf } from '#shared/domain/classify/moments.ts';
import { byTruth, replay, scoreMoments, transitionsFrom } from '#shared/domain/classify/replay.ts';
import { scoreAt } from '#shared/domain/classify/score.ts';
import { evaluate } from '#shared/domain/criteria/evaluate.ts';
import type { Moment } from '#shared/domain/criteria/moment.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { contextOf, dealsOf } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { type Decision, decisionOf } from '../../../../electron/host/exporting/pack/decision/decision.ts';
import type { InputValue } from '../../../../electron/host/exporting/pack/decision/inputs.ts';

export interface Answer {
  /** Whole thousandths. */
  score: number;
  categories: number[];
  /** Id of the transition to take; null for none. */
  step: string | null;
}

export type Facts = Record<string, InputValue>;
/** An engine: what it says of facts at a stage. */
export type Engine = (facts: Facts, stage: string) => Promise<Answer> | Answer;

export const decisionFor = (sample: Sample, definition: Definition): Decision =>
  decisionOf(definition, sqlFields(sample), sample.timeZone, namesFor(definition, sample.fields));

export const factsAt = (decision: Decision, moment: Moment): Facts =>
  Object.fromEntries(decision.inputs.map(({ name, read }) => [name, read(moment)]));

/** What the reference takes at a moment from a stage. */
function byReference(definition: Definition, moment: Moment, stage: string): Answer {
  const scored = scoreAt(definition.scoring, moment);
  const { total, fit, engagement, intent, negative } = scored.scores;
  const taken = transitionsFrom(definition, stage).find(
    ({ when }) => evaluate(when, moment, scored).value === 'true',
  );
  return {
    score: total.points,
    categories: [fit, engagement, intent, negative].map(({ points }) => points),
    step: taken?.id ?? null,
  };
}

export interface Disagreement {
  deal: number;
  stage: string;
  engine: Answer | string | null;
  reference: Answer | string | null;
}

/**
 * Asks an engine about every deal at its end: the score and the step from every stage, and, from where the
 * deal stood until then, step after step, the stage at which the app has it.
 */
export async function disagreements(
  sample: Sample,
  definition: Definition,
  engineFor: (decision: Decision) => Engine,
): Promise<Disagreement[]> {
  const context = contextOf(sample);
  const decision = decisionFor(sample, definition);
  const engine = engineFor(decision);
  const found: Disagreement[] = [];
  for (const deal of dealsOf(sample)) {
    const moments = momentsOf(context, deal, definition);
    const end = moments.at(-1)!;
    const facts = factsAt(decision, end);
    const answers = new Map<string, Answer>();
    for (const { id: stage } of definition.stages) {
      const said = await engine(facts, stage);
      answers.set(stage, said);
      const reference = byReference(definition, end, stage);
      if (JSON.stringify(said) !== JSON.stringify(reference)) {
        found.push({ deal: deal.index, stage, engine: said, reference });
      }
    }
    const before = scoreMoments(moments.slice(0, -1), definition);
    const stood =
      before.length === 0 ? definition.stages[0]!.id : replay(before, definition, byTruth).current;
    const whole = replay(scoreMoments(moments, definition), definition, byTruth).current;
    const stands = stood === null ? null : follow(definition, answers, stood);
    if (stands !== whole)
      found.push({ deal: deal.index, stage: 'at the end', engine: stands, reference: whole });
  }
  return found;
}

/** As the pack's README says: step after step, until there is none or a stage was entered already. */
function follow(definition: Definition, answers: ReadonlyMap<string, Answer>, from: string): string | null {
  const entered = new Set<string>();
  let stage = from;
  for (;;) {
    const step = definition.transitions.find(({ id }) => id === answers.get(stage)!.step);
    if (!step) return stage;
    if (step.kind === 'disqualify') return null;
    if (entered.has(step.to)) return stage;
    entered.add(step.to);
    stage = step.to;
  }
}

export const thousandths = (points: unknown): number => Math.round(Number(points) * 1000) + 0;
