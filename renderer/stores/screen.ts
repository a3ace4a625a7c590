/** The state of the screen: where one is and how it looks. What the room edits lives in stores/definitions.ts. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const STEPS = ['evidence', 'flow', 'score', 'simulate', 'compare', 'calibrate', 'agree'] as const;
export type Step = (typeof STEPS)[number];

/** What the side panel shows. */
export type Selection =
  | { kind: 'stage'; id: string }
  | { kind: 'transition'; id: string }
  | { kind: 'rule'; id: string }
  | { kind: 'deal'; deal: number };

interface ScreenState {
  step: Step;
  selection: Selection | null;
  railFolded: boolean;
  /** Larger type for the projector. */
  presentation: boolean;
  go(step: Step): void;
  select(selection: Selection | null): void;
  foldRail(): void;
  present(): void;
}

export const useScreen = create<ScreenState>()(
  persist(
    (set) => ({
      step: 'evidence',
      selection: null,
      railFolded: false,
      presentation: false,
      go: (step) => set({ step, selection: null }),
      select: (selection) => set({ selection }),
      foldRail: () => set((state) => ({ railFolded: !state.railFolded })),
      present: () => set((state) => ({ presentation: !state.presentation })),
    }),
    {
      name: 'yardstick-screen',
      partialize: ({ step, railFolded, presentation }) => ({ step, railFolded, presentation }),
    },
  ),
);
