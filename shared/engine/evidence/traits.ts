/**
 * What won deals share that lost and rejected ones lack: every value, word, band of a number and pattern of
 * touchpoints, each with its interval, corrected for how many were looked at, and each a criterion that can become
 * a rule. Deals for which something is not known are left out of its shares.
 */
import type { FieldCondition, TouchpointCondition } from '../../domain/definition/schema.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import { benjaminiHochberg } from '../../domain/statistics/false-discovery.ts';
import type { Share } from '../../domain/statistics/share.ts';
import type { TouchpointKind } from '../sample/touchpoint-kinds.ts';
import type { Candidate, Hindsight, TraitKind } from './candidates.ts';
import { type Against, compare, share } from './compare.ts';
import { type Ended, endedDeals } from './ended.ts';
import { type Finding, findings, LEAST_DEALS, questionsOf } from './find.ts';
import { pairsThatWorkTogether, type TraitPair } from './pairs.ts';
import { Truth } from './truth.ts';
import { compareInWords, counted, FALSE_DISCOVERY_RATE, labelOf, namesOfSample, withRange } from './words.ts';

export interface Trait {
  /** The same for the same trait of the same sample. */
  id: string;
  kind: TraitKind;
  /** Equal for traits about the same field or type of touchpoint. */
  family: string;
  /** The most telling of its family. */
  isLeading: boolean;
  /** `Industry is Logistics`, `at least 2 Pricing page views`. */
  label: string;
  /** What a click makes a rule of. For the first days of a deal, the same within as many days of any moment. */
  criterion: FieldCondition | TouchpointCondition;
  /** Only a deal's first so many days are looked at, which are as long for every deal; null: all of them. */
  firstDays: number | null;
  /** When what it looks at is known. */
  known: Candidate['known'];
  hindsight: Hindsight;
  /** Of the won deals for which it is known. */
  won: Share;
  /** Null where the sample has won deals only. */
  against: (Against & { q: number }) | null;
  /** Ended deals for which it is not known. */
  unknown: number;
  /** One sentence, without the label. */
  sentence: string;
}

export interface Traits {
  /** Ended deals. */
  won: number;
  others: number;
  /** Why nothing is compared: a sentence where the sample has won deals only; else null. */
  survivorship: string | null;
  /** The surest first; where nothing is compared, the most frequent. */
  traits: Trait[];
  /** Traits that nobody could have known at the start, apart, in the same order. */
  hindsight: Trait[];
  /** The surest first. */
  pairs: TraitPair[];
}

export interface TraitOptions {
  /** By type: what the room says that a type of touchpoint is, where the guess by its name is wrong. */
  kinds?: Readonly<Record<string, TouchpointKind>>;
}

/** The strongest traits, of so many families, are tried in pairs. */
const PAIRED = 40;

export function findTraits(sample: Sample, options: TraitOptions = {}): Traits {
  const ended = endedDeals(sample);
  const won = ended.deals.filter((deal) => ended.isWon[deal] === 1).length;
  const others = ended.deals.length - won;
  const truth = new Truth(sample);
  const found = won === 0 ? [] : findings(questionsOf(truth, options.kinds), ended);
  const apart = (isHindsight: boolean) =>
    ranked(
      sample,
      found.filter(({ candidate }) => (candidate.hindsight !== null) === isHindsight),
      ended.deals.length,
    );
  const traits = apart(false);
  return {
    won,
    others,
    survivorship: survivorship(won, others),
    traits,
    hindsight: apart(true),
    pairs: pairsAmong(traits, truth, ended),
  };
}

function survivorship(won: number, others: number): string | null {
  if (won === 0) return 'No deal of the sample was won, so there is nothing that won deals could share.';
  if (others > 0) return null;
  return (
    `The sample holds ${counted(won, 'won deal')} and no lost or rejected ones. What is listed is what won deals ` +
    'have; whether the others had it just as often, nobody can tell from these. Add lost and rejected deals to see ' +
    'what sets the won ones apart.'
  );
}

function ranked(sample: Sample, found: readonly Finding[], endedDeals: number): Trait[] {
  const names = namesOfSample(sample);
  // Where the value is known of one side only, there is nothing to compare.
  const known = found.filter(({ tally: { won } }) => won > 0);
  const compared = known.map(({ candidate, tally }) =>
    tally.others === 0 ? null : compare(tally, candidate),
  );
  const q = benjaminiHochberg(compared.map((against) => against?.p ?? 1));
  const traits = known.map(({ candidate, tally }, i): Trait => {
    const shareOfWon = share(tally.wonHits, tally.won);
    const against = compared[i] ? { ...compared[i], q: q[i]! } : null;
    return {
      id: JSON.stringify([candidate.condition, candidate.firstDays]),
      kind: candidate.kind,
      family: candidate.family,
      isLeading: false,
      label: labelOf(candidate, names),
      criterion: candidate.condition,
      firstDays: candidate.firstDays,
      known: candidate.known,
      hindsight: candidate.hindsight,
      won: shareOfWon,
      against,
      unknown: endedDeals - tally.won - tally.others,
      sentence: against
        ? compareInWords(shareOfWon, against.others, against.lift, against.q > FALSE_DISCOVERY_RATE)
        : `${withRange(shareOfWon)} won deals.`,
    };
  });
  traits.sort(surestFirst);
  const families = new Set<string>();
  for (const trait of traits) {
    trait.isLeading = !families.has(trait.family);
    families.add(trait.family);
  }
  return traits;
}

function surestFirst(a: Trait, b: Trait): number {
  const byP = (a.against?.p ?? 1) - (b.against?.p ?? 1);
  const byWeight = Math.abs(b.against?.weight ?? 0) - Math.abs(a.against?.weight ?? 0);
  return byP || byWeight || b.won.hits / b.won.of - a.won.hits / a.won.of || (a.id < b.id ? -1 : 1);
}

function pairsAmong(traits: readonly Trait[], truth: Truth, ended: Ended): TraitPair[] {
  const strongest = new Map<string, Trait>();
  for (const trait of traits) {
    if (trait.against && trait.firstDays === null && !strongest.has(trait.family)) {
      strongest.set(trait.family, trait);
    }
  }
  const parts = [...strongest.values()].slice(0, PAIRED).map((trait) => ({
    id: trait.id,
    label: trait.label,
    criterion: trait.criterion,
    lift: trait.against!.lift,
    truth: truth.of({ condition: trait.criterion, firstDays: null }),
  }));
  return pairsThatWorkTogether(parts, ended, LEAST_DEALS);
}
