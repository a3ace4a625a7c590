/**
 * The leak meter: what a definition seems to do with hindsight, every field known from the start, beside what it
 * honestly would have done. Fields that are filled in after the fact know how a deal ended.
 */
import type { Definition } from '../domain/definition/schema.ts';
import { allConditions } from '../domain/definition/walk.ts';
import { canBeCorrected } from '../domain/sample/correct-known.ts';
import { fieldByRole, type Known, OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import type { Engine } from './engine.ts';
import { knownAfterDays } from './known-after.ts';
import type { Simulation } from './simulation.ts';
import { type ByOutcome, precisionOf, type Share, shareOf } from './summary.ts';

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
  const simulateKnowing = (keys: ReadonlySet<string>): Simulation =>
    keys.size === 0 ? honest : engine.simulateKnowing(definition, keys, draft);
  yield;
  const whole = simulateKnowing(new Set(used.map(({ key }) => key)));
  const fields: LeakyField[] = [];
  for (const field of used) {
    yield;
    const alone = used.length === 1 ? whole : simulateKnowing(new Set([field.key]));
    const { key, label } = field;
    const known = field.known as LeakyField['known'];
    fields.push({
      field: key,
      label,
      known,
      knownAfterDays: knownAfterDays(sample, field),
      ...moved(sample, honest, alone, stage),
    });
  }
  const size = ({ gained, lost }: LeakyField): number => gained.length + lost.length;
  return {
    honest: sideOf(sample, honest, stage),
    hindsight: sideOf(sample, whole, stage),
    ...moved(sample, honest, whole, stage),
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

function sideOf(sample: Sample, simulation: Simulation, stage: number): LeakSide {
  const reached = none();
  const all = none();
  const deals: number[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    all[outcome] += 1;
    if (simulation.reached[deal]! < stage) continue;
    reached[outcome] += 1;
    deals.push(deal);
  }
  const junk = all.lost + all.rejected;
  const through = reached.lost + reached.rejected;
  return {
    reached,
    deals: Uint32Array.from(deals),
    wonCaptured: shareOf(reached.won, all.won),
    junkLetThrough: shareOf(through, junk),
    precision: precisionOf({ won: reached.won, junk: through }, { won: all.won, junk }),
  };
}

function moved(
  sample: Sample,
  honest: Simulation,
  other: Simulation,
  stage: number,
): Pick<LeakMeter, 'gained' | 'lost' | 'gainedByOutcome' | 'lostByOutcome'> {
  const gained: number[] = [];
  const lost: number[] = [];
  const [gainedByOutcome, lostByOutcome] = [none(), none()];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const before = honest.reached[deal]! >= stage;
    if (before === other.reached[deal]! >= stage) continue;
    (before ? lost : gained).push(deal);
    (before ? lostByOutcome : gainedByOutcome)[OUTCOMES[sample.outcome[deal]!]!] += 1;
  }
  return {
    gained: Uint32Array.from(gained),
    lost: Uint32Array.from(lost),
    gainedByOutcome,
    lostByOutcome,
  };
}

const none = (): ByOutcome => ({ won: 0, lost: 0, rejected: 0, open: 0 });
