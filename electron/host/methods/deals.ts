import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import { importFile } from '../importing/import-file.ts';
import { previewFile } from '../importing/preview-file.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** The time zone of a workshop, in which days begin. */
const TIME_ZONE = 'UTC';

export function dealMethods(session: Session): MethodsOf<'deals'> {
  return {
    'deals.preview': async ({ place, mapping }, call) =>
      previewFile(await session.pathBeside(place), mapping, call),

    'deals.import': async ({ place, mapping }, call) => {
      const { workshop } = session;
      const path = await session.pathBeside(place);
      const imported = await importFile(path, mapping, { ...call, timeZone: TIME_ZONE });
      const { sample, report, original } = imported;
      return session.alone(() => {
        call.signal.throwIfAborted();
        if (session.open !== workshop) {
          throw new Refusal(
            'cancelled',
            'Another workshop was opened meanwhile, so the deals were not imported.',
          );
        }
        call.onProgress({ share: null, label: 'Saving the deals in the workshop' });
        workshop.sample.replace(sample, {
          report,
          mapping,
          original: { fileName: basename(path), compressed: original },
        });
        return report;
      });
    },

    'deals.report': () => session.workshop.sample.report(),
  };
}
