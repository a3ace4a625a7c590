/** The worker's answers about the evidence: the won deals, what they share, what the sample can't show. */
import type { Sample } from '#shared/domain/sample/sample.ts';
import { type Audit, auditWon } from '#shared/engine/audit.ts';
import { type Flag, flagsOf } from '#shared/engine/flags.ts';
import { proposeScorecard, type Scorecard, type ThresholdBasis } from '#shared/engine/scorecard.ts';
import { findTraits, type Traits } from '#shared/engine/traits.ts';

export interface EvidenceQuestions {
  flags: { args: Record<string, never>; result: Flag[] };
  /** The last won deals, so many. */
  audit: { args: { last: number }; result: Audit };
  traits: { args: Record<string, never>; result: Traits };
  scorecard: {
    args: { threshold: ThresholdBasis; name: string };
    result: Scorecard | { impossible: string };
  };
}

type EvidenceAnswers = {
  [Q in keyof EvidenceQuestions]: (args: EvidenceQuestions[Q]['args']) => EvidenceQuestions[Q]['result'];
};

export const evidenceAnswers = (sampleNow: () => { sample: Sample; shown: Sample }): EvidenceAnswers => ({
  flags: () => flagsOf(sampleNow().shown),
  audit: ({ last }) => auditWon(sampleNow().shown, { last }),
  traits: () => findTraits(sampleNow().sample),
  scorecard: ({ threshold, name }) =>
    proposeScorecard(sampleNow().sample, { threshold, name, side: 'agreed' }),
});
