/** Score comparisons at each moment of each deal. */
import { normalize } from '../domain/criteria/text.ts';
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import type { Comparison, ScoreCondition, Scoring } from '../domain/definition/schema.ts';
import { fieldByRole, hasBit, setBit } from '../domain/sample/sample.ts';
import type { Evaluated, ScoreLook } from './criteria.ts';
import { knownFrom } from './field-conditions.ts';
import { emptyMasks } from './masks.ts';
import type { Moments } from './moments.ts';
import type { PreparedSample } from './prepared.ts';
import { beyond, type ScoreOf, type Scores } from './sums.ts';

/** The ends of a stretch of scores, in whole thousandths, both included. */
export interface Bounds {
  from: number;
  to: number;
}

/** Which score a condition looks at. */
export function scoreLookedAt(look: ScoreLook, bands: Scoring['bands']): ScoreOf {
  return look.kind === 'score' ? look.of : bandOf(look.band, bands).of;
}

/** Where a score meets a condition, and where its range leaves that in doubt. */
export function decide(
  look: ScoreLook,
  bands: Scoring['bands'],
  scores: Scores,
  prepared: PreparedSample,
  moments: Moments,
): Evaluated {
  const value = emptyMasks(moments.count);
  const firm = scores.below ? emptyMasks(moments.count) : value;
  const result = { value, firm };
  if (look.kind === 'scoreBand') {
    const { from, below } = bandOf(look.band, bands);
    compare(scores, 0, moments.count, result, {
      from: from === undefined ? Number.NEGATIVE_INFINITY : toThousandths(from),
      to: below === undefined ? Number.POSITIVE_INFINITY : toThousandths(below) - 1,
    });
    return result;
  }
  const others = boundsOf(look.is);
  const source = fieldByRole(prepared.sample, 'source');
  if (!look.bySource || !source) {
    compare(scores, 0, moments.count, result, others);
    return result;
  }
  const bySource = boundsBySource(look.bySource, source.key, prepared);
  const known = knownFrom(prepared.sample, moments, source);
  const { first } = moments;
  for (let deal = 0; deal < prepared.sample.deals; deal += 1) {
    const own = bySource(deal);
    const since = own ? known(deal) : first[deal + 1]!;
    compare(scores, first[deal]!, since, result, others);
    if (own) compare(scores, since, first[deal + 1]!, result, own);
  }
  return result;
}

export function bandOf(id: string, bands: Scoring['bands']): Scoring['bands'][number] {
  const band = bands.find((one) => one.id === id);
  if (!band) throw new Error(`The definition has no score band “${id}”.`);
  return band;
}

export function boundsOf(is: Comparison): Bounds {
  return {
    from:
      is.op === 'atMost' ? Number.NEGATIVE_INFINITY : toThousandths(is.op === 'atLeast' ? is.value : is.low),
    to:
      is.op === 'atLeast' ? Number.POSITIVE_INFINITY : toThousandths(is.op === 'atMost' ? is.value : is.high),
  };
}

/** The bounds that hold for a deal once its source is known; undefined where its source isn't listed. */
export function boundsBySource(
  listed: NonNullable<ScoreCondition['bySource']>,
  source: string,
  prepared: PreparedSample,
): (deal: number) => Bounds | undefined {
  const bounds = new Map<string, Bounds>();
  for (const [name, is] of Object.entries(listed)) {
    const text = normalize(name);
    if (!bounds.has(text)) bounds.set(text, boundsOf(is));
  }
  const column = prepared.sample.columns.get(source)!;
  if (column.kind === 'text') {
    const byCode = prepared
      .texts(source)!
      .texts()
      .map((texts) => {
        const found = texts.find((text) => bounds.has(text));
        return found === undefined ? undefined : bounds.get(found);
      });
    return (deal) => byCode[column.codes[deal]! - 1];
  }
  return (deal) => {
    if (hasBit(column.missing, deal)) return undefined;
    const value = column.kind === 'boolean' ? hasBit(column.values, deal) : column.values[deal]!;
    return bounds.get(normalize(String(value)));
  };
}

/** Compares the moments `begin … end - 1`. */
function compare(scores: Scores, begin: number, end: number, result: Evaluated, bounds: Bounds): void {
  const most = beyond(scores.points);
  const from = Math.min(Math.max(bounds.from, -most), most);
  const to = Math.min(Math.max(bounds.to, -most), most);
  if (scores.points instanceof Int32Array) compareNarrow(scores, begin, end, result, from, to);
  else compareWide(scores, begin, end, result, from, to);
}

/**
 * In 32 bits, 32 moments at a time and without branches, which the processor would guess wrong: `x >> 31` is -1
 * where x is negative, else 0.
 */
function compareNarrow(
  { points, below, above }: Scores,
  begin: number,
  end: number,
  { value, firm }: Evaluated,
  from: number,
  to: number,
): void {
  for (let moment = begin; moment < end; ) {
    const index = moment >> 5;
    const start = moment;
    const stop = Math.min(end, (index + 1) << 5);
    let isTrue = 0;
    for (; moment < stop; moment += 1) {
      const score = points[moment]!;
      isTrue |= (1 + (((score - from) | (to - score)) >> 31)) << (moment & 31);
    }
    value.isTrue[index]! |= isTrue;
    if (below === null || above === null) continue;
    let isFirm = 0;
    let isUnknown = 0;
    for (moment = start; moment < stop; moment += 1) {
      const low = points[moment]! - below[moment]!;
      const high = points[moment]! + above[moment]!;
      const outside = ((high - from) | (to - low)) >> 31;
      const notInside = ((low - from) | (to - high)) >> 31;
      isFirm |= (1 + notInside) << (moment & 31);
      isUnknown |= ((1 + outside) & -notInside) << (moment & 31);
    }
    firm.isTrue[index]! |= isFirm;
    firm.isUnknown[index]! |= isUnknown;
  }
}

/** The same for scores of any size. */
function compareWide(
  { points, below, above }: Scores,
  begin: number,
  end: number,
  { value, firm }: Evaluated,
  from: number,
  to: number,
): void {
  for (let moment = begin; moment < end; moment += 1) {
    const score = points[moment]!;
    if (score >= from && score <= to) setBit(value.isTrue, moment);
    if (below === null || above === null) continue;
    const low = score - below[moment]!;
    const high = score + above[moment]!;
    if (high < from || low > to) continue;
    setBit(low >= from && high <= to ? firm.isTrue : firm.isUnknown, moment);
  }
}
