/**
 * Whether a start would open the sample workshop as it is shipped; then the window can show what was made ready with it
 * (shared/contract/sample-opening.ts), and the data process need not be there yet. Looked at by its files alone.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { lastWorkshop } from './last-workshop.ts';
import { isSampleCopy, latestCopy, nextCopy } from './sample-names.ts';
import { isUntouched } from './workshop/shipped-copy.ts';

export const OPENING_FILE = 'sample-opening.json';
export const SAMPLE_FILE = 'sample.yardstick';

/**
 * What the start shows, as JSON, and the name of the copy's file; null where another workshop would be opened, or a copy
 * that was changed.
 * @param shippedFolder where a build put the sample workshop and its opening
 */
export async function openingOfSample(
  dataFolder: string,
  shippedFolder: string,
): Promise<{ fileName: string; opening: string } | null> {
  const copy = (await lastWorkshop(dataFolder)) ?? (await latestCopy(dataFolder));
  if (copy !== null && !(await isAsShipped(dataFolder, copy, shippedFolder))) return null;
  try {
    const opening = await readFile(join(shippedFolder, OPENING_FILE), 'utf8');
    return { fileName: basename(copy ?? (await nextCopy(dataFolder))), opening };
  } catch {
    // The data process says what is wrong with this Yardstick.
    return null;
  }
}

async function isAsShipped(dataFolder: string, copy: string, shippedFolder: string): Promise<boolean> {
  if (!isSampleCopy(dataFolder, copy)) return false;
  try {
    const [own, shipped] = await Promise.all([readFile(copy), readFile(join(shippedFolder, SAMPLE_FILE))]);
    return isUntouched(own, shipped);
  } catch {
    return false;
  }
}
