/**
 * Whether a start would open the sample workshop as it is shipped; then the window can show what was made ready with it
 * (shared/contract/sample-opening.ts), and the data process need not be there yet. Looked at by its files alone.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ShippedSample } from '#shared/contract/sample-opening.ts';
import { lastWorkshop } from './last-workshop.ts';
import { isSampleCopy, latestCopy, nextCopy } from './sample-names.ts';
import { isUntouched } from './workshop/shipped-copy.ts';

/** What a build puts into one folder: the workshop, its opening as JSON, and its deals as `sample.whole` gives them. */
export const SHIPPED_FILES = {
  workshop: 'sample.yardstick',
  opening: 'sample-opening.json',
  deals: 'sample-deals.bin',
};

/** Null where another workshop would be opened, or a copy that was changed. */
export async function untouchedSample(
  dataFolder: string,
  shippedFolder: string,
): Promise<ShippedSample | null> {
  const copy = (await lastWorkshop(dataFolder)) ?? (await latestCopy(dataFolder));
  if (copy !== null && !(await isAsShipped(dataFolder, copy, shippedFolder))) return null;
  try {
    const [opening, deals] = await Promise.all([
      readFile(join(shippedFolder, SHIPPED_FILES.opening), 'utf8'),
      readFile(join(shippedFolder, SHIPPED_FILES.deals)),
    ]);
    return { fileName: basename(copy ?? (await nextCopy(dataFolder))), opening, deals };
  } catch {
    // The data process says what is wrong with this Yardstick.
    return null;
  }
}

async function isAsShipped(dataFolder: string, copy: string, shippedFolder: string): Promise<boolean> {
  if (!isSampleCopy(dataFolder, copy)) return false;
  try {
    const [own, shipped] = await Promise.all([
      readFile(copy),
      readFile(join(shippedFolder, SHIPPED_FILES.workshop)),
    ]);
    return isUntouched(own, shipped);
  } catch {
    return false;
  }
}
