import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Workshop } from '#shared/contract/methods.ts';
import { lastWorkshop } from '../last-workshop.ts';
import { openFreshSample, openSample } from '../sample-copies.ts';
import { isSampleCopy } from '../sample-names.ts';
import type { Session } from '../session.ts';
import { WorkshopFile } from '../workshop/workshop-file.ts';
import type { MethodsOf } from './method.ts';

export function workshopMethods(session: Session): MethodsOf<'workshop'> {
  const { passphrases } = session;
  const describe = async (workshop: WorkshopFile): Promise<Workshop> => ({
    name: workshop.name,
    fileName: basename(workshop.path),
    isProtected: workshop.isProtected,
    isRemembered: passphrases.isOffered ? (await passphrases.recall(workshop.path)) !== null : null,
    isSample: isSampleCopy(session.dataFolder, workshop.path),
    deals: workshop.sample.deals(),
  });
  const goOnIn = async (workshop: WorkshopFile): Promise<Workshop> => {
    await session.backUpEdits();
    await session.goOnIn(workshop);
    return describe(workshop);
  };
  const open = async (path: string, passphrase: string | null = null): Promise<Workshop> => {
    if (session.open && (await session.open.isAt(path))) return describe(session.open);
    return goOnIn(await session.openFile(path, passphrase ?? (await passphrases.recall(path))));
  };

  /** The sample, to look at while the workshop that should be open can't be; the last one stays the last. */
  const aside = async (): Promise<Workshop> => {
    const workshop = await openSample(session.dataFolder, session.sampleFile);
    session.lookAt(workshop);
    return describe(workshop);
  };

  return {
    'workshop.current': () => (session.open ? describe(session.open) : null),

    'workshop.resume': async ({ place }) => {
      const whole = { notice: null, locked: null, damaged: null };
      if (session.open) return { ...whole, workshop: await describe(session.open) };
      const wanted = place ? session.places.path(place) : lastWorkshop(session.dataFolder);
      if (wanted === null) return { ...whole, workshop: await aside() };
      try {
        return { ...whole, workshop: await open(wanted) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const file = { place: session.places.register(wanted), fileName: basename(wanted) };
        const workshop = await aside();
        // A remembered passphrase that no longer fits (it was changed on another machine) is asked for anew.
        if (error.code === 'locked' || error.code === 'wrongPassphrase')
          return { ...whole, workshop, locked: file };
        const notice = `“${file.fileName}” couldn’t be opened, so this is the sample workshop. ${error.message}`;
        return { ...whole, workshop, notice, damaged: error.code === 'damagedWorkshop' ? file : null };
      }
    },

    'workshop.openSample': async ({ fresh }) => {
      const { open: current, dataFolder, sampleFile } = session;
      if (!fresh && current && isSampleCopy(dataFolder, current.path)) return describe(current);
      return goOnIn(
        await (fresh ? openFreshSample(dataFolder, sampleFile) : openSample(dataFolder, sampleFile)),
      );
    },

    'workshop.create': async ({ place, name }) => {
      const path = await session.pathBeside(place);
      return goOnIn(await WorkshopFile.create(path, (workshop) => workshop.settings.rename(name)));
    },

    'workshop.open': async ({ place, passphrase, remember }) => {
      const path = session.places.path(place);
      const workshop = await open(path, passphrase ?? null);
      if (passphrase === undefined || !remember) return workshop;
      await passphrases.remember(path, passphrase);
      return describe(session.workshop);
    },

    'workshop.saveAs': async ({ place }) => {
      const path = session.places.path(place);
      if (await session.workshop.isAt(path)) return describe(session.workshop);
      const current = session.workshop;
      await current.copyTo(path);
      return goOnIn(await current.openCopy(path));
    },

    'workshop.protect': async ({ passphrase, remember }) => {
      const workshop = await session.rewrite((open) => open.protect(passphrase));
      // Also where it was remembered before: the old one opens nothing any more.
      if (passphrase !== null && remember) await passphrases.remember(workshop.path, passphrase);
      else await passphrases.forget(workshop.path);
      // Older ones are in clear, or open with a passphrase that somebody may know.
      await session.backups?.remove(workshop);
      await session.backUp();
      return describe(workshop);
    },

    'workshop.forgetPassphrase': async () => {
      await passphrases.forget(session.workshop.path);
      return describe(session.workshop);
    },

    'workshop.lock': async () => {
      const { path, isProtected } = session.workshop;
      if (!isProtected) return null;
      // Else whoever finds the machine would only have to start Yardstick again.
      await passphrases.forget(path);
      session.close();
      return { fileName: basename(path) };
    },

    'workshop.rename': ({ name }) => {
      session.workshop.settings.rename(name);
      return describe(session.workshop);
    },
  };
}
