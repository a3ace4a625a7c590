/** Score comparisons at each moment of each deal. */
import { normalize } from '../../domain/criteria/text.ts';
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Comparison, ScoreCondition, Scoring } from '../../domain/definition/schema.ts';
import { type Bitmap, fieldByRole, hasBit } from '../../domain/sample/sample.ts';
import type { Evaluated, ScoreLook } from '../criteria/criteria.ts';
import { knownFrom } from '../criteria/field-conditions.ts';
import { emptyMasks, fillBits } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { type Bounds, Comparing, type DecidedBefore } from './comparing.ts';
import type { Scores } from './points.ts';
import type { ScoreOf } from './sums.ts';

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
  before: DecidedBefore | null = null,
): Evaluated {
  const comparing = new Comparing(scores, moments.count, before);
  if (look.kind === 'scoreBand') {
    comparing.compare(0, moments.count, boundsOfBand(bandOf(look.band, bands)));
    return comparing.result;
  }
  const others = boundsOf(look.is);
  const source = fieldByRole(prepared.sample, 'source');
  if (!look.bySource || !source) {
    comparing.compare(0, moments.count, others);
    return comparing.result;
  }
  const bySource = boundsBySource(look.bySource, source.key, prepared);
  const known = knownFrom(prepared.sample, moments, source);
  const { first } = moments;
  for (let deal = 0; deal < prepared.sample.deals; deal += 1) {
    const own = bySource(deal);
    const since = own ? known(deal) : first[deal + 1]!;
    comparing.compare(first[deal]!, since, others);
    if (own) comparing.compare(since, first[deal + 1]!, own);
  }
  return comparing.result;
}

/** The bounds that a look compares with, for a deal at a moment. */
export function boundsAt(
  look: ScoreLook,
  bands: Scoring['bands'],
  prepared: PreparedSample,
  moments: Moments,
): (deal: number, moment: number) => Bounds {
  const others = look.kind === 'score' ? boundsOf(look.is) : boundsOfBand(bandOf(look.band, bands));
  const source = fieldByRole(prepared.sample, 'source');
  if (look.kind !== 'score' || !look.bySource || !source) return () => others;
  const bySource = boundsBySource(look.bySource, source.key, prepared);
  const known = knownFrom(prepared.sample, moments, source);
  return (deal, moment) => {
    const own = bySource(deal);
    return own && known(deal) <= moment ? own : others;
  };
}

/** The moments at which a look compares with the bar of a source, or with that of all others where none is named. */
export function whereBarHolds(
  { bySource }: ScoreCondition,
  source: string | null,
  prepared: PreparedSample,
  moments: Moments,
): Bitmap {
  const holds = emptyMasks(moments.count).isTrue;
  if (source === null) fillBits(holds, 0, moments.count);
  const field = fieldByRole(prepared.sample, 'source');
  if (!bySource || !field) return holds;
  const listed = Object.fromEntries(Object.keys(bySource).map((name) => [name, name]));
  const nameOf = valueBySource(listed, field.key, prepared);
  const known = knownFrom(prepared.sample, moments, field);
  for (let deal = 0; deal < prepared.sample.deals; deal += 1) {
    const name = nameOf(deal);
    if (name === undefined || (source !== null && name !== source)) continue;
    for (let moment = known(deal); moment < moments.first[deal + 1]!; moment += 1) {
      holds[moment >> 5]! ^= 1 << (moment & 31);
    }
  }
  return holds;
}

const boundsOfBand = ({ from, below }: Scoring['bands'][number]): Bounds => ({
  from: from === undefined ? Number.NEGATIVE_INFINITY : toThousandths(from),
  // Scores are whole thousandths, so below an end is at most the thousandth before it.
  to: below === undefined ? Number.POSITIVE_INFINITY : toThousandths(below) - 1,
});

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
  const bounds = Object.entries(listed).map(([name, is]) => [name, boundsOf(is)] as const);
  return valueBySource(Object.fromEntries(bounds), source, prepared);
}

/** By deal, what is listed for its source, compared as text is; of names that are equal as text the first counts. */
function valueBySource<T>(
  listed: Record<string, T>,
  source: string,
  prepared: PreparedSample,
): (deal: number) => T | undefined {
  const values = new Map<string, T>();
  for (const [name, value] of Object.entries(listed)) {
    const text = normalize(name);
    if (!values.has(text)) values.set(text, value);
  }
  const column = prepared.sample.columns.get(source)!;
  if (column.kind === 'text') {
    const byCode = prepared
      .texts(source)!
      .texts()
      .map((texts) => {
        const found = texts.find((text) => values.has(text));
        return found === undefined ? undefined : values.get(found);
      });
    return (deal) => byCode[column.codes[deal]! - 1];
  }
  return (deal) => {
    if (hasBit(column.missing, deal)) return undefined;
    const value = column.kind === 'boolean' ? hasBit(column.values, deal) : column.values[deal]!;
    return values.get(normalize(String(value)));
  };
}
