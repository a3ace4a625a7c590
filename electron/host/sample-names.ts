/** Where the working copies of the sample workshop are, by their names in the data folder. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const COPY = /^Sample workshop(?: (\d+))?\.yardstick$/;

/** Whether a workshop's file is a working copy of the sample workshop. */
export const isSampleCopy = (dataFolder: string, path: string): boolean =>
  resolve(dirname(path)) === resolve(dataFolder) && COPY.test(basename(path));

/** The path of the latest copy; null where there is none. */
export async function latestCopy(dataFolder: string): Promise<string | null> {
  const latest = await latestNumber(dataFolder);
  return latest === 0 ? null : join(dataFolder, copyName(latest));
}

/** The path that the next copy gets. */
export const nextCopy = async (dataFolder: string): Promise<string> =>
  join(dataFolder, copyName((await latestNumber(dataFolder)) + 1));

const copyName = (number: number): string =>
  number === 1 ? 'Sample workshop.yardstick' : `Sample workshop ${number}.yardstick`;

/** The number of the latest copy; 0 where there is none. */
async function latestNumber(dataFolder: string): Promise<number> {
  const names = await readdir(dataFolder).catch(() => []);
  const numbers = names.map((name) => COPY.exec(name)).map((match) => (match ? Number(match[1] ?? 1) : 0));
  return Math.max(0, ...numbers);
}
