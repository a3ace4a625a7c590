/** Exports written as tools write them, and how they were read. */
import type { ImportPreview } from '#shared/contract/importing.ts';
import { previewTables } from '../../../../electron/host/importing/preview-tables.ts';
import { type ImportedSample, importFiles, quietly, together } from '../support.ts';

export const rows = (header: string, row: (i: number) => string, count = 30): string =>
  [header, ...Array.from({ length: count }, (_, i) => row(i))].join('\n');
export const day = (i: number) => `2026-0${1 + (i % 9)}-1${i % 9}`;
export const one = <T>(of: readonly T[], i: number): T => of[i % of.length]!;

/** How the preview would read a column. */
export const column = ({ mapping }: ImportPreview, header: string) => {
  const found = mapping.columns.find((candidate) => candidate.header === header);
  if (!found) throw new Error(`No column ${header}`);
  return found;
};

/** Files together: what the preview makes of them, and what is read by it. */
export const both = (files: Record<string, string>): Promise<{ seen: ImportPreview; read: ImportedSample }> =>
  together(files, async (paths) => {
    const seen = await previewTables(paths, undefined, quietly());
    return { seen, read: await importFiles(paths, seen.mapping) };
  });
