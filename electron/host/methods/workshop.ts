import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Workshop } from '#shared/contract/methods.ts';
import { lastWorkshop } from '../last-workshop.ts';
import { isSampleCopy, openFreshSample, openSample } from '../sample-copies.ts';
import type { Session } from '../session.ts';
import { WorkshopFile } from '../workshop/workshop-file.ts';
import type { MethodsOf } from './method.ts';

export function workshopMethods(session: Session): MethodsOf<'workshop'> {
  const describe = (workshop: WorkshopFile): Workshop => ({
    name: workshop.name,
    fileName: basename(workshop.path),
    isSample: isSampleCopy(session.dataFolder, workshop.path),
    deals: workshop.sample.deals(),
  });
  const goOnIn = async (workshop: WorkshopFile): Promise<Workshop> => {
    await session.goOnIn(workshop);
    return describe(workshop);
  };
  const open = async (path: string): Promise<Workshop> => {
    if (session.open && (await session.open.isAt(path))) return describe(session.open);
    return goOnIn(await WorkshopFile.open(path));
  };

  return {
    'workshop.current': () => session.open && describe(session.open),

    'workshop.resume': async () => {
      if (session.open) return { workshop: describe(session.open), notice: null };
      const last = await lastWorkshop(session.dataFolder);
      let notice: string | null = null;
      if (last !== null) {
        try {
          return { workshop: await open(last), notice: null };
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          notice = `“${basename(last)}” couldn’t be opened, so this is the sample workshop. ${error.message}`;
        }
      }
      return { workshop: await goOnIn(await openSample(session.dataFolder)), notice };
    },

    'workshop.openSample': async ({ fresh }) => {
      const { open: current, dataFolder } = session;
      if (!fresh && current && isSampleCopy(dataFolder, current.path)) return describe(current);
      return goOnIn(await (fresh ? openFreshSample(dataFolder) : openSample(dataFolder)));
    },

    'workshop.create': async ({ place, name }) => {
      const path = await session.pathBeside(place);
      return goOnIn(await WorkshopFile.create(path, (workshop) => workshop.settings.rename(name)));
    },

    'workshop.open': ({ place }) => open(session.places.path(place)),

    'workshop.saveAs': async ({ place }) => {
      const path = session.places.path(place);
      if (await session.workshop.isAt(path)) return describe(session.workshop);
      await session.workshop.copyTo(path);
      return open(path);
    },

    'workshop.rename': ({ name }) => {
      session.workshop.settings.rename(name);
      return describe(session.workshop);
    },
  };
}
