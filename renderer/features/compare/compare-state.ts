/** What the room looks at in Compare; it stays while one visits another step. */
import { create } from 'zustand';
import type { Draft } from '#shared/contract/methods.ts';
import type { Side } from '#shared/domain/definition/schema.ts';
import type { CrossQuery } from '#shared/engine/compare/crossing.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { onOpened } from '../../stores/workshop.ts';

export const TABS = ['sideBySide', 'disagreements', 'merge', 'costs'] as const;
export type Tab = (typeof TABS)[number];

/** How many definitions stand side by side at most. */
export const MOST_COMPARED = 4;

interface CompareState {
  tab: Tab;
  /** Drafts that the room left out; all others are compared. */
  leftOut: readonly string[];
  left: string | null;
  right: string | null;
  query: CrossQuery;
  /** Who the room says has decided, for the decisions. */
  who: string;
  show(tab: Tab): void;
  toggle(draft: string): void;
  pair(side: 'left' | 'right', draft: string): void;
  /** Goes to what two definitions see differently. */
  showParted(left: string, right: string, query: CrossQuery): void;
  ask(query: CrossQuery): void;
  sign(who: string): void;
}

const NOTHING_CHOSEN = {
  leftOut: [],
  left: null,
  right: null,
  query: { kind: 'parted' },
  who: '',
} satisfies Partial<CompareState>;

export const useCompare = create<CompareState>()((set) => ({
  tab: 'sideBySide',
  ...NOTHING_CHOSEN,
  show: (tab) => set({ tab }),
  toggle: (draft) =>
    set(({ leftOut }) => ({
      leftOut: leftOut.includes(draft) ? leftOut.filter((id) => id !== draft) : [...leftOut, draft],
    })),
  pair: (side, draft) => set({ [side]: draft, query: { kind: 'parted' } }),
  showParted: (left, right, query) => {
    set({ tab: 'disagreements', left, right, query });
    useScreen.getState().go('compare');
  },
  ask: (query) => set({ query }),
  sign: (who) => set({ who }),
}));

onOpened(() => useCompare.setState(NOTHING_CHOSEN));

/** The drafts side by side: the one that others are held against first. */
export function useCompared(): Draft[] {
  const { drafts, compared } = useDefinitions();
  const leftOut = useCompare((state) => state.leftOut);
  const kept = drafts.filter(({ id }) => !leftOut.includes(id)).slice(0, MOST_COMPARED);
  return [...kept.filter(({ id }) => id === compared), ...kept.filter(({ id }) => id !== compared)];
}

/** The two drafts held against one another: marketing's and sales', unless the room chose others. */
export function usePair(): { left: Draft | undefined; right: Draft | undefined } {
  const drafts = useDefinitions((state) => state.drafts);
  const { left: chosenLeft, right: chosenRight } = useCompare();
  const find = (id: string | null) => drafts.find((draft) => draft.id === id);
  const ofSide = (side: Side) => drafts.find(({ definition }) => definition.side === side);
  const left = find(chosenLeft) ?? ofSide('marketing') ?? drafts[0];
  const right = find(chosenRight) ?? ofSide('sales') ?? drafts.find((draft) => draft !== left);
  return { left, right };
}
