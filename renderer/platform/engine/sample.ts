/** The sample as the room has it: corrected, without what was sealed or is too young to tell, and as it may be named. */
import type { Holdout } from '#shared/contract/deciding.ts';
import { correctKnown } from '#shared/domain/sample/correct-known.ts';
import { contextOf } from '#shared/domain/sample/deal.ts';
import { sampleInUse, splitOff } from '#shared/domain/sample/holdout.ts';
import { partOf } from '#shared/domain/sample/part.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { oldEnoughAfter, splitYoung, withoutYoung, type YoungRule } from '#shared/domain/sample/young.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { isWorthSharing, type SecondThread } from '#shared/engine/look/second-thread.ts';
import { pseudonymous, withHiddenNames } from '#shared/engine/sample/pseudonyms.ts';
import type { Loaded } from './held.ts';
import type { HiddenByField, Said } from './protocol.ts';

export interface Imported {
  sample: Sample;
  holdout: Holdout | null;
}

/** With an engine for it, which has the second thread where there are enough deals. */
export function asTheRoomHasIt(
  imported: Imported,
  { corrections, young: rule }: Said,
  namesHidden: boolean,
  secondThread: () => SecondThread | null,
): Loaded {
  const whole = correctKnown(imported.sample, corrections);
  const { holdout } = imported;
  const readable = sampleInUse(whole, holdout);
  const days = oldEnoughAfter(whole, rule);
  const sample = withoutYoung(readable, days);
  return {
    ...named(sample, readable, namesHidden),
    readable,
    young: youngDeals(whole, readable, rule),
    engine: createEngine(sample, isWorthSharing(sample.deals) ? secondThread() : null),
    opened: holdout?.openedAt ? openedOf(whole, holdout.seed, days) : null,
  };
}

/** The third that was sealed, as far as it counts, and where its deals stand among all that count. */
function openedOf(whole: Sample, seed: number, days: number | null): NonNullable<Loaded['opened']> {
  const isAside = new Set(splitOff(whole, seed).aside);
  const deals: number[] = [];
  splitYoung(whole, days).others.forEach((deal, place) => {
    if (isAside.has(deal)) deals.push(place);
  });
  const counted = withoutYoung(whole, days);
  return { sample: partOf(counted, Uint32Array.from(deals)), deals: Uint32Array.from(deals) };
}

/** Which deals the rule leaves out, or where it leaves out none, which the usual one would. */
function youngDeals(whole: Sample, readable: Sample, rule: YoungRule): Loaded['young'] {
  const days = oldEnoughAfter(whole, rule ?? 'usual');
  return { rule, days, deals: splitYoung(readable, days).young };
}

/** What may be looked at, as the screen may name it. */
export const asShown = (readable: Sample, namesHidden: boolean): Sample =>
  namesHidden ? pseudonymous(readable) : readable;

/** What counts as the screen may name it, and as words about definitions may: as in all that may be looked at. */
export function named(
  sample: Sample,
  readable: Sample,
  namesHidden: boolean,
): Pick<Loaded, 'sample' | 'shown' | 'context'> {
  const days = sample.tooYoung?.days ?? null;
  const worded = { ...sample, fields: namesHidden ? withHiddenNames(readable).fields : readable.fields };
  return {
    sample: worded,
    shown: namesHidden ? withoutYoung(pseudonymous(readable), days) : sample,
    context: contextOf(worded),
  };
}

/** What the names of each field are called instead, by its key; empty where names may be shown. */
export const hiddenNames = ({ fields }: Sample): HiddenByField =>
  Object.fromEntries(fields.flatMap(({ key, hidden }) => (hidden ? [[key, { ...hidden }]] : [])));
