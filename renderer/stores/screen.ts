/** The state of the screen: where one is and how it looks. What the room edits lives in stores/definitions.ts. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Step } from '#shared/domain/agenda/steps.ts';

/** What the side panel shows. */
export type Selection =
  | { kind: 'stage'; id: string }
  | { kind: 'transition'; id: string }
  | { kind: 'rule'; id: string }
  | { kind: 'deal'; deal: number }
  /** What the linter says of the definition. */
  | { kind: 'findings' }
  /** The versions of the definition. */
  | { kind: 'history' }
  /** The way through the workshop, with its minutes. */
  | { kind: 'agenda' };

/** A finding whose deals are to be seen. */
export interface FindingFocus {
  id: string;
  what: string;
}

interface ScreenState {
  step: Step;
  selection: Selection | null;
  /** Only the deals of this finding are listed; null: all. */
  finding: FindingFocus | null;
  /** The deal over which Compare is to open; null: as it was left. */
  disputed: number | null;
  railFolded: boolean;
  /** Larger type for the projector. */
  presentation: boolean;
  go(step: Step): void;
  select(selection: Selection | null): void;
  /** Goes where definitions are held against one another over this deal. */
  dispute(deal: number): void;
  /** Goes where deals are listed, and lists those of a finding; null: all again. */
  showDealsOf(finding: FindingFocus | null): void;
  foldRail(): void;
  present(): void;
}

export const useScreen = create<ScreenState>()(
  persist(
    (set) => ({
      step: 'evidence',
      selection: null,
      finding: null,
      disputed: null,
      railFolded: false,
      presentation: false,
      go: (step) => set({ step, selection: null, finding: null, disputed: null }),
      select: (selection) => set({ selection }),
      dispute: (deal) =>
        set({ step: 'compare', selection: { kind: 'deal', deal }, finding: null, disputed: deal }),
      showDealsOf: (finding) => set({ step: 'simulate', selection: null, finding }),
      foldRail: () => set((state) => ({ railFolded: !state.railFolded })),
      present: () => set((state) => ({ presentation: !state.presentation })),
    }),
    {
      name: 'yardstick-screen',
      partialize: ({ step, railFolded, presentation }) => ({ step, railFolded, presentation }),
    },
  ),
);
