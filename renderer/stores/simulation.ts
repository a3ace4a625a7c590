/** What the engine says of each definition, always of its newest form: nobody presses a button called Run. */
import { create } from 'zustand';
import type { Dial } from '#shared/domain/definition/dials.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { Latest } from '#shared/engine/kept/latest.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { announce, ask, onForeseen } from '../platform/engine/client.ts';
import { call } from '../platform/host.ts';
import { painted } from '../platform/painted.ts';
import { draftNow, useDefinitions } from './definitions.ts';
import { tell } from './notices.ts';

interface SimulationState {
  /** By draft; missing until first simulated. */
  summaries: Record<string, Summary>;
  /** Name of the stage that the verdict is about; null: each definition's second. */
  verdictStage: string | null;
  /** By draft, how often it was answered, so that lists know when to ask again. */
  answers: Record<string, number>;
  /**
   * The sample is with the engine: simulate all definitions, and each again when it changes. Resolves with the verdict
   * on the one that is selected.
   */
  start(): Promise<void>;
  /** Takes what the engine will say when it is there. */
  show(summaries: Record<string, Summary>): void;
  clear(): void;
  /** Names are shown or hidden now: what was said of other forms says them as they were. */
  forgetForms(): void;
  /** Lets the engine be ready for a dial of the selected definition that may be turned. */
  expectTurns(dial: Dial): void;
  /** Lets the verdict be about another stage, by name, and remembers it in the workshop. */
  judgeAt(stage: string): void;
}

/** Of how many forms it is kept what they come to. */
const MOST_FORMS = 32;

export const useSimulation = create<SimulationState>()((set, get) => {
  let running = false;
  /** The form of each draft that the newest answer is about. */
  const answered = new Map<string, Definition>();
  const asking = new Set<string>();
  /** What forms that drafts had, or are likely to take, come to: shown with the edit itself. */
  let forms = new Latest<Summary>(MOST_FORMS);
  const forgetForms = () => {
    forms = new Latest(MOST_FORMS);
  };
  onForeseen(({ form, summary }) => forms.put(JSON.stringify(form), summary));

  const stageOf = (definition: Definition) => verdictStage(definition, get().verdictStage);

  const put = (draft: string, summary: Summary) =>
    set(({ summaries }) => ({ summaries: { ...summaries, [draft]: summary } }));

  async function simulate(draft: string): Promise<void> {
    if (asking.has(draft)) return;
    asking.add(draft);
    try {
      for (;;) {
        const definition = useDefinitions.getState().drafts.find((known) => known.id === draft)?.definition;
        if (!running || !definition || answered.get(draft) === definition) return;
        answered.set(draft, definition);
        const form = { draft, definition, stage: stageOf(definition) };
        const key = JSON.stringify(form);
        const foreseen = forms.find(key);
        if (foreseen) put(draft, foreseen);
        const summary = await ask('simulate', form);
        if (!running) return;
        forms.put(key, summary);
        if (!isEqual(foreseen, summary)) put(draft, summary);
        set(({ answers }) => ({ answers: { ...answers, [draft]: (answers[draft] ?? 0) + 1 } }));
      }
    } catch (error) {
      tell({ kind: 'problem', title: 'The simulation could not be done', error });
    } finally {
      asking.delete(draft);
    }
  }

  const simulateAll = () => {
    const { drafts, selected } = useDefinitions.getState();
    const first = drafts.filter((draft) => draft.id === selected);
    for (const draft of [...first, ...drafts.filter((known) => known.id !== selected)]) simulate(draft.id);
  };

  useDefinitions.subscribe((state, before) => {
    if (running && state.drafts !== before.drafts) simulateAll();
  });

  return {
    summaries: {},
    verdictStage: null,
    answers: {},
    start: async () => {
      running = true;
      answered.clear();
      forgetForms();
      const { selected } = useDefinitions.getState();
      if (selected !== null) await simulate(selected);
      void painted().then(() => {
        simulateAll();
        return ask('prepare', {});
      });
    },
    show: (summaries) => set({ summaries }),
    clear: () => {
      running = false;
      answered.clear();
      forgetForms();
      set({ summaries: {}, verdictStage: null });
    },
    forgetForms,
    expectTurns: (dial) => {
      const draft = draftNow();
      if (!running || !draft) return;
      const { id, definition } = draft;
      announce('turns', { draft: id, definition, stage: stageOf(definition), dial });
    },
    judgeAt: (stage) => {
      set({ verdictStage: stage });
      call('settings.set', { verdictStage: stage }).catch((error) =>
        tell({ kind: 'problem', title: 'The stage of the verdict is not remembered', error }),
      );
      answered.clear();
      simulateAll();
    },
  };
});

/** A foreseen form comes to what it was said to come to: then nothing is drawn anew. */
const isEqual = (foreseen: Summary | undefined, summary: Summary): boolean =>
  foreseen !== undefined && JSON.stringify(foreseen) === JSON.stringify(summary);

/** The newest summary of a draft. */
export const useSummary = (draft: string | null | undefined): Summary | undefined =>
  useSimulation((state) => (draft ? state.summaries[draft] : undefined));
