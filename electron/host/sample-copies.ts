/**
 * The sample workshop ships with the app and is never touched; what opens is a working copy of it in the data
 * folder: `Sample workshop.yardstick`, and with each fresh start the next number.
 */
import { mkdir } from 'node:fs/promises';
import { Refusal } from '#shared/contract/failure.ts';
import { latestCopy, nextCopy } from './sample-names.ts';
import { storedSample } from './workshop/repositories/stored-sample.ts';
import { WorkshopFile } from './workshop/workshop-file.ts';

/**
 * Opens the latest copy, or a fresh one where there is none or it can't be opened.
 * @param shipped see `HostOptions.sampleFile`
 */
export async function openSample(dataFolder: string, shipped: string | null): Promise<WorkshopFile> {
  const latest = latestCopy(dataFolder);
  if (latest === null) return openFreshSample(dataFolder, shipped);
  try {
    return await WorkshopFile.open(latest);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return openFreshSample(dataFolder, shipped);
  }
}

/** Makes the next copy and opens it; the older ones stay as they are. */
export async function openFreshSample(dataFolder: string, shipped: string | null): Promise<WorkshopFile> {
  await mkdir(dataFolder, { recursive: true });
  const path = nextCopy(dataFolder);
  return shipped === null ? makeSample(path) : WorkshopFile.createFrom(shipped, path);
}

/** Makes the sample workshop from its source. `identity`: if not one of its own. */
export async function makeSample(path: string, identity?: string): Promise<WorkshopFile> {
  // What makes it is loaded only then.
  const { sampleWorkshop } = await import('./sample-workshop/sample-workshop.ts');
  const { name, sample, definitions } = sampleWorkshop();
  const fill = (workshop: WorkshopFile) => {
    workshop.settings.rename(name);
    workshop.sample.replace(storedSample(sample), null);
    for (const definition of definitions) workshop.drafts.create(definition);
  };
  return WorkshopFile.create(path, fill, identity);
}
