/** Electron's fuses: what a runtime can be told to do from outside, burnt into its binary when the app is packaged. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { binary, root } from './desktop.ts';

export type Fuses = Record<string, boolean>;

/** What electron-builder is told to burn in, by its own names. */
export function configuredFuses(): Fuses {
  const settings = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(settings) ?? [];
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, on]) => [name!, on === 'true']),
  );
}

const optionOf = (name: string): FuseV1Options => {
  const option = FuseV1Options[(name[0]!.toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options];
  if (option === undefined) throw new Error(`There is no fuse of the name ${name}.`);
  return option;
};

/** A copy of the runtime in `folder` with the configured fuses burnt in; returns its executable. */
export async function fusedRuntime(folder: string): Promise<string> {
  const runtime = dirname(binary!);
  const copy = join(folder, basename(binary!));
  mkdirSync(folder);
  for (const name of readdirSync(runtime)) {
    if (name === basename(binary!)) copyFileSync(binary!, copy);
    else symlinkSync(join(runtime, name), join(folder, name));
  }
  const known = await getCurrentFuseWire(copy);
  // An older runtime has fewer fuses.
  const fuses = Object.entries(configuredFuses()).filter(([name]) => optionOf(name) in known);
  await flipFuses(copy, {
    version: FuseVersion.V1,
    ...Object.fromEntries(fuses.map(([name, on]) => [optionOf(name), on])),
  });
  return copy;
}

/** What is burnt into a runtime, of the configured fuses that it knows. */
export async function burntFuses(runtime: string): Promise<Fuses> {
  const wire = await getCurrentFuseWire(runtime);
  const ON = '1'.charCodeAt(0);
  return Object.fromEntries(
    Object.keys(configuredFuses()).flatMap((name) => {
      const state = wire[optionOf(name)];
      return state === undefined ? [] : [[name, (state as number) === ON]];
    }),
  );
}
