/** The engine's worker: holds the sample and the newest simulation of each draft, and answers questions about them. */

import type { Holdout } from '#shared/contract/deciding.ts';
import type { Category, Definition } from '#shared/domain/definition/schema.ts';
import { fromBuffers } from '#shared/domain/sample/buffers.ts';
import { correctKnown } from '#shared/domain/sample/correct-known.ts';
import { contextOf, type SampleContext } from '#shared/domain/sample/deal.ts';
import { sampleInUse, splitOff } from '#shared/domain/sample/holdout.ts';
import { partOf } from '#shared/domain/sample/part.ts';
import { hasBit, OUTCOMES, type Sample } from '#shared/domain/sample/sample.ts';
import { oldEnoughAfter, splitYoung, withoutYoung, type YoungRule } from '#shared/domain/sample/young.ts';
import { coverageOf } from '#shared/engine/coverage.ts';
import { dealCards, dealsById } from '#shared/engine/deal-card.ts';
import { dealName, dealRow, listDeals, prepareLists } from '#shared/engine/deal-list.ts';
import { dealsToCalibrate } from '#shared/engine/deals-to-calibrate.ts';
import { createEngine, type Engine } from '#shared/engine/engine.ts';
import { fieldValues } from '#shared/engine/field-values.ts';
import { scoreHistogram } from '#shared/engine/histogram.ts';
import { isWorthSharing } from '#shared/engine/look/second-thread.ts';
import { movesBetween } from '#shared/engine/moves.ts';
import { once } from '#shared/engine/once.ts';
import { pseudonymous, withHiddenNames } from '#shared/engine/pseudonyms.ts';
import { type Axis, scoreGrid, thirds } from '#shared/engine/score-grid.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { summarize } from '#shared/engine/summary.ts';
import { comparingAnswers } from './comparing.ts';
import { evidenceAnswers } from './evidence.ts';
import { type Asked, isStepwise, KeptAnswers } from './kept-answers.ts';
import { createLinting } from './linting.ts';
import type { Counted, EngineQuestions, HiddenByField, Question, QuestionMessage, Said } from './protocol.ts';
import { startSecondThread } from './second-thread.ts';
import { simulatingAnswers } from './simulating.ts';
import { inBackground, inSteps, letGo } from './steps.ts';

interface Loaded {
  /** What counts; its fields know what their names are called where they are hidden. */
  sample: Sample;
  /** What may be looked at: the same with the open deals that are too young to tell. */
  readable: Sample;
  /** The same as the screen may name it. */
  shown: Sample;
  engine: Engine;
  context: SampleContext;
  young: { rule: YoungRule; days: number | null; deals: Uint32Array };
  /** The third that was sealed, once it was opened, and its places in the sample; null before, and where none was. */
  opened: { sample: Sample; deals: Uint32Array } | null;
}

/** Started with the first sample that is large enough for it. */
const secondThread = once(startSecondThread);

let imported: { sample: Sample; holdout: Holdout | null } | undefined;
let loaded: Loaded | undefined;
let namesHidden = false;
const drafts = new Map<string, { definition: Definition; simulation: Simulation }>();

const kept = new KeptAnswers();
/** How often something changed that answers hang on. */
let changes = 0;

/** What was asked is now about something else. */
function changed(): void {
  changes += 1;
  letGo();
  kept.forget();
}

