/** The steps of undo and redo as the workshop keeps them, so that they outlive the window. */
import type { Decision } from '#shared/contract/deciding.ts';
import type { JournalStep } from '#shared/contract/history.ts';
import type { Draft } from '#shared/contract/methods.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Correction } from '#shared/domain/sample/correct-known.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import { call } from '../platform/host.ts';

interface EditBase {
  /** Grows with each edit; see `JournalStep`. */
  position: number;
  /** What was done, for the undo button: `Points of “Demo request”`. */
  what: string;
}

export interface DefinitionEdit extends EditBase {
  draft: string;
  gesture: string | undefined;
  before: Definition;
  after: Definition;
}

/** The room said of a field when it was known; null: as it was imported. */
export interface CorrectionEdit extends EditBase {
  field: string;
  before: Correction | null;
  after: Correction | null;
}

/** The room said which open deals are too young to tell. */
export interface YoungEdit extends EditBase {
  young: { before: YoungRule; after: YoungRule };
}

/** The room decided something, changed it, or took it back; null: no decision on the subject. */
export interface DecisionEdit extends EditBase {
  decision: { before: Decision | null; after: Decision | null };
  /** Position of the edit that was made with it: both are undone and redone in one step. */
  goesWith?: number | undefined;
}

/** A calibration round was removed. */
export interface RoundEdit extends EditBase {
  /** Its id. */
  removedRound: string;
}

/** A person was taken out of a calibration round. */
export interface PersonEdit extends EditBase {
  /** Their id in the round. */
  dismissed: string;
}

/** Both sides were asked again what a mistake costs. */
export interface AskingEdit extends EditBase {
  /** Its id. */
  costAsking: number;
}

/** What the host alone keeps, and changes by methods of its own. */
export type HostEdit = DecisionEdit | RoundEdit | PersonEdit | AskingEdit;

export type Edit = DefinitionEdit | CorrectionEdit | YoungEdit | HostEdit;

export const isHostEdit = (edit: Edit): edit is HostEdit =>
  'decision' in edit || 'removedRound' in edit || 'dismissed' in edit || 'costAsking' in edit;

/** What can be undone and redone; the next of each is last. */
export interface Stacks {
  done: Edit[];
  undone: Edit[];
}

/**
 * The stacks that a workshop's steps stand for. A step holds one end of its edit; the other is the end of the step
 * beside it, or the draft as it is now.
 */
export function stacksOf(drafts: readonly Draft[], steps: readonly JournalStep[]): Stacks {
  const walk = (some: readonly JournalStep[], forward: boolean): Edit[] => {
    const now = new Map(drafts.map(({ id, definition }) => [id, definition]));
    return some.flatMap((step): Edit[] => {
      if (!('draft' in step)) return [step];
      const { position, draft, what, definition: there } = step;
      const here = now.get(draft);
      if (!here) return [];
      now.set(draft, there);
      const [before, after] = forward ? [here, there] : [there, here];
      return [{ position, draft, what, gesture: undefined, before, after }];
    });
  };
  const isUndone = ({ undone }: JournalStep) => undone;
  const done = steps.filter((step) => !isUndone(step)).reverse();
  return { done: walk(done, false).reverse(), undone: walk(steps.filter(isUndone), true).reverse() };
}

let last: Promise<unknown> = Promise.resolve();

/** One after another, in the order of the edits. Worth no message if it fails: a failing save of the draft tells. */
const inOrder = (write: () => Promise<unknown>): void => {
  last = last.then(write).catch(() => {});
};

/** Waits until all steps so far are kept. */
export const journalKept = (): Promise<unknown> => last;

/** Keeps a new edit. An edit that goes on with its gesture leads back to the same definition and is kept already. */
export const keepEdit = (edit: Edit): void =>
  inOrder(() => {
    if (!('draft' in edit)) return call('journal.add', edit);
    const { position, draft, what, before } = edit;
    return call('journal.add', { position, draft, what, definition: before });
  });

/** An edit that was given up is kept no longer. */
export const dropEdit = ({ position }: Edit): void => inOrder(() => call('journal.drop', { position }));

export const keepUndone = (edit: Edit): void => keepTurn(edit, true);

export const keepRedone = (edit: Edit): void => keepTurn(edit, false);

const keepTurn = (edit: Edit, undone: boolean): void =>
  inOrder(() =>
    call('journal.turn', {
      position: edit.position,
      undone,
      ...('draft' in edit && { definition: undone ? edit.after : edit.before }),
    }),
  );

/** Has the host take a step that it alone keeps, or take it back. */
export async function turnAtHost(edit: HostEdit, undone: boolean): Promise<void> {
  if ('removedRound' in edit) {
    await call(undone ? 'rounds.restore' : 'rounds.remove', { round: edit.removedRound });
    return;
  }
  if ('dismissed' in edit) {
    await call(undone ? 'rounds.readmit' : 'rounds.dismiss', { participant: edit.dismissed });
    return;
  }
  if ('costAsking' in edit) {
    await call(undone ? 'costs.removeAsking' : 'costs.restoreAsking', { asking: edit.costAsking });
    return;
  }
  const { before, after } = edit.decision;
  const [from, to] = undone ? [after, before] : [before, after];
  if (to) await call('decisions.restore', to);
  else if (from) await call('decisions.remove', { id: from.id });
}
