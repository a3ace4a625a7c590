/**
 * What the room edits: the definitions, what it says of its deals (when fields were known, which open ones are too
 * young to tell), what it decided, which of its rounds it removed, and what it asked once more. Every edit is kept at
 * once: it goes to the workshop file as it happens, the newest last, and can be undone and redone across definitions and
 * screens, also after a restart.
 */
import { produce } from 'immer';
import { create } from 'zustand';
import type { Decision, DecisionWords } from '#shared/contract/deciding.ts';
import { Refusal } from '#shared/contract/failure.ts';
import type { JournalStep } from '#shared/contract/history.ts';
import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import { JOURNAL_STEPS } from '#shared/contract/journal-steps.ts';
import type { Draft } from '#shared/contract/methods.ts';
import type { Participant, Round } from '#shared/contract/rounds.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import type { Definition, Side } from '#shared/domain/definition/schema.ts';
import { own } from '#shared/domain/own.ts';
import type { Correction, Corrections } from '#shared/domain/sample/correct-known.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import { call } from '../platform/host.ts';
import {
  dropEdit,
  type Edit,
  type HostEdit,
  isHostEdit,
  journalKept,
  keepEdit,
  keepRedone,
  keepUndone,
  stacksOf,
  turnAtHost,
} from './journal.ts';
import { tell } from './notices.ts';

interface DefinitionsState {
  drafts: Draft[];
  /**
   * By draft, the revision that is in the file. Apart from the drafts, so that a saved edit draws nothing anew: it was
   * on the screen already.
   */
  revisions: Record<string, number>;
  selected: string | null;
  /** The definition that the verdict's differences are taken against. */
  compared: string | null;
  /** By field key, what the room says of when a field was known. */
  corrections: Corrections;
  /** Which open deals are too young to tell and left out. */
  young: YoungRule;
  /** How often the host has changed what it alone keeps: decisions, rounds and costs are read again then. */
  hostTurns: number;
  undone: Edit[];
  done: Edit[];
  /** Takes the drafts of a workshop, which of them the room looked at last, and the steps of undo and redo. */
  load(
    drafts: Draft[],
    last: Pick<Settings, 'definition' | 'compareWith'>,
    steps: readonly JournalStep[],
  ): void;
  select(draft: string): void;
  compareWith(draft: string | null): void;
  /**
   * Changes the selected definition. `what` names the change; the edits of one `gesture` (a drag, a word being
   * typed) are one step of undo.
   */
  edit(what: string, recipe: (definition: Definition) => void, gesture?: string): void;
  /** Gives up what a gesture has done so far, as if it had never begun. */
  giveUp(gesture: string): void;
  /** Puts another definition in place of the selected one, as an edit. */
  replace(what: string, definition: Definition): void;
  /** Says of a field when it was known; null: as it was imported. */
  correctKnown(field: { key: string; label: string }, known: Correction | null): void;
  /** Says which open deals are too young to tell. */
  leaveOutYoung(rule: YoungRule): void;
  /**
   * Keeps a decision, in place of one on the same subject; whether it is in the file. `withEdit`: it is one step with the
   * edit that was made just before.
   */
  decide(words: DecisionWords, withEdit?: boolean): Promise<boolean>;
  removeDecision(decision: Decision): Promise<void>;
  /** Removes a calibration round with its answers. */
  removeRound(round: Round): Promise<void>;
  /** Takes a person out of a calibration round that is not revealed yet. */
  dismiss(participant: Participant): Promise<void>;
  /** Asks both sides again what a mistake costs. */
  askCostsAgain(): Promise<void>;
  /** Other deals have taken the place of those that were corrected. */
  forgetCorrections(): void;
  /** Waits until every edit is in the workshop's file; rejects where one could not be written. */
  settled(): Promise<void>;
  add(definition: Definition): Promise<void>;
  remove(draft: string): Promise<void>;
  undo(): void;
  redo(): void;
}

