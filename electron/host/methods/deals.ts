import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Place } from '#shared/contract/methods.ts';
import { writeWhole } from '../files/replace.ts';
import { Disguise } from '../importing/hiding/disguise.ts';
import { withoutTraces } from '../importing/hiding/plan.ts';
import { importTables } from '../importing/import-tables.ts';
import { previewTables } from '../importing/preview-tables.ts';
import type { Session } from '../session.ts';
import type { WorkshopFile } from '../workshop/workshop-file.ts';
import type { MethodsOf } from './method.ts';

/** The time zone of a workshop, in which days begin. */
const TIME_ZONE = 'UTC';

/** Where no workshop is open, nothing can be imported, and what is hidden only has to look right. */
const disguiseOf = (workshop: WorkshopFile | null): Disguise =>
  new Disguise(workshop?.pseudonyms.key() ?? randomBytes(32));

export function dealMethods(session: Session): MethodsOf<'deals'> {
  const pathsOf = (place: Place, others: readonly Place[] = []): Promise<string[]> =>
    Promise.all([place, ...others].map((one) => session.pathBeside(one)));

  return {
    'deals.preview': async ({ place, others, mapping }, call) =>
      previewTables(await pathsOf(place, others), mapping, {
        ...call,
        disguise: disguiseOf(session.open),
        remembered: session.open?.sample.rememberedMappings() ?? [],
      }),

    'deals.import': async ({ place, others, mapping: given }, call) => {
      const { workshop } = session;
      const paths = await pathsOf(place, others);
      const mapping = withoutTraces(given);
      const disguise = disguiseOf(workshop);
      const imported = await importTables(paths, mapping, { ...call, timeZone: TIME_ZONE, disguise });
      const { sample, report, originals, leftOut } = imported;
      return session.alone(async () => {
        call.signal.throwIfAborted();
        if (session.open !== workshop) {
          throw new Refusal(
            'cancelled',
            'Another workshop was opened meanwhile, so the deals were not imported.',
          );
        }
        call.onProgress({ share: null, label: 'Saving the deals in the workshop' });
        // The deals that are there are about to be replaced.
        await session.backUp();
        workshop.sample.replace(sample, {
          report,
          mapping,
          sources: originals,
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
