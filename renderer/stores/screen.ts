/** The state of the screen: where one is and how it looks. What the room edits lives in stores/definitions.ts. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Step } from '#shared/domain/agenda/steps.ts';
import type { DealOrder, DealQuery } from '#shared/engine/simulate/deal-list.ts';

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

/** The deals behind a number, and what they are called. */
export interface Pointed {
  words: string;
  query: Pick<DealQuery, 'group' | 'outcomes' | 'reached' | 'atLeast' | 'part' | 'among'> & {
    /** A finding of the linter. */
    finding?: string;
  };
  /** By what they are sorted first; as the list is sorted, where nothing is said. */
  order?: DealOrder;
  /** By which definition they were counted. */
  draft: string;
}

interface ScreenState {
  step: Step;
  selection: Selection | null;
  /** Only these deals are listed; null: all. */
  pointed: Pointed | null;
  /** The deal over which Compare is to open; null: as it was left. */
  disputed: number | null;
  /** The steps folded or unfolded by hand; null: as the room for them tells. */
  railByHand: 'folded' | 'unfolded' | null;
  /** Larger type for the projector. */
  presentation: boolean;
  go(step: Step): void;
  select(selection: Selection | null): void;
  /** Goes where definitions are held against one another over this deal. */
  dispute(deal: number): void;
  /** Goes where deals are listed, and lists these. */
  showDeals(pointed: Pointed): void;
  showAllDeals(): void;
  foldRail(byHand: ScreenState['railByHand']): void;
  present(): void;
}

export const useScreen = create<ScreenState>()(
  persist(
    (set) => ({
      step: 'evidence',
      selection: null,
      pointed: null,
      disputed: null,
      railByHand: null,
      presentation: false,
      go: (step) => set({ step, selection: null, pointed: null, disputed: null }),
      select: (selection) => set({ selection }),
      dispute: (deal) =>
        set({ step: 'compare', selection: { kind: 'deal', deal }, pointed: null, disputed: deal }),
      showDeals: (pointed) =>
        set(({ step, selection }) => ({
          step: 'simulate',
          selection: step === 'simulate' ? selection : null,
          pointed,
          disputed: null,
        })),
      showAllDeals: () => set({ pointed: null }),
      foldRail: (railByHand) => set({ railByHand }),
      present: () => set(({ presentation }) => ({ presentation: !presentation, railByHand: null })),
    }),
    {
      name: 'yardstick-screen',
      partialize: ({ step, railByHand, presentation }) => ({ step, railByHand, presentation }),
    },
  ),
);
