/** The Electron runtime that the benchmarks of the desktop start, and what they start it with. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = new URL('../..', import.meta.url).pathname;

export function electronBinary(): string {
  const electron = join(ROOT, 'node_modules', 'electron');
  const pathFile = join(electron, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  return join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist'), name);
}

/** This process's environment, with a data folder of the benchmark's own. */
export function environment(dataFolder: string): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...others } = process.env;
  const defined = Object.entries(others).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return { ...Object.fromEntries(defined), YARDSTICK_DATA: dataFolder };
}

/** Root can't have the system's sandbox. */
export const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
