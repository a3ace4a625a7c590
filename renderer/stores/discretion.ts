/** Whether the screen may show who is in the deals: on a projector, pseudonyms and round amounts can stand in. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { ask } from '../platform/engine/client.ts';
import { roundAmounts } from '../ui/numbers.ts';
import { tell } from './notices.ts';

interface DiscretionState {
  namesHidden: boolean;
  hideNames(hidden: boolean): void;
}

/** Before anything is drawn anew, so that no name is asked for in between. */
function apply(hidden: boolean): void {
  roundAmounts(hidden);
  ask('discretion', { namesHidden: hidden }).catch((error) =>
    tell({ kind: 'problem', title: 'Names could not be hidden', error }),
  );
}

export const useDiscretion = create<DiscretionState>()(
  persist(
    (set) => ({
      namesHidden: false,
      hideNames: (namesHidden) => {
        apply(namesHidden);
        set({ namesHidden });
      },
    }),
    {
      name: 'yardstick-discretion',
      onRehydrateStorage: () => (state) => {
        if (state?.namesHidden) apply(true);
      },
    },
  ),
);
