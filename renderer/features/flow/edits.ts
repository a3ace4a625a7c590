/** What can be done to the flow of the definition that is being edited. */
import { moveStage, newId, removeStage, type StageEdit } from '#shared/domain/definition/edit.ts';
import type { Definition, Stage, Transition, TransitionKind } from '#shared/domain/definition/schema.ts';
import { definitionNow, useDefinitions } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';
import { useScreen } from '../../stores/screen.ts';
import { plural } from '../../ui/numbers.ts';

const edit = (...args: Parameters<ReturnType<typeof useDefinitions.getState>['edit']>) =>
  useDefinitions.getState().edit(...args);

export function addStage(): void {
  const definition = definitionNow();
  if (!definition) return;
  const id = newId('stage', definition.stages);
  const stage: Stage = {
    id,
    name: 'New stage',
    owner: null,
    meaning: '',
    requiredFields: [],
    slaHours: null,
    band: null,
  };
  edit('New stage', ({ stages }) => {
    stages.push(stage);
  });
  useScreen.getState().select({ kind: 'stage', id });
}

export function changeStage(
  id: string,
  what: string,
  recipe: (stage: Stage) => void,
  gesture?: string,
): void {
  edit(
    what,
    ({ stages }) => {
      const stage = stages.find((known) => known.id === id);
      if (stage) recipe(stage);
    },
    gesture,
  );
}

/** Makes the result of an edit of the stages the definition, and says which arrows went with it. */
function keep(what: string, changed: StageEdit | null): void {
  if (!changed) {
    tell({
      kind: 'problem',
      title: 'The last stage has to stay',
      error: 'A deal needs a stage to begin at.',
    });
    return;
  }
  edit(what, (definition) => {
    Object.assign(definition, changed.definition);
  });
  const gone = changed.removedTransitions.length;
  if (gone > 0) {
    tell({
      kind: 'done',
      title: `${plural(gone, 'arrow')} went with it`,
      message: `${gone === 1 ? 'It would' : 'They would'} have led nowhere or the wrong way. Undo brings all of it back.`,
    });
  }
}

export function takeOutStage(stage: Stage): void {
  const definition = definitionNow();
  if (!definition) return;
  keep(`Remove ${stage.name}`, removeStage(definition, stage.id));
  useScreen.getState().select(null);
}

export function shiftStage(stage: Stage, by: number): void {
  const index = definitionNow()?.stages.findIndex(({ id }) => id === stage.id);
  if (index !== undefined) moveStageTo(stage.id, index + by);
}

/** Puts a stage at an index of the order. */
export function moveStageTo(id: string, index: number): void {
  const definition = definitionNow();
  const before = definition?.stages.findIndex((stage) => stage.id === id) ?? -1;
  if (!definition || before < 0 || index === before || index < 0 || index >= definition.stages.length) return;
  keep(`Move ${definition.stages[before]!.name}`, moveStage(definition, id, index));
}

/** A new arrow between stages, or out (`to` null); its kind follows from where it leads. It is opened to be filled. */
export function connect(from: string, to: string | null): void {
  const definition = definitionNow();
  if (!definition || from === to) return;
  const id = newId('arrow', definition.transitions);
  const transition = arrowTo(definition, { id, from, when: { kind: 'any', of: [] } }, to);
  if (!transition) return;
  edit('New arrow', ({ transitions }) => {
    transitions.push(transition);
  });
  useScreen.getState().select({ kind: 'transition', id });
}

type Base = Pick<Transition, 'id' | 'from' | 'when'> & { note?: string };

/** The arrow with another target: out, back, on, or ahead past stages. */
function arrowTo(definition: Definition, base: Base, to: string | null): Transition | null {
  const place = (id: string) => definition.stages.findIndex((stage) => stage.id === id);
  if (to === null) {
    const reason = definition.reasons[0];
    if (!reason) {
      tell({
        kind: 'problem',
        title: 'No reason to turn a deal down',
        error: 'Add a reason to the definition first.',
      });
      return null;
    }
    return { ...base, kind: 'disqualify', reason: reason.id };
  }
  const span = place(to) - place(base.from);
  if (span < 0) return { ...base, kind: 'recycle', to };
  return { ...base, kind: span === 1 ? 'advance' : 'fastTrack', to };
}

export function changeTransition(
  id: string,
  what: string,
  recipe: (transition: Transition) => void,
  gesture?: string,
): void {
  edit(
    what,
    ({ transitions }) => {
      const transition = transitions.find((known) => known.id === id);
      if (transition) recipe(transition);
    },
    gesture,
  );
}

const transitionNow = (id: string): Transition | undefined =>
  definitionNow()?.transitions.find((known) => known.id === id);

/** Lets an arrow lead elsewhere. */
export function redirect(id: string, to: string | null): void {
  const definition = definitionNow();
  const transition = transitionNow(id);
  if (!definition || !transition) return;
  const { from, when, note } = transition;
  const changed = arrowTo(definition, { id, from, when, ...(note !== undefined && { note }) }, to);
  if (changed) replaceTransition('Target of an arrow', changed);
}

/** Of two kinds that lead ahead, the room may mean either. */
export function asKind(id: string, kind: Extract<TransitionKind, 'advance' | 'fastTrack'>): void {
  const transition = transitionNow(id);
  if (!transition) return;
  if (transition.kind !== 'advance' && transition.kind !== 'fastTrack') return;
  replaceTransition('Kind of an arrow', { ...transition, kind });
}

function replaceTransition(what: string, changed: Transition): void {
  edit(what, (definition) => {
    definition.transitions = definition.transitions.map((known) =>
      known.id === changed.id ? changed : known,
    );
  });
}

export function takeOutTransition(id: string): void {
  edit('Remove an arrow', (definition) => {
    definition.transitions = definition.transitions.filter((known) => known.id !== id);
  });
  useScreen.getState().select(null);
}

/** Looks at the arrow earlier or later than its sisters of the same kind from the same stage. */
export function shiftTransition(id: string, by: -1 | 1): void {
  edit('Order of arrows', ({ transitions }) => {
    const here = transitions.findIndex((known) => known.id === id);
    const moved = transitions[here];
    if (!moved) return;
    const sisters = transitions.filter(({ from, kind }) => from === moved.from && kind === moved.kind);
    const other = sisters[sisters.indexOf(moved) + by];
    if (!other) return;
    transitions[transitions.indexOf(other)] = moved;
    transitions[here] = other;
  });
}
