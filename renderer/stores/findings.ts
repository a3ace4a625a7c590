/** What the linter says of the definition that is being edited, and what of it the room has set aside. */
import { create } from 'zustand';
import type { Dismissal } from '#shared/contract/history.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { lintDefinition } from '#shared/domain/lint/lint.ts';
import { ask } from '../platform/engine/client.ts';
import type { Finding } from '../platform/engine/protocol.ts';
import { call } from '../platform/host.ts';
import { useDefinitions } from './definitions.ts';
import { tell } from './notices.ts';
import { useSimulation } from './simulation.ts';
import { useWorkshop } from './workshop.ts';

interface FindingsState {
  /** By draft, of the form it had when the room last paused. */
  found: Record<string, Finding[]>;
  /** By draft. */
  dismissed: Record<string, Dismissal[]>;
  dismiss(draft: string, finding: Finding, reason: string): Promise<void>;
  takeBack(draft: string, finding: string): Promise<void>;
  /** Repairs the definition that is being edited. */
  fix(finding: Finding): Promise<void>;
}

/** How long nothing has to change before the linter looks, in milliseconds: it must not compete with the verdict. */
const PAUSE = 400;

export const useFindings = create<FindingsState>()((set) => {
  const reload = async (draft: string) => {
    const list = await call('lint.dismissed', { draft });
    set(({ dismissed }) => ({ dismissed: { ...dismissed, [draft]: list } }));
  };
  return {
    found: {},
    dismissed: {},

    dismiss: async (draft, { id, what }, reason) => {
      await call('lint.dismiss', { draft, finding: id, words: what, reason });
      await reload(draft);
    },
    takeBack: async (draft, finding) => {
      await call('lint.restore', { draft, finding });
      await reload(draft);
    },
    fix: async ({ id, what }) => {
      const { drafts, selected, replace } = useDefinitions.getState();
      const draft = drafts.find((known) => known.id === selected);
      if (!draft) return;
      try {
        const fixed = await repaired(draft.id, id, draft.definition);
        const now = useDefinitions.getState();
        const unchanged = now.drafts.find((known) => known.id === draft.id)?.definition === draft.definition;
        if (fixed && unchanged && now.selected === draft.id) replace(`Fix: ${what}`, fixed);
      } catch (error) {
        tell({ kind: 'problem', title: 'This could not be fixed', error });
      }
    },
  };
});

async function repaired(draft: string, finding: string, definition: Definition): Promise<Definition | null> {
  if (useWorkshop.getState().sample) return ask('fix', { draft, finding, definition });
  return (
    lintDefinition(definition)
      .find(({ id }) => id === finding)
      ?.fix?.apply(definition) ?? null
  );
}

/** Without deals, only the definition alone can be looked at. */
const alone = (definition: Definition): Finding[] =>
  lintDefinition(definition).map(({ id, what, why, at, fix }) => ({
    id,
    what,
    why,
    at: at ?? null,
    deals: null,
    fix: fix?.label ?? null,
  }));

async function look(): Promise<void> {
  const { drafts, selected } = useDefinitions.getState();
  const draft = drafts.find((known) => known.id === selected);
  if (!draft) return;
  const { id } = draft;
  try {
    const findings = useWorkshop.getState().sample
      ? await ask('lint', { draft: id })
      : alone(draft.definition);
    const dismissed = await call('lint.dismissed', { draft: id });
    useFindings.setState((state) => ({
      found: { ...state.found, [id]: findings },
      dismissed: { ...state.dismissed, [id]: dismissed },
    }));
  } catch {
    // The definition changed meanwhile, or is not simulated yet: the next answer asks again.
  }
}

let pause: ReturnType<typeof setTimeout> | undefined;
const lookSoon = (): void => {
  clearTimeout(pause);
  pause = setTimeout(look, PAUSE);
};

useSimulation.subscribe((state, before) => {
  if (state.answers !== before.answers) lookSoon();
});
useDefinitions.subscribe((state, before) => {
  if (state.selected !== before.selected || state.drafts !== before.drafts) lookSoon();
});

/** The findings of a draft that nobody has set aside; undefined until the linter has looked. */
export function useOpenFindings(draft: string | null | undefined): Finding[] | undefined {
  const found = useFindings((state) => (draft ? state.found[draft] : undefined));
  const dismissed = useFindings((state) => (draft ? state.dismissed[draft] : undefined));
  return found?.filter(({ id }) => !dismissed?.some(({ finding }) => finding === id));
}