/** Keeps in the workshop what the room looks at, so that it comes back there; not worth a message if it fails. */
const remember = (settings: Partial<Settings>): void => void call('settings.set', settings).catch(() => {});

export const useDefinitions = create<DefinitionsState>()((set, get) => {
  const put = (draft: string, definition: Definition) => {
    set((state) => ({
      drafts: state.drafts.map((known) => (known.id === draft ? { ...known, definition } : known)),
      selected: draft,
    }));
    saved = Promise.all([saved, save(draft)]);
  };

  /** Drafts whose newest form is on its way to the file, and those that changed meanwhile. */
  const saving = new Set<string>();
  const changed = new Set<string>();
  /** Drafts whose newest form could not be written. */
  const unsaved = new Set<string>();
  let saved: Promise<unknown> = Promise.resolve();

  async function save(id: string): Promise<void> {
    changed.add(id);
    if (saving.has(id)) return;
    saving.add(id);
    try {
      while (changed.delete(id)) {
        const draft = get().drafts.find((known) => known.id === id);
        if (!draft) return;
        const known = get().revisions[id] ?? draft.revision;
        const { revision } = await call('definitions.save', { ...draft, revision: known });
        set((state) => ({ revisions: { ...state.revisions, [id]: revision } }));
      }
      unsaved.delete(id);
    } catch (error) {
      unsaved.add(id);
      tell({ kind: 'problem', title: 'This change is not in the file yet', error });
    } finally {
      saving.delete(id);
    }
  }

  // When the window goes, what waits for a save to be answered is sent behind it: the file then has one form more.
  globalThis.addEventListener?.('pagehide', () => {
    for (const draft of get().drafts.filter(({ id }) => changed.has(id))) {
      const revision = (get().revisions[draft.id] ?? draft.revision) + 1;
      call('definitions.save', { ...draft, revision }).catch(() => {});
    }
  });

  /** Makes `after` the newest form of the selected definition, and a step of undo. */
  function change(what: string, after: Definition, gesture?: string): void {
    const { drafts, selected, done, undone } = get();
    const draft = drafts.find((known) => known.id === selected);
    if (!draft || after === draft.definition) return;
    const last = done.at(-1);
    const goesOn =
      gesture !== undefined &&
      undone.length === 0 &&
      last &&
      'draft' in last &&
      last.gesture === gesture &&
      last.draft === draft.id;
    if (goesOn) set({ done: [...done.slice(0, -1), { ...last, after }] });
    else push({ position: next(), draft: draft.id, what, gesture, before: draft.definition, after });
    put(draft.id, after);
  }

  const next = () => (get().done.at(-1)?.position ?? 0) + 1;

  /** A new step of undo; what was undone before it can't be redone any more. */
  function push(edit: Edit): void {
    keepEdit(edit);
    set(({ done }) => ({ done: [...done, edit].slice(-JOURNAL_STEPS), undone: [] }));
  }

  let hostDone: Promise<unknown> = Promise.resolve();

  /** Does, on the host, what it alone keeps; whether it went well. Problems are told. */
  function doAtHost(problem: string, act: () => Promise<unknown>): Promise<boolean> {
    const doing = act()
      .then(() => true)
      .catch((error) => {
        tell({ kind: 'problem', title: problem, error });
        return false;
      })
      .finally(() => set(({ hostTurns }) => ({ hostTurns: hostTurns + 1 })));
    hostDone = Promise.all([hostDone, doing]);
    return doing;
  }

  const turn = (edit: HostEdit, undone: boolean) =>
    doAtHost(`“${edit.what}” could not be ${undone ? 'undone' : 'redone'}`, () => turnAtHost(edit, undone));

  const say = (field: string, known: Correction | null) =>
    set(({ corrections: { [field]: _, ...others } }) => ({
      corrections: known === null ? others : { ...others, [field]: known },
    }));

  return {
    drafts: [],
    revisions: {},
    selected: null,
    compared: null,
    corrections: {},
    young: INITIAL_SETTINGS.young,
    hostTurns: 0,
    undone: [],
    done: [],

    load: (drafts, last, steps) => {
      const known = (id: string | null) => drafts.find((draft) => draft.id === id);
      const ofSide = (side: Side) => drafts.find(({ definition }) => definition.side === side);
      const selected = known(last.definition) ?? ofSide('marketing') ?? drafts[0];
      const compared = known(last.compareWith) ?? ofSide('statusQuo');
      unsaved.clear();
      set({
        drafts,
        revisions: Object.fromEntries(drafts.map(({ id, revision }) => [id, revision])),
        selected: selected?.id ?? null,
        compared: compared?.id ?? null,
        ...stacksOf(drafts, steps),
      });
    },

    select: (selected) => {
      set({ selected });
      remember({ definition: selected });
    },
    compareWith: (compared) => {
      set({ compared });
      remember({ compareWith: compared });
    },

    edit: (what, recipe, gesture) => {
      const { drafts, selected } = get();
      const draft = drafts.find((known) => known.id === selected);
      if (draft) change(what, produce(draft.definition, recipe), gesture);
    },
    giveUp: (gesture) => {
      const { done } = get();
      const last = done.at(-1);
      if (!last || !('draft' in last) || last.gesture !== gesture) return;
      set({ done: done.slice(0, -1) });
      dropEdit(last);
      put(last.draft, last.before);
    },
    replace: (what, definition) => change(what, definition),

    correctKnown: ({ key, label }, known) => {
      const before = own(get().corrections, key) ?? null;
      if (JSON.stringify(before) === JSON.stringify(known)) return;
      push({ position: next(), what: `When “${label}” was known`, field: key, before, after: known });
      say(key, known);
    },
    leaveOutYoung: (after) => {
      const { young: before } = get();
      if (before === after) return;
      push({ position: next(), what: 'Which open deals are too young to tell', young: { before, after } });
      set({ young: after });
    },

    decide: (words, withEdit = false) => {
      const made = withEdit ? get().done.at(-1) : undefined;
      return doAtHost('The decision is not in the file', async () => {
        const known = await call('decisions.list', {});
        const before =
          known.find(({ draft, subject }) => draft === words.draft && subject === words.subject) ?? null;
        const after = await call('decisions.put', words);
        const what = made?.what ?? `Decision on “${shortened(after.what)}”`;
        push({ position: next(), what, decision: { before, after }, goesWith: made?.position });
      });
    },
    removeDecision: async (before) => {
      await doAtHost('The decision is still in the file', async () => {
        await call('decisions.remove', { id: before.id });
        const what = `Decision on “${shortened(before.what)}” removed`;
        push({ position: next(), what, decision: { before, after: null } });
      });
    },
    removeRound: async ({ id, name }) => {
      await doAtHost('The round could not be removed', async () => {
        await call('rounds.remove', { round: id });
        push({ position: next(), what: `“${name}” removed`, removedRound: id });
      });
    },
    dismiss: async ({ id, name }) => {
      await doAtHost(`${name} is still in the round`, async () => {
        await call('rounds.dismiss', { participant: id });
        push({ position: next(), what: `${name} taken out of the round`, dismissed: id });
      });
    },
    askCostsAgain: async () => {
      await doAtHost('The costs are still there', async () => {
        const { asking } = await call('costs.askAgain', {});
        push({ position: next(), what: 'Both asked again what a mistake costs', costAsking: asking });
      });
    },
    forgetCorrections: () => {
      const outlivesDeals = (edit: Edit) => !('field' in edit || 'young' in edit);
      set(({ done, undone }) => ({ done: done.filter(outlivesDeals), undone: undone.filter(outlivesDeals) }));
    },

    settled: async () => {
      // What the host has done becomes a step of the journal.
      await hostDone;
      await Promise.all([saved, journalKept()]);
      if (unsaved.size === 0) return;
      throw new Refusal(
        'cannotWrite',
        'The last change is not in the file yet, so nothing can be made of it.',
      );
    },

    add: async (definition) => {
      const draft = await call('definitions.create', { definition });
      set((state) => ({ drafts: [...state.drafts, draft], selected: draft.id }));
    },

    remove: async (id) => {
      await call('definitions.remove', { id });
      set((state) => {
        const drafts = state.drafts.filter((draft) => draft.id !== id);
        return {
          drafts,
          selected: state.selected === id ? (drafts[0]?.id ?? null) : state.selected,
          compared: state.compared === id ? null : state.compared,
          done: state.done.filter((edit) => !('draft' in edit) || edit.draft !== id),
          undone: state.undone.filter((edit) => !('draft' in edit) || edit.draft !== id),
        };
      });
    },

    undo: () => {
      const { done, undone } = get();
      const last = done.at(-1);
      if (!last) return;
      set({ done: done.slice(0, -1), undone: [...undone, last] });
      keepUndone(last);
      if (isHostEdit(last)) turn(last, true);
      else if ('field' in last) say(last.field, last.before);
      else if ('young' in last) set({ young: last.young.before });
      else put(last.draft, last.before);
      if (madeWith(last) === get().done.at(-1)?.position) get().undo();
    },

    redo: () => {
      const { done, undone } = get();
      const next = undone.at(-1);
      if (!next) return;
      set({ done: [...done, next], undone: undone.slice(0, -1) });
      keepRedone(next);
      if (isHostEdit(next)) turn(next, false);
      else if ('field' in next) say(next.field, next.after);
      else if ('young' in next) set({ young: next.young.after });
      else put(next.draft, next.after);
      if (madeWith(get().undone.at(-1)) === next.position) get().redo();
    },
  };
});

