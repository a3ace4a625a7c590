import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Place } from '#shared/contract/methods.ts';
import { COMPRESSION, compress } from '../files/compression.ts';
import { writeWhole } from '../files/replace.ts';
import { type ImportFile, type KeptFile, nameOfFile } from '../importing/tables/import-file.ts';
import type { Session } from '../session.ts';
import type { KeptSource } from '../workshop/repositories/source-files.ts';
import type { WorkshopFile } from '../workshop/workshop-file.ts';
import type { MethodsOf } from './method.ts';

/** The time zone of a workshop, in which days begin. */
const TIME_ZONE = 'UTC';

/** What reads files is loaded with the first one. */
const importing = () => import('../importing/importing.ts');

/** Where no workshop is open, nothing can be imported, and what is hidden only has to look right. */
const disguiseKey = (workshop: WorkshopFile | null): Uint8Array =>
  workshop?.pseudonyms.key() ?? randomBytes(32);

interface Chosen {
  place?: Place | undefined;
  others?: Place[] | undefined;
  keep?: string[] | undefined;
}

export function dealMethods(session: Session): MethodsOf<'deals'> {
  /** Texts that were pasted, until the host ends. */
  const pasted = new Map<Place, KeptFile>();

  /** What is read: the kept files that are wanted, then the chosen ones; a chosen one replaces a kept one of its name. */
  const filesOf = async ({ place, others = [], keep = [] }: Chosen): Promise<ImportFile[]> => {
    const places = place === undefined ? others : [place, ...others];
    const chosen = await Promise.all(places.map((one) => pasted.get(one) ?? session.pathBeside(one)));
    const kept = keep.length === 0 ? [] : await session.workshop.sample.sources();
    const wanted = kept.filter(({ fileName }) => keep.includes(fileName));
    const inPlace = (fileName: string) => chosen.find((file) => nameOfFile(file) === fileName);
    const before = wanted.some(({ fileName }) => !inPlace(fileName)) && session.workshop.sample.mapping();
    if (before && (await importing()).hidesAnything(before)) {
      throw new Refusal(
        'badInput',
        'Names were hidden as the kept files came in. Read again, they would be disguised a second time, and no ' +
          'deal would be the one it was. Choose all files of the export instead, those that are kept too.',
      );
    }
    const files = wanted.map((file) => inPlace(file.fileName) ?? asKept(file));
    const all = [...files, ...chosen.filter((file) => !files.includes(file))];
    if (all.length === 0) {
      throw new Refusal('badInput', 'No file was chosen, and none is kept. Choose the files of an export.');
    }
    return all;
  };

  return {
    'deals.preview': async ({ mapping, ...chosen }, call) => {
      const { previewTables, Disguise } = await importing();
      return previewTables(await filesOf(chosen), mapping, {
        ...call,
        disguise: new Disguise(disguiseKey(session.open)),
        remembered: session.open?.sample.rememberedMappings() ?? [],
      });
    },

    'deals.import': async ({ mapping: given, ...chosen }, call) => {
      const { workshop } = session;
      const files = await filesOf(chosen);
      const { importTables, withoutTraces, Disguise } = await importing();
      const mapping = withoutTraces(given);
      const disguise = new Disguise(disguiseKey(workshop));
      const imported = await importTables(files, mapping, {
        ...call,
        timeZone: TIME_ZONE,
        disguise,
        typingThread: session.typingThread,
      });
      const { stored, report, originals, leftOut } = imported;
      return session.alone(async () => {
        call.signal.throwIfAborted();
        if (session.open !== workshop) {
          throw new Refusal(
            'cancelled',
            'Another workshop was opened meanwhile, so the deals were not imported.',
          );
        }
        call.onProgress({ share: null, label: 'Saving the deals in the workshop' });
        // They are about to be replaced.
        if (workshop.sample.deals() !== null) await session.backUp();
        workshop.sample.replace(stored, {
          report,
          mapping,
          sources: originals.map((file) => ({
            ...file,
            addedAt: file.addedAt ?? session.clock().toISOString(),
          })),
          leftOut,
        });
        workshop.journal.forgetCorrections();
        return report;
      });
    },

    'deals.paste': async ({ text }) => {
      const now = session.clock();
      const name = `Pasted ${now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')}.csv`;
      const bytes = Buffer.from(text);
      const place = session.places.register(name);
      pasted.set(place, {
        name,
        bytes,
        compressed: await compress(bytes),
        compression: COMPRESSION,
        modifiedAt: now.getTime(),
        addedAt: null,
      });
      return { place, name };
    },

    'deals.files': () => session.workshop.sample.sourceFiles(),

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

function asKept({ fileName: name, addedAt, ...file }: KeptSource): KeptFile {
  return { ...file, name, addedAt, modifiedAt: addedAt === null ? 0 : Date.parse(addedAt) };
}
