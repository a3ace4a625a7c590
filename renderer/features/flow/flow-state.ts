import { create } from 'zustand';

/** How the drawing stands; nothing of it belongs to the definition. */
interface FlowState {
  /** Ids of the stages drawn narrow. */
  collapsed: ReadonlySet<string>;
  /** The stage of which the room is asked whether it should go. */
  removing: string | null;
  collapse(stage: string): void;
  askToRemove(stage: string | null): void;
}

export const useFlow = create<FlowState>()((set) => ({
  collapsed: new Set(),
  removing: null,
  collapse: (stage) =>
    set(({ collapsed }) => {
      const others = [...collapsed].filter((id) => id !== stage);
      return { collapsed: new Set(collapsed.has(stage) ? others : [...others, stage]) };
    }),
  askToRemove: (removing) => set({ removing }),
}));