/** Position of the edit that is one step with this one; null where it is a step of its own. */
const madeWith = (edit: Edit | undefined): number | null =>
  (edit && 'decision' in edit ? edit.goesWith : undefined) ?? null;

/** What was contested, as short as an undo button can say it. */
const shortened = (what: string): string => (what.length > 80 ? `${what.slice(0, 79)}…` : what);

/** The definition that is being edited; undefined while none is there. */
export const useDraft = (): Draft | undefined =>
  useDefinitions((state) => state.drafts.find((draft) => draft.id === state.selected));

/** The same as it is now. */
export function draftNow(): Draft | undefined {
  const { drafts, selected } = useDefinitions.getState();
  return drafts.find(({ id }) => id === selected);
}

/** Its definition. */
export const definitionNow = (): Definition | undefined => draftNow()?.definition;

/**
 * A part of the definition that is being edited; undefined while none is there. Whoever takes only what it shows is
 * drawn anew only when that changes.
 */
export const usePart = <T>(part: (definition: Definition) => T): T | undefined =>
  useDefinitions(() => {
    const definition = definitionNow();
    return definition && part(definition);
  });

/** Gives a workshop without definitions a blank one for today's way and one for each side. */
export async function addStarters(): Promise<void> {
  const { add, select } = useDefinitions.getState();
  try {
    await add(emptyDefinition('Today', 'statusQuo'));
    await add(emptyDefinition('Marketing', 'marketing'));
    await add(emptyDefinition('Sales', 'sales'));
    const { drafts } = useDefinitions.getState();
    useDefinitions.setState({ compared: drafts[0]?.id ?? null });
    if (drafts[1]) select(drafts[1].id);
  } catch (error) {
    tell({ kind: 'problem', title: 'The definitions could not be added', error });
  }
}

/** Adds a definition and says so, or what went wrong. */
export async function addDefinition(definition: Definition): Promise<void> {
  try {
    await useDefinitions.getState().add(definition);
    tell({ kind: 'done', title: `“${definition.name}” is among the definitions` });
  } catch (error) {
    tell({ kind: 'problem', title: 'The definition could not be added', error });
  }
}
