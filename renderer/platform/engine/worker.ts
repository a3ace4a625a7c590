/** The engine's worker: holds the sample and the newest simulation of each draft, and answers questions about them. */
import { type Dial, dialAt, turned } from '#shared/domain/definition/dials.ts';
import { stepAgain } from '#shared/domain/definition/step-again.ts';
import { fromBuffers } from '#shared/domain/sample/buffers.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { once } from '#shared/engine/kept/once.ts';
import { ownersOf } from '#shared/engine/sample/people.ts';
import { type Summary, summarize } from '#shared/engine/simulate/summary.ts';
import { sweepDial } from '#shared/engine/simulate/swept-dial.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { Foreseen, type Judged } from './foreseen.ts';
import type { Answers, FirstQuestion, Loaded, Simulated } from './held.ts';
import { isStepwise, KeptAnswers } from './kept-answers.ts';
import {
  type AheadMessage,
  type Asked,
  CHANGES,
  type Counted,
  type EngineQuestions,
  type ForeseenMessage,
  type Form,
  type HiddenByField,
  type Question,
  type QuestionMessage,
  type Said,
} from './protocol.ts';
import { asShown, asTheRoomHasIt, hiddenNames, type Imported, named } from './sample.ts';
import { startSecondThread } from './second-thread.ts';
import { inBackground, inSteps, letGo, type Urgency } from './steps.ts';
import { Swept } from './swept.ts';
import { Turning } from './turning.ts';

/** Started with the first sample that is large enough for it. */
const secondThread = once(startSecondThread);

let imported: Imported | undefined;
let loaded: Loaded | undefined;
let namesHidden = false;

/** A draft in its newest form. */
interface Draft extends Simulated {
  form: Form;
  /** Whether deals were replayed: one look at each is quick enough to be waited for. */
  isOverTime: boolean;
  /** Whether its simulation is there. */
  isSimulated(): boolean;
}
const drafts = new Map<string, Draft>();

const kept = new KeptAnswers();
const foreseen = new Foreseen();
const swept = new Swept();
const turning = new Turning();
/** How often something changed that answers hang on, and the question that did it last. */
let changes = 0;
let changedBy = 0;

/** What was asked is now about something else. */
function changed(): void {
  changes += 1;
  letGo();
  kept.forget();
  foreseen.expectNothing();
}

/** The deals as the room has them; what was simulated before is of others. */
function load(said: Said): void {
  drafts.clear();
  changed();
  foreseen.forget();
  loaded = imported && asTheRoomHasIt(imported, said, namesHidden, secondThread);
  if (loaded) swept.forget(loaded.sample.deals);
}

const hidden = (): HiddenByField => (loaded ? hiddenNames(loaded.sample) : {});
const counted = (): Counted => ({
  hidden: hidden(),
  tooYoung: loaded?.sample.tooYoung ?? null,
  owners: loaded ? ownersOf(loaded.sample) : 0,
});

function sampleNow() {
  if (!loaded) throw new Error('No deals have been imported yet.');
  return loaded;
}

function draftNow(draft: string) {
  const known = drafts.get(draft);
  if (!known) throw new Error('This definition has not been simulated yet.');
  return { ...sampleNow(), ...known };
}

/** All other answers: what they need is compiled once the first verdict stands, or with the first question for it. */
const further = once(async () => {
  const { furtherAnswers, prepareLists } = await import('./further-answers.ts');
  return {
    answers: furtherAnswers({
      sampleNow,
      draftNow,
      drafts,
      asShown: (readable) => asShown(readable, namesHidden),
    }),
    prepareLists,
  };
});

const prepared = new WeakSet<Sample>();

/** Makes ready what lists will need, before anybody opens one. */
async function prepare(): Promise<void> {
  const { prepareLists } = await further();
  const shown = loaded?.shown;
  if (!shown || prepared.has(shown)) return;
  prepared.add(shown);
  inBackground('lists', prepareLists(shown), () => loaded?.shown === shown);
}

/** A draft that was simulated. */
const draftIn = (form: Form, simulation: Simulation): Draft => ({
  form,
  definition: form.definition,
  simulation,
  isOverTime: simulation.lookedAt === null,
  isSimulated: () => true,
});

/** A draft over time of which the verdict is known: it is simulated once somebody asks for more, or nobody asks anything. */
function knownDraft(form: Form): Draft {
  const made = () => foreseen.find(form)?.simulation;
  const simulation = once(() => made() ?? sampleNow().engine.simulate(form.definition, form.draft));
  return {
    form,
    definition: form.definition,
    get simulation() {
      return simulation();
    },
    isOverTime: true,
    isSimulated: () => made() !== undefined,
  };
}

const judge = ({ definition, stage }: Form, simulation: Simulation): Judged => ({
  simulation,
  summary: summarize(sampleNow().sample, definition, simulation, { stage }),
});

function* simulatedAhead(form: Form): Generator<undefined, Judged> {
  const simulation = yield* sampleNow().engine.simulateInSteps(form.definition, form.draft);
  yield;
  return judge(form, simulation);
}

const tellAhead = (form: Form, summary: Summary): void =>
  self.postMessage({ id: null, form, summary } satisfies ForeseenMessage);

const foreseenAhead = () => foreseen.ahead(simulatedAhead, (ahead, { summary }) => tellAhead(ahead, summary));

/** Simulates a form that a draft is likely to take. */
function foresee(form: Form): void {
  const about = changes;
  foreseen.expect(form);
  inBackground('dials', foreseenAhead(), () => changes === about);
}

