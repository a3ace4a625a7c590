/** Whether the screen may show who is in the deals: on a projector, pseudonyms and round amounts can stand in. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { ask } from '../platform/engine/client.ts';
import { roundAmounts } from '../ui/numbers.ts';
import { tell } from './notices.ts';
import { useSimulation } from './simulation.ts';
import { useWorkshop, withHidden } from './workshop.ts';

interface DiscretionState {
  namesHidden: boolean;
  hideNames(hidden: boolean): Promise<void>;
}

/** Before anything is drawn anew, so that no name is asked for in between. */
async function apply(namesHidden: boolean): Promise<void> {
  roundAmounts(namesHidden);
  const hidden = await ask('discretion', { namesHidden });
  useSimulation.getState().forgetForms();
  useWorkshop.setState(({ sample }) => ({
    sample: sample && { ...sample, fields: withHidden(sample.fields, hidden) },
  }));
}

const failed = (error: unknown) => tell({ kind: 'problem', title: 'Names could not be hidden', error });

export const useDiscretion = create<DiscretionState>()(
  persist(
    (set) => ({
      namesHidden: false,
      hideNames: async (namesHidden) => {
        try {
          await apply(namesHidden);
          set({ namesHidden });
        } catch (error) {
          failed(error);
        }
      },
    }),
    {
      name: 'yardstick-discretion',
      onRehydrateStorage: () => (state) => {
        if (state?.namesHidden) apply(true).catch(failed);
      },
    },
  ),
);
