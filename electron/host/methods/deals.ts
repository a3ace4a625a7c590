import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Place } from '#shared/contract/methods.ts';
import { writeWhole } from '../files/replace.ts';
import { importTables } from '../importing/import-tables.ts';
import { previewTables } from '../importing/preview-tables.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** The time zone of a workshop, in which days begin. */
const TIME_ZONE = 'UTC';

export function dealMethods(session: Session): MethodsOf<'deals'> {
  const pathsOf = (place: Place, others: readonly Place[] = []): Promise<string[]> =>
    Promise.all([place, ...others].map((one) => session.pathBeside(one)));

  return {
    'deals.preview': async ({ place, others, mapping }, call) =>
      previewTables(await pathsOf(place, others), mapping, {
        ...call,
        remembered: session.open?.sample.rememberedMappings() ?? [],
      }),

    'deals.import': async ({ place, others, mapping }, call) => {
      const { workshop } = session;
      const paths = await pathsOf(place, others);
      const imported = await importTables(paths, mapping, { ...call, timeZone: TIME_ZONE });
      const { sample, report, originals, leftOut } = imported;
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
          sources: paths.map((path, i) => ({ fileName: basename(path), compressed: originals[i]! })),
          leftOut,
        });
        return report;
      });
    },

    'deals.report': () => session.workshop.sample.report(),

    'deals.exportLeftOut': async ({ place }) => {
      const { sample } = session.workshop;
      const [report, file] = [sample.report(), await sample.leftOut()];
      if (!report || !file) {
        throw new Refusal(
          'notFound',
          'The rows that were left out are kept since the next import. Import the deals again.',
        );
      }
      const path = await session.pathBeside(place);
      await writeWhole(path, file);
      return { fileName: basename(path), rows: report.leftOut + report.duplicates };
    },
  };
}
