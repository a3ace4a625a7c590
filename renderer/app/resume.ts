/** Opens what was open last, or the sample, while what draws it is still being loaded. */
import { create } from 'zustand';
import type { Result } from '#shared/contract/methods.ts';
import type { SampleOpening } from '#shared/contract/sample-opening.ts';
import { bridge } from '../platform/bridge.ts';
import { engine } from '../platform/engine/client.ts';
import { call } from '../platform/host.ts';
import { idle } from '../platform/idle.ts';
// Before a name could be asked for.
import { useDiscretion } from '../stores/discretion.ts';
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

type Resumed = Result<'workshop.resume'>;

/** `drawn`: when there is something to be seen. */
export async function resume(drawn: Promise<void>): Promise<void> {
  try {
    const sample = await resumeSample(drawn).catch(() => null);
    const { notice, locked, damaged } = sample ?? (await resumeLast());
    if (locked || damaged) {
      const { offerBackups, openPlace } = await import('./commands.ts');
      if (locked) await openPlace({ place: locked.place, name: locked.fileName });
      if (damaged) await offerBackups({ place: damaged.place, name: damaged.fileName });
    }
    if (notice) tell({ kind: 'problem', title: 'Your workshop is not open', error: notice });
  } catch (error) {
    useResumeProblem.setState({ problem: error instanceof Error ? error.message : String(error) });
    settle();
  }
}

/**
 * Shows the sample as it is shipped, if it is what a start opens, and lets the engine and then the data process come up
 * behind it. Null where it is not, or where one of them could not take over: then all is opened as ever.
 */
async function resumeSample(drawn: Promise<void>): Promise<Resumed | null> {
  const shipped = await bridge.shippedSample();
  // It was made ready with names.
  if (!shipped || useDiscretion.getState().namesHidden) return null;
  const opening = JSON.parse(shipped.opening) as SampleOpening;
  const shown = { ...opening.workshop, fileName: shipped.fileName };
  await useWorkshop.getState().showShipped({ ...opening, workshop: shown }, shipped.deals, drawn);
  // The step's screen is drawn first: nobody has to wait for the data process yet.
  await idle();
  const open = () => call('workshop.resume', {});
  // Where the data process crashes, the next call starts it again: what was edited meanwhile is on the screen and stays.
  const resumed = await open().catch(open);
  settle();
  // Unless the room has gone on to another one meanwhile, or renamed it.
  useWorkshop.setState(({ workshop }) => (workshop === shown ? { workshop: resumed.workshop } : {}));
  return resumed;
}

async function resumeLast(): Promise<Resumed> {
  engine();
  const resumed = call('workshop.resume', {});
  await useWorkshop.getState().show(resumed.then(({ workshop }) => workshop));
  settle();
  return resumed;
}
