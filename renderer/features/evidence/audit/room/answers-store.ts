/** What the room says of the deals: its fields, its answers, who is answering, and the way back. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Annotation, AnnotationEdit, AnnotationField } from '#shared/contract/annotations.ts';
import type { FieldType } from '#shared/domain/sample/sample.ts';
import { call } from '../../../../platform/host.ts';
import { tell } from '../../../../stores/notices.ts';
import { onOpened, useWorkshop } from '../../../../stores/workshop.ts';

/** Something that was done; `undo` and `redo` lead back and forth. */
interface Step {
  what: string;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

interface AnswersState {
  fields: AnnotationField[];
  answers: ReadonlyMap<string, Annotation>;
  /** Whose answers are being given; asked once on a machine. */
  who: string;
  done: Step[];
  undone: Step[];
  setWho(who: string): void;
  load(): Promise<void>;
  addField(label: string, type: FieldType): Promise<AnnotationField | null>;
  removeField(field: AnnotationField): Promise<void>;
  answer(edits: AnnotationEdit[], what: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

export const keyOf = (deal: string, field: string): string => JSON.stringify([deal, field]);

/** How long the room may go on answering before the numbers follow, in milliseconds. */
const PAUSE = 700;
let following: ReturnType<typeof setTimeout> | undefined;

/** Hands the answers to the engine once nobody types any more. */
function follow(): void {
  clearTimeout(following);
  following = setTimeout(() => {
    useWorkshop
      .getState()
      .loadSample()
      .catch((error) => tell({ kind: 'problem', title: 'The numbers could not follow', error }));
  }, PAUSE);
}

const answers = (
  set: (change: Partial<AnswersState> | ((state: AnswersState) => Partial<AnswersState>)) => void,
  get: () => AnswersState,
): AnswersState => {
  /** How much is being done: what the host says of the answers until then is older than what is shown. */
  let underWay = 0;

  /** Lets the host do something, and shows what came of it once nothing more is being done. */
  const doing = async (act: () => Promise<void>): Promise<void> => {
    underWay += 1;
    try {
      await act();
    } finally {
      underWay -= 1;
      if (underWay === 0) await get().load();
      follow();
    }
  };

  /** Does something on the host, and keeps the way back. */
  const perform = async (step: Step): Promise<boolean> => {
    try {
      await doing(async () => {
        await step.redo();
        set(({ done }) => ({ done: [...done, step], undone: [] }));
      });
      return true;
    } catch (error) {
      tell({ kind: 'problem', title: 'The answer could not be kept', error });
      return false;
    }
  };

  const turn = async (from: 'done' | 'undone', to: 'done' | 'undone', way: 'undo' | 'redo') => {
    const step = get()[from].at(-1);
    if (!step) return;
    set((state) => ({ [from]: state[from].slice(0, -1), [to]: [...state[to], step] }));
    try {
      await doing(step[way]);
    } catch (error) {
      tell({ kind: 'problem', title: 'That could not be undone', error });
    }
  };

  return {
    fields: [],
    answers: new Map(),
    who: '',
    done: [],
    undone: [],

    setWho: (who) => set({ who }),

    load: async () => {
      const { fields, answers } = await call('annotations.list', {});
      if (underWay > 0) return;
      set({ fields, answers: new Map(answers.map((answer) => [keyOf(answer.deal, answer.field), answer])) });
    },

    addField: async (label, type) => {
      let added: AnnotationField | null = null;
      const ok = await perform({
        what: `New column “${label}”`,
        undo: async () => {
          if (added) await call('annotations.removeField', { key: added.key });
        },
        redo: async () => {
          if (added) await call('annotations.restoreField', { key: added.key });
          else added = await call('annotations.addField', { label, type, who: get().who });
        },
      });
      return ok ? added : null;
    },

    removeField: async ({ key, label }) => {
      await perform({
        what: `Column “${label}” taken away`,
        undo: async () => void (await call('annotations.restoreField', { key })),
        redo: async () => void (await call('annotations.removeField', { key })),
      });
    },

    answer: async (edits, what) => {
      const { answers, who } = get();
      const changed = edits.filter(({ deal, field, value, since }) => {
        const known = answers.get(keyOf(deal, field));
        return (known?.value ?? null) !== value || (known?.since ?? null) !== since;
      });
      if (changed.length === 0) return;
      set({ answers: withEdits(answers, changed, who) });
      let write = 0;
      await perform({
        what,
        undo: async () => void (await call('annotations.takeBack', { write })),
        redo: async () => {
          ({ write } = await call('annotations.write', { who, edits: changed }));
        },
      });
    },

    undo: () => turn('done', 'undone', 'undo'),
    redo: () => turn('undone', 'done', 'redo'),
  };
};

export const useAnswers = create<AnswersState>()(
  persist(answers, { name: 'yardstick-answers', partialize: ({ who }) => ({ who }) }),
);

// Answers, and the way back through them, are of one workshop alone.
onOpened(() => useAnswers.setState({ fields: [], answers: new Map(), done: [], undone: [] }));

/** The answers as they will be once the edits are in the file: a cell shows at once what was put into it. */
function withEdits(
  answers: ReadonlyMap<string, Annotation>,
  edits: readonly AnnotationEdit[],
  by: string,
): ReadonlyMap<string, Annotation> {
  const edited = new Map(answers);
  for (const { deal, field, value, since } of edits) {
    if (value === null) edited.delete(keyOf(deal, field));
    else edited.set(keyOf(deal, field), { deal, field, value, since, by, at: new Date().toISOString() });
  }
  return edited;
}

/** The values given to a field so far, the most frequent first. */
export function valuesGiven(answers: ReadonlyMap<string, Annotation>, field: string): string[] {
  const counts = new Map<string, number>();
  for (const { field: key, value } of answers.values()) {
    if (key === field && typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
