/** Where the working copies of the sample workshop are, by their names in the data folder. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const COPY = /^Sample workshop(?: (\d+))?\.yardstick$/;

/** Whether a workshop's file is a working copy of the sample workshop. */
export const isSampleCopy = (dataFolder: string, path: string): boolean =>
  resolve(dirname(path)) === resolve(dataFolder) && COPY.test(basename(path));

/** The path of the latest copy; null where there is none. */
export function latestCopy(dataFolder: string): string | null {
  const latest = latestNumber(dataFolder);
  return latest === 0 ? null : join(dataFolder, copyName(latest));
}

/** The path that the next copy gets. */
export const nextCopy = (dataFolder: string): string =>
  join(dataFolder, copyName(latestNumber(dataFolder) + 1));

const copyName = (number: number): string =>
  number === 1 ? 'Sample workshop.yardstick' : `Sample workshop ${number}.yardstick`;

/** The number of the latest copy; 0 where there is none. */
function latestNumber(dataFolder: string): number {
  const numbers = namesIn(dataFolder)
    .map((name) => COPY.exec(name))
    .map((match) => (match ? Number(match[1] ?? 1) : 0));
  return Math.max(0, ...numbers);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
