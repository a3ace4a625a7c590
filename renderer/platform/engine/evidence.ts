/** The worker's answers about the evidence: the won deals, what they share, what the sample can't show. */
import { DAY } from '#shared/domain/sample/calendar.ts';
import { beginOf } from '#shared/domain/sample/deal-ends.ts';
import type { Instant, Sample } from '#shared/domain/sample/sample.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import { type Audit, auditWon } from '#shared/engine/evidence/audit.ts';
import { type Flag, flagsOf, type YoungDeals } from '#shared/engine/evidence/flags.ts';
import { findTraits, type Traits } from '#shared/engine/evidence/traits.ts';
import { proposeScorecard, type Scorecard, type ThresholdBasis } from '#shared/engine/scorecard/scorecard.ts';
import { dealName } from '#shared/engine/simulate/deal-list.ts';

export interface EvidenceQuestions {
  flags: { args: Record<string, never>; result: Flag[] };
  /** The open deals that are too young to tell: how many, and the oldest of them, at most so many. */
  young: {
    args: { most: number };
    result: YoungDeals & { rows: { place: number; deal: string; begins: Instant; days: number }[] };
  };
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

interface Now {
  sample: Sample;
  readable: Sample;
  shown: Sample;
  young: { rule: YoungRule; days: number | null; deals: Uint32Array };
}

export const evidenceAnswers = (
  sampleNow: () => Now,
  asShown: (sample: Sample) => Sample,
): EvidenceAnswers => ({
  flags() {
    const { shown, young } = sampleNow();
    return flagsOf(shown, { ...young, deals: young.deals.length });
  },
  young({ most }) {
    const { readable, young } = sampleNow();
    const begins = (deal: number) => beginOf(readable, deal);
    const oldest = young.deals.toSorted((a, b) => begins(a) - begins(b)).subarray(0, most);
    const named = asShown(readable);
    const rows = Array.from(oldest, (deal) => ({
      place: deal,
      deal: dealName(named, deal),
      begins: begins(deal),
      days: Math.floor((readable.asOf - begins(deal)) / DAY),
    }));
    return { ...young, deals: young.deals.length, rows };
  },
  audit: ({ last }) => auditWon(sampleNow().shown, { last }),
  traits: () => findTraits(sampleNow().sample),
  scorecard: ({ threshold, name }) =>
    proposeScorecard(sampleNow().sample, { threshold, name, side: 'agreed' }),
});
