/**
 * Whether a start would open the sample workshop as it is shipped; then the window can show what was made ready with it
 * (shared/contract/sample-opening.ts), and the data process need not be there yet. Looked at by its files alone.
 */
import { readFileSync } from 'node:fs';
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
export function untouchedSample(dataFolder: string, shippedFolder: string): ShippedSample | null {
  const read = (file: string) => readFileSync(join(shippedFolder, file));
  const copy = lastWorkshop(dataFolder) ?? latestCopy(dataFolder);
  try {
    if (copy !== null && !isSampleCopy(dataFolder, copy)) return null;
    if (copy !== null && !isUntouched(readFileSync(copy), read(SHIPPED_FILES.workshop))) return null;
    return {
      fileName: basename(copy ?? nextCopy(dataFolder)),
      opening: read(SHIPPED_FILES.opening).toString(),
      deals: read(SHIPPED_FILES.deals),
    };
  } catch {
    // The data process says what is wrong with a file.
    return null;
  }
}