/** The sample as the room has it; what was simulated before is of another. */
function asTheRoomHasIt({ corrections, young: rule }: Said): Loaded | undefined {
  drafts.clear();
  changed();
  if (!imported) return undefined;
  const whole = correctKnown(imported.sample, corrections);
  const { holdout } = imported;
  const readable = sampleInUse(whole, holdout);
  const days = oldEnoughAfter(whole, rule);
  const sample = withoutYoung(readable, days);
  return {
    ...named(sample, readable),
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
const asShown = (readable: Sample): Sample => (namesHidden ? pseudonymous(readable) : readable);

/** What counts as the screen may name it, and as words about definitions may: as in all that may be looked at. */
function named(sample: Sample, readable: Sample): Pick<Loaded, 'sample' | 'shown' | 'context'> {
  const days = sample.tooYoung?.days ?? null;
  const worded = { ...sample, fields: namesHidden ? withHiddenNames(readable).fields : readable.fields };
  return {
    sample: worded,
    shown: namesHidden ? withoutYoung(pseudonymous(readable), days) : sample,
    context: contextOf(worded),
  };
}

/** What the names of each field are called instead, by its key; empty where names may be shown. */
const hiddenNames = (): HiddenByField =>
  Object.fromEntries(
    loaded?.sample.fields.flatMap(({ key, hidden }) => (hidden ? [[key, { ...hidden }]] : [])) ?? [],
  );

const counted = (): Counted => ({ hidden: hiddenNames(), tooYoung: loaded?.sample.tooYoung ?? null });

const prepared = new WeakSet<Sample>();

/** Makes ready what lists will need, before anybody opens one, and after the first verdict. */
function prepare(): void {
  const shown = loaded?.shown;
  if (!shown || prepared.has(shown)) return;
  prepared.add(shown);
  inBackground(prepareLists(shown), () => loaded?.shown === shown);
}

function sampleNow() {
  if (!loaded) throw new Error('No deals have been imported yet.');
  return loaded;
}

function draftNow(draft: string) {
  const known = drafts.get(draft);
  if (!known) throw new Error('This definition has not been simulated yet.');
  return { ...sampleNow(), ...known };
}

const linting = createLinting(draftNow);

/** Slow questions are answered step by step; whatever is asked meanwhile comes first. */
type Answers = {
  [Q in Question]: (
    args: EngineQuestions[Q]['args'],
  ) => EngineQuestions[Q]['result'] | Generator<undefined, EngineQuestions[Q]['result']>;
};

const answers: Answers = {
  load({ manifest, buffers, holdout }) {
    imported = { sample: fromBuffers(manifest, buffers), holdout };
    loaded = asTheRoomHasIt(manifest);
    return counted();
  },
  correct(said) {
    loaded = asTheRoomHasIt(said);
    return counted();
  },
  discretion(args) {
    namesHidden = args.namesHidden;
    changed();
    if (loaded) Object.assign(loaded, named(loaded.sample, loaded.readable));
    prepare();
    return hiddenNames();
  },
  simulate({ draft, definition, stage }) {
    const { sample, engine } = sampleNow();
    changed();
    const before = drafts.get(draft);
    drafts.delete(draft);
    if (before) engine.release(before.simulation);
    const simulation = engine.simulate(definition, draft);
    drafts.set(draft, { definition, simulation });
    prepare();
    return summarize(sample, definition, simulation, { stage });
  },
  forget({ draft }) {
    drafts.delete(draft);
    return null;
  },
  deals({ draft, query, from, to }) {
    const { sample, shown, simulation } = draftNow(draft);
    const behind = query.finding === undefined ? null : linting.dealsBehind(draft, query.finding);
    const among = behind
      ? (query.among ?? Uint32Array.from(sample.outcome.keys())).filter((deal) => hasBit(behind, deal))
      : query.among;
    const { total, deals } = listDeals(shown, simulation, { ...query, ...(among && { among }) }, to);
    return {
      total,
      rows: Array.from(deals.subarray(from, to), (deal) => dealRow(sample, simulation, deal, shown)),
    };
  },
  dealsToCalibrate({ drafts: names, size, seed }) {
    const simulations = names.flatMap((name) => {
      const known = drafts.get(name);
      return known ? [{ simulation: known.simulation, stages: known.definition.stages.length }] : [];
    });
    return dealsToCalibrate(sampleNow().sample, simulations, size, seed);
  },
  dealCards({ deals, shownDays }) {
    const { readable } = sampleNow();
    return dealCards(readable, deals, shownDays, asShown(readable));
  },
  roundTruth({ deals, drafts: names }) {
    const { sample, readable } = sampleNow();
    const places = dealsById(sample);
    const readablePlaces = dealsById(readable);
    const shown = asShown(readable);
    const stages = names.map((name) => {
      const known = drafts.get(name);
      const stageOf = (deal: number | undefined) => {
        if (!known || deal === undefined || known.simulation.current[deal] === -1) return null;
        return known.definition.stages[known.simulation.reached[deal]!]?.name ?? null;
      };
      return [name, deals.map((id) => stageOf(places.get(id)))] as const;
    });
    const outcomes = deals.map((id) => OUTCOMES[sample.outcome[places.get(id) ?? -1] ?? -1] ?? null);
    return {
      stages: Object.fromEntries(stages),
      outcomes,
      places: deals.map((id) => places.get(id) ?? null),
      names: deals.map((id) => {
        const deal = readablePlaces.get(id);
        return deal === undefined ? id : dealName(shown, deal);
      }),
      tooYoung: deals.map((id) => readablePlaces.has(id) && !places.has(id)),
    };
  },
  coverage() {
    return coverageOf(sampleNow().sample);
  },
  values({ field, most }) {
    return fieldValues(sampleNow().shown, field, most);
  },
  histogram({ draft, definition, of }) {
    const { sample, engine } = sampleNow();
    return scoreHistogram(sample, engine.scores(definition, of, draft).peakScore);
  },
  grid({ draft, definition, rows, columns }) {
    const { sample, engine } = sampleNow();
    const axis = (of: Category): Axis => ({
      bands: definition.scoring.bands.filter((band) => band.of === of),
      scores: engine.scores(definition, of, draft).score,
    });
    const [down, across] = [axis(rows), axis(columns)];
    return {
      ...scoreGrid(sample, down, across),
      cuts: { rows: thirds(down.scores), columns: thirds(across.scores) },
    };
  },
  moves({ draft, definition }) {
    const before = draftNow(draft);
    const simulation = before.engine.simulate(definition);
    return movesBetween(before, { definition, simulation });
  },
  ...comparingAnswers(draftNow, sampleNow),
  ...evidenceAnswers(sampleNow, asShown),
  ...simulatingAnswers(draftNow, sampleNow),
  ...linting.answers,
  criterion({ draft, definition, criterion }) {
    return sampleNow().engine.count(definition, criterion, draft);
  },
};

const answerTo = ({ question, args }: Asked): unknown =>
  (answers[question] as (args: unknown) => unknown)(args);

/** The answer, at once where it is known. */
async function answered(asked: Asked, id: number): Promise<unknown> {
  const known = kept.find(asked);
  if (known) return known.answer;
  const given = answerTo(asked);
  const answer = isStepwise(given) ? await inSteps(asked.question, id, given) : given;
  kept.keep(asked, answer);
  return answer;
}

/** How long nobody asks anything until answers are made ahead, in milliseconds. */
const QUIET = 400;
let whenQuiet: ReturnType<typeof setTimeout> | undefined;
/** How often answers were begun to be made ahead. */
let begun = 0;

function answerAheadWhenQuiet(): void {
  clearTimeout(whenQuiet);
  whenQuiet = setTimeout(() => {
    begun += 1;
    const [own, about] = [begun, changes];
    inBackground(kept.ahead(answerTo), () => begun === own && changes === about);
  }, QUIET);
}

self.onmessage = async ({ data: { id, ...asked } }: MessageEvent<QuestionMessage>) => {
  answerAheadWhenQuiet();
  if (id === null) {
    kept.find(asked);
    return;
  }
  try {
    self.postMessage({ id, ok: true, result: await answered(asked, id) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    self.postMessage({ id, ok: false, message });
  }
};
