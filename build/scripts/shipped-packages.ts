/** The packages whose code or fonts are shipped, with their licences, as the bundles themselves tell. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { ShippedPackage } from '#shared/contract/about.ts';

const LICENCE_FILE = /^(licen[cs]e|copying)/i;
/** What packages are published without, of their own licences and of those of parts within them. */
const TEXTS = new URL('../licences/', import.meta.url);
/** Their authors have put the packages that they depend on into one file with their own code. */
const BUNDLED_BY_AUTHORS = ['docx'];

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

export class ShippedPackages {
  readonly #found = new Map<string, ShippedPackage>();

  /** Adds what a bundle holds while it is written. */
  plugin(): Plugin {
    return {
      name: 'shipped-packages',
      generateBundle: (_options, bundle) => {
        for (const part of Object.values(bundle)) {
          if (part.type === 'chunk') for (const id of part.moduleIds) this.addFile(id);
        }
      },
    };
  }

  /** Adds the package that a file belongs to; nothing where it is one of our own. */
  addFile(file: string): void {
    const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file) ?? [];
    if (folder) this.#addFolder(folder);
  }

  /** By name. */
  list(): ShippedPackage[] {
    return [...this.#found.values()].sort(
      (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
    );
  }

  #addFolder(folder: string): void {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const { name, version, license, dependencies = {} } = manifest;
    const key = `${name} ${version}`;
    if (this.#found.has(key)) return;
    const text = licenceText(folder, name);
    this.#found.set(key, { name, version, licence: license ?? text?.split('\n', 1)[0] ?? '', text });
    if (!BUNDLED_BY_AUTHORS.includes(name)) return;
    for (const dependency of Object.keys(dependencies).filter((other) => !other.startsWith('@types/'))) {
      const places = createRequire(join(folder, 'package.json')).resolve.paths(dependency) ?? [];
      const place = places.map((path) => join(path, dependency)).find((path) => existsSync(path));
      if (place) this.#addFolder(place);
    }
  }
}

function licenceText(folder: string, name: string): string | null {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => join(folder, entry.name));
  const kept = fileURLToPath(new URL(`${name}.txt`, TEXTS));
  const texts = [...files, ...(existsSync(kept) ? [kept] : [])].map((file) =>
    readFileSync(file, 'utf8').trim(),
  );
  return texts.length === 0 ? null : texts.join('\n\n====\n\n');
}
