/** What the workshop keeps of the files that deals came from: the files themselves, or what was not hidden of them. */
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { COMPRESSION, compress } from '../../files/compression.ts';
import type { SourceFile } from '../../workshop/repositories/source-files.ts';
import { compressFile } from '../compress-file.ts';
import { PackedCsv } from '../packed-csv.ts';
import type { Assigned } from '../tables/assign.ts';
import type { ImportFile } from '../tables/import-file.ts';
import { tableName } from '../tables/table-source.ts';
import type { Disguise } from './disguise.ts';
import { hiddenSource } from './hidden-source.ts';
import type { TablePlan } from './plan.ts';

export interface Originals {
  /** The tables to read the deals from. */
  tables: readonly Assigned[];
  /** What is kept; whole once the tables were read. Stops early where the import does. */
  files(): Promise<SourceFile[]>;
}

export function wholeFiles(
  files: readonly ImportFile[],
  tables: readonly Assigned[],
  signal: AbortSignal,
): Originals {
  const packing = Promise.all(
    files.map(async (file): Promise<SourceFile> => {
      if (typeof file === 'string') {
        const compressed = await compressFile(file, signal);
        return { fileName: basename(file), compressed, compression: COMPRESSION };
      }
      const { name, compressed, compression, addedAt } = file;
      return { fileName: name, compressed, compression, addedAt };
    }),
  );
  // Looked at at the end; whoever fails first must not leave it unwatched.
  packing.catch(() => {});
  return { tables, files: () => packing };
}

export function reducedFiles(
  tables: readonly Assigned[],
  plan: readonly TablePlan[],
  disguise: Disguise,
): Originals {
  const copies = tables.map(() => new PackedCsv());
  return {
    tables: tables.map((table, i) => ({
      ...table,
      source: hiddenSource(table.source, plan[i]!, disguise, copies[i]!),
    })),
    files: () =>
      Promise.all(
        tables.map(async ({ source }, i) => ({
          fileName: `${tableName(source)} (reduced).csv`,
          compressed: await compress(await promisify(gunzip)(copies[i]!.finish())),
          compression: COMPRESSION,
        })),
      ),
  };
}
