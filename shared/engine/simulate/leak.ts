/**
 * The leak meter: what a definition seems to do with hindsight, every field known from the start, beside what it
 * honestly would have done. Fields that are filled in after the fact know how a deal ended.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import { allConditions } from '../../domain/definition/walk.ts';
import { canBeCorrected } from '../../domain/sample/correct-known.ts';
import {
  type Bitmap,
  fieldByRole,
  type Known,
  newBitmap,
  type Sample,
  setBit,
} from '../../domain/sample/sample.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import type { ByOutcome } from '../by-outcome.ts';
import { countMask } from '../by-outcome.ts';
import { fillBits, placesOf } from '../criteria/masks.ts';
import type { Engine } from '../engine.ts';
import { knownAfterDays } from '../sample/known-after.ts';
import type { Simulation } from '../simulation.ts';
import { precisionOf } from './summary.ts';

export interface LeakSide {
  /** Deals that reach the stage. */
  reached: ByOutcome;
  deals: Uint32Array;
  wonCaptured: Share | null;
  junkLetThrough: Share | null;
  precision: Share | null;
}

export interface LeakyField {
  field: string;
  label: string;
  /** From when it is known: at the end only, or since a date of its own. */
  known: Exclude<Known, 'start'>;
  /** How many days after a deal began, in the middle; null where no date says so. */
  knownAfterDays: number | null;
  /** Deals that reach the stage only if this field alone had been known from the start. */
  gained: Uint32Array;
  /** Deals that no longer reach it then. */
  lost: Uint32Array;
  gainedByOutcome: ByOutcome;
  lostByOutcome: ByOutcome;
}

export interface LeakMeter {
  honest: LeakSide;
  hindsight: LeakSide;
  /** Deals that reach the stage only with hindsight, and only without it. */
  gained: Uint32Array;
  lost: Uint32Array;
  gainedByOutcome: ByOutcome;
  lostByOutcome: ByOutcome;
  /** The fields known late that the definition looks at; those that move most deals first. */
  fields: LeakyField[];
  /** Fields known from the start that it looks at: were one of them filled in later, this is where to say so. */
  onTime: { field: string; label: string }[];
  /** Names of fields known late that it does not look at. */
  unused: string[];
}

/** Simulates with hindsight, of all fields and of each alone; pauses in between, and goes on when asked to. */
export function* leakOf(
  engine: Engine,
  sample: Sample,
  definition: Definition,
  honest: Simulation,
  stage: number,
  draft?: string,
): Generator<undefined, LeakMeter> {
  const asked = fieldsAsked(sample, definition);
  const late = sample.fields.filter(({ known }) => known !== 'start');
  const used = late.filter(({ key }) => asked.has(key));
  const honestly = reaching(honest.reached, stage);
  function* reachingKnowing(keys: ReadonlySet<string>): Generator<undefined, Bitmap> {
    if (keys.size === 0) return honestly;
    return reaching(yield* engine.reachedKnowing(definition, keys, draft), stage);
  }
  yield;
  const whole = yield* reachingKnowing(new Set(used.map(({ key }) => key)));
  const fields: LeakyField[] = [];
  for (const field of used) {
    yield;
    const alone = used.length === 1 ? whole : yield* reachingKnowing(new Set([field.key]));
    const { key, label } = field;
    const known = field.known as LeakyField['known'];
    fields.push({
      field: key,
      label,
      known,
      knownAfterDays: knownAfterDays(sample, field),
      ...moved(sample, honestly, alone),
    });
  }
  const size = ({ gained, lost }: LeakyField): number => gained.length + lost.length;
  return {
    honest: sideOf(sample, honestly),
    hindsight: sideOf(sample, whole),
    ...moved(sample, honestly, whole),
    fields: fields.sort((a, b) => size(b) - size(a)),
    onTime: sample.fields
      .filter((field) => field.known === 'start' && asked.has(field.key) && canBeCorrected(field))
      .map(({ key, label }) => ({ field: key, label })),
    unused: late.filter((field) => !used.includes(field)).map(({ label }) => label),
  };
}

/** Keys of the fields that a definition's conditions look at. */
function fieldsAsked(sample: Sample, definition: Definition): Set<string> {
  const source = fieldByRole(sample, 'source')?.key;
  const asked = new Set<string>();
  for (const condition of allConditions(definition)) {
    if (condition.kind === 'field') asked.add(condition.field);
    if (condition.kind === 'score' && condition.bySource && source) asked.add(source);
  }
  return asked;
}

function sideOf(sample: Sample, through: Bitmap): LeakSide {
  const [reached, all] = [countMask(through, sample), countMask(everyDeal(sample.deals), sample)];
  const [junk, junkThrough] = [all.lost + all.rejected, reached.lost + reached.rejected];
  return {
    reached,
    deals: placesOf(through),
    wonCaptured: shareOf(reached.won, all.won),
    junkLetThrough: shareOf(junkThrough, junk),
    precision: precisionOf({ won: reached.won, junk: junkThrough }, { won: all.won, junk }),
  };
}

function moved(
  sample: Sample,
  honest: Bitmap,
  other: Bitmap,
): Pick<LeakMeter, 'gained' | 'lost' | 'gainedByOutcome' | 'lostByOutcome'> {
  const gained = other.map((word, i) => word & ~honest[i]!);
  const lost = honest.map((word, i) => word & ~other[i]!);
  return {
    gained: placesOf(gained),
    lost: placesOf(lost),
    gainedByOutcome: countMask(gained, sample),
    lostByOutcome: countMask(lost, sample),
  };
}

/** The deals that reach a stage. */
function reaching(reached: Simulation['reached'], stage: number): Bitmap {
  const mask = newBitmap(reached.length);
  for (let deal = 0; deal < reached.length; deal += 1) if (reached[deal]! >= stage) setBit(mask, deal);
  return mask;
}

function everyDeal(deals: number): Bitmap {
  const mask = newBitmap(deals);
  fillBits(mask, 0, deals);
  return mask;
}
