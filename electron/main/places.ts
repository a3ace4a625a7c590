/** Files that a person chose in a dialog, dropped on the window or opened from the system, as handles for the window. */
import { basename } from 'node:path';
import { type BrowserWindow, ipcMain } from 'electron';
import { z } from 'zod';
import type { ChosenPlace } from '#shared/contract/bridge.ts';
import type { HostKeeper } from '../doors/host-keeper.ts';
import { CHANNELS } from '../preload/channels.ts';
import { mayCall } from '../security/sender.ts';
import { choosePaths, PURPOSES } from './dialogs.ts';
import type { OpenedFiles } from './opened-files.ts';

const purposeSchema = z.enum(Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]);
const suggestionSchema = z.string().max(500).nullish();

export function offerPlaces(host: HostKeeper, window: () => BrowserWindow | null, opened: OpenedFiles): void {
  const placeFor = async (path: string): Promise<ChosenPlace> => ({
    place: await host.register(path),
    name: basename(path),
  });

  ipcMain.handle(CHANNELS.choose, async (event, purpose: unknown, suggested: unknown) => {
    const asking = window();
    if (!mayCall(event.senderFrame) || !asking) return null;
    const forWhat = purposeSchema.parse(purpose);
    const handed = forWhat === 'openWorkshop' ? opened.take() : null;
    const name = suggestionSchema.parse(suggested) ?? null;
    const paths = handed === null ? await choosePaths(asking, forWhat, name) : [handed];
    const [first, ...others] = await Promise.all(paths.map(placeFor));
    if (!first) return null;
    return others.length === 0 ? first : { ...first, others };
  });

  ipcMain.handle(CHANNELS.dropped, async (event, path: unknown) => {
    if (!mayCall(event.senderFrame)) throw new Error('Refused.');
    const dropped = z.string().min(1).parse(path);
    return placeFor(dropped);
  });
}
