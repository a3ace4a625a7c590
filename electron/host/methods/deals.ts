import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Session } from '../session.ts';
import { packOriginal } from '../workshop/repositories/original.ts';
import type { MethodsOf } from './method.ts';

export function dealMethods(session: Session): MethodsOf<'deals'> {
  return {
    'deals.preview': async ({ place, mapping }, call) =>
      (await import('../importing/preview-file.ts')).previewFile(
        await session.pathBeside(place),
        mapping,
        call,
      ),

    'deals.import': async ({ place, mapping }, call) => {
      const { workshop } = session;
      const path = await session.pathBeside(place);
      const { sample, report, original } = await (await import('../importing/import-file.ts')).importFile(
        path,
        mapping,
        call,
      );
      call.onProgress({ share: null, label: 'Saving the deals in the workshop' });
      const packed = await packOriginal(basename(path), original);
      return session.alone(() => {
        call.signal.throwIfAborted();
        if (session.open !== workshop) {
          throw new Refusal(
            'cancelled',
            'Another workshop was opened meanwhile, so the deals were not imported.',
          );
        }
        workshop.sample.replace(sample, { report, mapping, original: packed });
        return report;
      });
    },

    'deals.report': () => session.workshop.sample.report(),
  };
}
