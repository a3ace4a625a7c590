/** Which workshop was open last: the only thing kept outside the workshops' own files. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeWhole } from './files/replace.ts';

const stateSchema = z.object({ lastWorkshop: z.string().check(z.minLength(1)) });

const stateFile = (dataFolder: string): string => join(dataFolder, 'state.json');

/** The path of the workshop that was open last; null where there was none or nobody can tell. */
export function lastWorkshop(dataFolder: string): string | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile(dataFolder), 'utf8'))).lastWorkshop;
  } catch {
    return null;
  }
}

/** A workshop that opens but can't be remembered is no reason to refuse it: a failure here stays silent. */
export async function rememberWorkshop(dataFolder: string, path: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true });
    await writeWhole(stateFile(dataFolder), JSON.stringify({ lastWorkshop: path }));
  } catch {
    // Next time the sample opens instead.
  }
}
