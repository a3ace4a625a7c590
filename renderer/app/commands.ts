/** What the menus do, from whichever place they are asked. */
import type { Backup } from '#shared/contract/backups.ts';
import type { ChoosePurpose, ChosenPlace, ShellCommand } from '#shared/contract/bridge.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { useRounds } from '../features/calibrate/rounds-store.ts';
import { bridge } from '../platform/bridge.ts';
import { call } from '../platform/host.ts';
import { addStarters, useDefinitions } from '../stores/definitions.ts';
import { tell } from '../stores/notices.ts';
import { opening, openSample, useOpening } from '../stores/opening.ts';
import { useScreen } from '../stores/screen.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { useBackups } from './dialogs/backups-state.ts';
import { useAbout, useHelp } from './dialogs/dialogs-state.ts';
import { askPassphrase, type Entered } from './dialogs/passphrase.ts';
import { lockWorkshop } from './lock.ts';

/** Asks for a place and does something with it; nothing where the dialog was closed. Problems are told. */
async function withPlace(
  purpose: ChoosePurpose,
  suggestedName: string | undefined,
  problem: string,
  act: (chosen: ChosenPlace) => Promise<void>,
): Promise<void> {
  try {
    const chosen = await bridge.choose(purpose, suggestedName);
    if (chosen) await act(chosen);
  } catch (error) {
    tell({ kind: 'problem', title: problem, error });
  }
}

const nameOfFile = (file: string) => file.replace(/\.yardstick$/i, '');

export const newWorkshop = () =>
  withPlace(
    'createWorkshop',
    'New workshop.yardstick',
    'The workshop could not be created',
    async ({ place, name }) => {
      await opening('Making the workshop…', async () => {
        await useWorkshop.getState().show(await call('workshop.create', { place, name: nameOfFile(name) }));
        await addStarters();
        useScreen.getState().go('evidence');
      });
    },
  );

export const openWorkshop = () =>
  withPlace('openWorkshop', undefined, 'The workshop could not be opened', openOrRescue);

/** Opens a workshop, asking for its passphrase as often as it takes; nothing where the person gives up. */
export async function openPlace({ place, name }: ChosenPlace): Promise<void> {
  let entered: Entered | null = null;
  for (;;) {
    try {
      const open = { place, ...entered };
      return await opening(`Opening “${nameOfFile(name)}”…`, async () =>
        useWorkshop.getState().show(await call('workshop.open', open)),
      );
    } catch (error) {
      const code = error instanceof Refusal ? error.code : null;
      if (code !== 'locked' && code !== 'wrongPassphrase') throw error;
      entered = await askPassphrase(name, code === 'wrongPassphrase' ? (error as Refusal).message : null);
      if (entered === null) return;
    }
  }
}

/** Opens a workshop; where it is damaged and there are backups of it, offers those. */
export async function openOrRescue(chosen: ChosenPlace): Promise<void> {
  try {
    await openPlace(chosen);
  } catch (error) {
    // A file of which the beginning is gone no longer says that it was a workshop.
    const isDamaged = error instanceof Refusal && ['damagedWorkshop', 'notAWorkshop'].includes(error.code);
    if (!isDamaged || !(await offerBackups(chosen))) throw error;
  }
}

/** Shows the backups of a file that can't be opened; false where there are none. */
export async function offerBackups(chosen: ChosenPlace): Promise<boolean> {
  const { backups } = await call('backups.list', { place: chosen.place });
  if (backups.length > 0) useBackups.setState({ shown: { of: 'damaged', chosen } });
  return backups.length > 0;
}

/** Saves a backup as a copy and goes on in it; false where the person chose no place. */
export async function restoreBackup({ id, fileName, at }: Backup): Promise<boolean> {
  let restored = false;
  const suggested = `${nameOfFile(fileName)} (backup of ${at.slice(0, 10)}).yardstick`;
  await withPlace('saveWorkshopAs', suggested, 'The backup could not be restored', async (chosen) => {
    await call('backups.restore', { backup: id, place: chosen.place });
    await openPlace(chosen);
    restored = true;
  });
  return restored;
}

export const saveWorkshopAs = () =>
  withPlace(
    'saveWorkshopAs',
    `${useWorkshop.getState().workshop?.name ?? 'Workshop'}.yardstick`,
    'The copy could not be saved',
    async ({ place }) => {
      await opening('Saving the copy…', async () =>
        useWorkshop.getState().show(await call('workshop.saveAs', { place })),
      );
      tell({ kind: 'done', title: 'Saved as a copy', message: 'You are working in the copy now.' });
    },
  );

/** What may be done while another workshop is being opened, and while somebody answers blind. */
const ALWAYS: readonly ShellCommand[] = ['lockWorkshop', 'leaveMachine', 'help', 'about'];

const isTaken = () => useOpening.getState().words !== null || useRounds.getState().answering !== null;

let isWaiting = false;

/** A file that the system hands over waits to be asked for, and would be opened in place of another one later. */
function openOnceFree(): void {
  if (isWaiting) return;
  isWaiting = true;
  const look = () => {
    if (isTaken()) return;
    for (const stop of stops) stop();
    isWaiting = false;
    openWorkshop();
  };
  const stops = [useOpening.subscribe(look), useRounds.subscribe(look)];
}

/** Does what a menu of the shell asks for. */
export function runCommand(command: ShellCommand): void {
  if (isTaken() && !ALWAYS.includes(command)) {
    if (command === 'openWorkshop') openOnceFree();
    return;
  }
  switch (command) {
    case 'newWorkshop':
      newWorkshop();
      return;
    case 'openWorkshop':
      openWorkshop();
      return;
    case 'openSample':
      openSample(false);
      return;
    case 'saveWorkshopAs':
      saveWorkshopAs();
      return;
    case 'importDeals':
      useScreen.getState().go('evidence');
      return;
    case 'lockWorkshop':
      lockWorkshop();
      return;
    case 'leaveMachine':
      if (useWorkshop.getState().lockAfter !== null) lockWorkshop();
      return;
    case 'help':
      useHelp.setState({ opened: true });
      return;
    case 'about':
      useAbout.setState({ opened: true });
      return;
    case 'undo':
      useDefinitions.getState().undo();
      return;
    case 'redo':
      useDefinitions.getState().redo();
      return;
  }
}
