/** Opens what was open last, or the sample, while what draws it is still being loaded. */
import { create } from 'zustand';
import { call } from '../platform/host.ts';
// Before a name could be asked for.
import '../stores/discretion.ts';
import { tell } from '../stores/notices.ts';
import { useWorkshop } from '../stores/workshop.ts';

/** Why nothing could be opened; null where something was, or will be. */
export const useResumeProblem = create<{ problem: string | null }>()(() => ({ problem: null }));

/** How long opening may take before the window shows that it does, in ms. */
const PATIENCE = 400;

/** There is something to draw: a workshop, or why there is none; else an empty frame, after a while. */
export const opened = new Promise<void>((resolve) => {
  useWorkshop.subscribe(({ workshop }) => workshop && resolve());
  useResumeProblem.subscribe(() => resolve());
  setTimeout(resolve, PATIENCE);
});

let settle: () => void;
/** What no first screen shows may be loaded: the verdict stands, there will be none, or it takes its time. */
export const settled = new Promise<void>((resolve) => {
  settle = resolve;
  setTimeout(resolve, 3 * PATIENCE);
});

export async function resume(): Promise<void> {
  try {
    const resumed = call('workshop.resume', {});
    await useWorkshop.getState().show(resumed.then(({ workshop }) => workshop));
    settle();
    const { notice, locked, damaged } = await resumed;
    if (locked || damaged) {
      const { offerBackups, openPlace } = await import('./commands.ts');
      if (locked) await openPlace({ place: locked.place, name: locked.fileName });
      if (damaged) await offerBackups({ place: damaged.place, name: damaged.fileName });
    }
    if (notice) tell({ kind: 'problem', title: 'Your last workshop is not open', error: notice });
  } catch (error) {
    useResumeProblem.setState({ problem: error instanceof Error ? error.message : String(error) });
    settle();
  }
}
