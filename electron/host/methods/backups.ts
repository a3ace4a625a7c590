import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function backupMethods(session: Session): MethodsOf<'backups'> {
  const backups = () => {
    if (session.backups) return session.backups;
    throw new Refusal('notFound', 'No backups are kept here.');
  };
  return {
    'backups.list': async ({ place }) => ({
      backups:
        place === undefined
          ? await backups().of(session.workshop)
          : await backups().at(session.places.path(place)),
      problem: session.backupProblem,
    }),

    'backups.make': async () => {
      await session.backUp();
      if (session.backupProblem !== null) throw new Refusal('cannotWrite', session.backupProblem);
      return {};
    },

    'backups.restore': async ({ backup, place }) => {
      const path = await session.pathBeside(place);
      await backups().restore(backup, path);
      return { fileName: basename(path) };
    },
  };
}
