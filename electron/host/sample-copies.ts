/**
 * The sample workshop ships with the app and is never touched; what opens is a working copy of it in the data
 * folder: `Sample workshop.yardstick`, and with each fresh start the next number.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import { WorkshopFile } from './workshop/workshop-file.ts';

const COPY = /^Sample workshop(?: (\d+))?\.yardstick$/;

/** Whether a workshop's file is a working copy of the sample workshop. */
export const isSampleCopy = (dataFolder: string, path: string): boolean =>
  resolve(dirname(path)) === resolve(dataFolder) && COPY.test(basename(path));

/**
 * Opens the latest copy, or a fresh one where there is none or it can't be opened.
 * @param shipped see `HostOptions.sampleFile`
 */
export async function openSample(dataFolder: string, shipped: string | null): Promise<WorkshopFile> {
  const latest = await latestNumber(dataFolder);
  if (latest === 0) return openFreshSample(dataFolder, shipped);
  try {
    return await WorkshopFile.open(join(dataFolder, copyName(latest)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return openFreshSample(dataFolder, shipped);
  }
}

/** Makes the next copy and opens it; the older ones stay as they are. */
export async function openFreshSample(dataFolder: string, shipped: string | null): Promise<WorkshopFile> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, copyName((await latestNumber(dataFolder)) + 1));
  return shipped === null ? makeSample(path) : WorkshopFile.createFrom(shipped, path);
}

/** Makes the sample workshop from its source. */
export async function makeSample(path: string): Promise<WorkshopFile> {
  // What makes it is loaded only then.
  const { sampleWorkshop } = await import('./sample-workshop/sample-workshop.ts');
  const { name, sample, definitions } = sampleWorkshop();
  return WorkshopFile.create(path, (workshop) => {
    workshop.settings.rename(name);
    workshop.sample.replace(sample, null);
    for (const definition of definitions) workshop.drafts.create(definition);
  });
}

const copyName = (number: number): string =>
  number === 1 ? 'Sample workshop.yardstick' : `Sample workshop ${number}.yardstick`;

/** The number of the latest copy; 0 where there is none. */
async function latestNumber(dataFolder: string): Promise<number> {
  const names = await readdir(dataFolder).catch(() => []);
  const numbers = names.map((name) => COPY.exec(name)).map((match) => (match ? Number(match[1] ?? 1) : 0));
  return Math.max(0, ...numbers);
}
