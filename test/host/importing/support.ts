import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { fromBuffers } from '#shared/domain/sample/buffers.ts';
import { type DealValue, readDeal } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { Disguise } from '../../../electron/host/importing/hiding/disguise.ts';
import { type Imported, importTables } from '../../../electron/host/importing/import-tables.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';

export const quietly = () => ({
  signal: new AbortController().signal,
  onProgress: () => {},
  disguise: new Disguise(new Uint8Array(32)),
  typingThread: TYPING_THREAD,
});

export const TYPING_THREAD = join(
  import.meta.dirname,
  '../../../electron/host/importing/sample/typing-thread.ts',
);

export const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/importing', name);

/** Hands a file with this content to `use`, and removes it afterwards. */
export async function withFile<T>(
  content: string | Uint8Array,
  use: (path: string) => Promise<T>,
  name = 'deals.csv',
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-import-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads these files together, in this order. */
export async function together<T>(
  files: Record<string, string>,
  use: (paths: string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-import-'));
  try {
    const paths = Object.keys(files).map((name) => join(folder, name));
    await Promise.all(Object.values(files).map((text, i) => writeFile(paths[i]!, text)));
    return await use(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const preview = (content: string | Uint8Array, name?: string): Promise<ImportPreview> =>
  withFile(content, (path) => previewTables([path], undefined, quietly()), name);

export type ImportedSample = Imported & { sample: Sample };

/** Imports files, and reads the sample as it is stored. */
export async function importFiles(
  paths: readonly string[],
  mapping: Mapping,
  timeZone = 'UTC',
): Promise<ImportedSample> {
  const imported = await importTables(paths, mapping, { ...quietly(), timeZone });
  const { layout, buffers } = imported.stored;
  const bytes = new Map(buffers.map((buffer) => [buffer.name, buffer.bytes]));
  return { ...imported, sample: fromBuffers(JSON.parse(layout), bytes) };
}

/** Imports the content with its guessed mapping, as `correct` changes it. */
export const importText = (
  content: string | Uint8Array,
  correct: (mapping: Mapping) => void = () => {},
  timeZone = 'UTC',
): Promise<ImportedSample> =>
  withFile(content, async (path) => {
    const { mapping } = await previewTables([path], undefined, quietly());
    correct(mapping);
    return importFiles([path], mapping, timeZone);
  });

/** The value of a deal's field as a plain value; undefined where it is missing. */
export function cellOf(
  { sample }: ImportedSample,
  deal: number,
  key: string,
): DealValue['value'] | undefined {
  return readDeal(sample, deal).values.get(key)?.value;
}