/** How often it was said what the screens may ask next. */
let lastExpected = 0;

/** Answers what the screens may ask next; before that, drafts of which only the verdict is known are simulated. */
async function answerAhead(next: readonly Asked[], urgency: Urgency, opens: boolean): Promise<void> {
  const [own, about] = [lastExpected, changes];
  const { answers } = await further();
  const tell = (asked: Asked, answer: unknown) =>
    self.postMessage({ id: null, asked, answer, opens, changedBy } satisfies AheadMessage);
  function* ahead() {
    for (const { form, isSimulated } of drafts.values()) if (!isSimulated()) foreseen.expect(form);
    yield* foreseenAhead();
    yield* kept.ahead(next, (asked) => answerFrom(answers, asked), tell);
  }
  inBackground(urgency, ahead(), () => lastExpected === own && changes === about);
}

/** How far a dial is turned by a key. */
const STEPS = [1, -1, 10, -10];

/** Tells what a swept dial of a form comes to with a step more, so that it is drawn with the edit. */
function* tellSteps(form: Form, dial: Dial): Generator<undefined, void> {
  for (const by of STEPS) {
    yield;
    const next = { ...form, definition: turned(form.definition, dial, dialAt(form.definition, dial)! + by) };
    const summary = swept.summaryOf(next, dial);
    if (summary) tellAhead(next, summary);
  }
}

/** Makes ready for a dial that may be turned: to anywhere, or where it can't be swept, a point on. */
function expectTurns({ dial, ...form }: EngineQuestions['turns']['args']): void {
  const now = drafts.get(form.draft);
  const from = dialAt(form.definition, dial);
  if (!now?.isOverTime || from === null) return;
  const { sample, engine } = sampleNow();
  const { definition, stage, draft } = form;
  const steps = swept.ahead(form, dial, function* (tell) {
    const sweep = () => engine.sweep(definition, dial, draft);
    const found = yield* sweepDial(sample, definition, now.simulation, { stage, from, tell, sweep });
    yield* tellSteps(form, dial);
    if (!found)
      for (const to of [from + 1, from - 1]) foresee({ ...form, definition: turned(definition, dial, to) });
    return found;
  });
  if (!steps) return;
  foreseen.expectNothing();
  inBackground('dials', steps, () => loaded?.engine === engine);
}

const first: Pick<Answers, FirstQuestion> = {
  load({ manifest, buffers, holdout }) {
    imported = { sample: fromBuffers(manifest, buffers), holdout };
    load(manifest);
    return counted();
  },
  correct(said) {
    load(said);
    return counted();
  },
  discretion(args) {
    namesHidden = args.namesHidden;
    changed();
    foreseen.forget();
    if (loaded) {
      swept.forget(loaded.sample.deals);
      Object.assign(loaded, named(loaded.sample, loaded.readable, namesHidden));
      void prepare();
    }
    return hidden();
  },
  simulate(form) {
    const { draft, definition } = form;
    const { engine } = sampleNow();
    changed();
    const before = drafts.get(draft);
    drafts.delete(draft);
    if (before && !before.isOverTime) engine.release(before.simulation);
    const ahead = foreseen.find(form);
    const known = ahead ? null : swept.find(form);
    if (known) {
      drafts.set(draft, knownDraft(form));
      turning.turned(() =>
        inBackground('dials', tellSteps(form, known.dial), () => drafts.get(draft)?.form === form),
      );
      return known.summary;
    }
    const judged = ahead ?? judge(form, engine.simulate(definition, draft));
    const now = draftIn(form, judged.simulation);
    drafts.set(draft, now);
    if (now.isOverTime) {
      foreseen.keep(form, judged);
      const next = before && stepAgain(before.definition, definition);
      if (next) foresee({ ...form, definition: next });
    }
    return judged.summary;
  },
  turns(args) {
    expectTurns(args);
    return null;
  },
  expect({ first, later }) {
    lastExpected += 1;
    void answerAhead(first, 'asked next', true);
    void answerAhead(later, 'perhaps asked next', false);
    return null;
  },
  forget({ draft }) {
    drafts.delete(draft);
    return null;
  },
  prepare() {
    void prepare();
    return null;
  },
};

const isFirst = (question: Question): question is FirstQuestion => Object.hasOwn(first, question);

const answerFrom = (answers: object, { question, args }: Asked): unknown =>
  (answers as Record<Question, (args: unknown) => unknown>)[question](args);

/** The answer, at once where it is known. */
async function answered(asked: Asked, id: number): Promise<unknown> {
  if (isFirst(asked.question)) return answerFrom(first, asked);
  const known = kept.find(asked);
  if (known) return known.answer;
  const { answers } = await further();
  await turning.rest(asked.question);
  const since = performance.now();
  const given = kept.takeOver(asked) ?? answerFrom(answers, asked);
  turning.note(asked.question, performance.now() - since);
  const answer = isStepwise(given) ? await inSteps(asked.question, id, given) : given;
  kept.keep(asked, answer);
  return answer;
}

self.onmessage = async ({ data: { id, ...asked } }: MessageEvent<QuestionMessage>) => {
  if (id === null) {
    // Nobody waits for an answer.
    answerFrom(first, asked);
    return;
  }
  if (CHANGES.has(asked.question)) changedBy = id;
  try {
    self.postMessage({ id, ok: true, result: await answered(asked, id) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    self.postMessage({ id, ok: false, message });
  }
};
