/** Files that a person chose in a dialog, dropped on the window or opened from the system, as handles for the window. */
import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import * as z from 'zod/mini';
import type { ChosenPlace } from '#shared/contract/bridge.ts';
import type { HostKeeper } from '../doors/host-keeper.ts';
import { CHANNELS } from '../preload/channels.ts';
import { answerOwnPage } from '../security/own-page.ts';
import { choosePaths, PURPOSES } from './dialogs.ts';
import type { OpenedFiles } from './opened-files.ts';

const purposeSchema = z.enum(Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]);
const suggestionSchema = z.nullish(z.string().check(z.maxLength(500)));

export function offerPlaces(host: HostKeeper, window: () => BrowserWindow | null, opened: OpenedFiles): void {
  const placeFor = async (path: string): Promise<ChosenPlace> => ({
    place: await host.register(path),
    name: basename(path),
  });

  answerOwnPage<ChosenPlace | null>(CHANNELS.choose, null, async (_event, purpose, suggested) => {
    const asking = window();
    if (!asking) return null;
    const forWhat = purposeSchema.parse(purpose);
    const handed = forWhat === 'openWorkshop' ? opened.take() : null;
    const name = suggestionSchema.parse(suggested) ?? null;
    const paths = handed === null ? await choosePaths(asking, forWhat, name) : [handed];
    const [first, ...others] = await Promise.all(paths.map(placeFor));
    if (!first) return null;
    return others.length === 0 ? first : { ...first, others };
  });

  answerOwnPage<ChosenPlace | null>(CHANNELS.dropped, null, (_event, path) =>
    placeFor(z.string().check(z.minLength(1)).parse(path)),
  );
}
