/** Test leads before the reference. */

import { classify } from '#shared/domain/classify/classify.ts';
import { momentsOf } from '#shared/domain/classify/moments.ts';
import { byTruth, replay, scoreMoments } from '#shared/domain/classify/replay.ts';
import type { Classification, Score } from '#shared/domain/classify/result.ts';
import type { Moment } from '#shared/domain/criteria/moment.ts';
import type { ScoreOf } from '#shared/domain/criteria/scores.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { contextOf, dealsOf } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { type DraftLead, finished, GOLDEN_END } from './draft-lead.ts';

export interface Judged {
  classification: Classification;
  /** At the end. */
  scores: Readonly<Record<ScoreOf, Score>>;
  /** Ids of the transitions that were taken. */
  taken: ReadonlySet<string>;
  end: Moment;
}

/** The leads as a sample with the fields of another. */
export function sampleOfLeads(leads: readonly DraftLead[], { fields, timeZone }: Sample): Sample {
  const known = new Map(fields.map((field) => [field.key, field.known]));
  return buildSample({
    fields: fields.map(({ key, type, label, role, stage, known: since }) => ({
      key,
      type,
      label,
      known: since,
      ...(role === null ? {} : { role }),
      ...(stage === null ? {} : { stage }),
    })),
    deals: leads.map((lead) => finished(lead, known)),
    asOf: GOLDEN_END,
    timeZone,
  });
}

export function judge(sample: Sample, definition: Definition): Judged[] {
  const context = contextOf(sample);
  return Array.from(dealsOf(sample), (deal) => {
    const moments = scoreMoments(momentsOf(context, deal, definition), definition);
    const { moments: replayed } = replay(moments, definition, byTruth);
    const last = moments.at(-1)!;
    const taken = replayed.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.taken ? [step.taken.id] : [])),
    );
    return {
      classification: classify(context, deal, definition),
      scores: last.scored.scores,
      taken: new Set(taken),
      end: last.moment,
    };
  });
}
