/**
 * `node build/scripts/complete-lock.ts`, after `npm install` against a registry that lacks packages for other systems:
 * npm leaves those out of package-lock.json, and `npm ci` then refuses the lock on every machine. Each optional
 * package that is missing is added with the version that its parent asks for; npm checks the rest when it fetches it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Entry>;
}

/** Such as `darwin-arm64` or `linux-x64-musl` at the end of a package's name. */
const PLATFORM =
  /[-/](aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|wasm32|win32)-([a-z0-9]+)(?:-(\w+))?$/;

const LIBC: Record<string, string> = { gnu: 'glibc', musl: 'musl' };

/** Adds what is missing to a lock, and says what that was. */
export function completeLock(lock: Lock): string[] {
  const added: string[] = [];
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = PLATFORM.exec(name);
      if (!platform || isThere(lock, place, name)) continue;
      const [, os, cpu, variant] = platform;
      lock.packages[`node_modules/${name}`] = {
        version,
        cpu: [os === 'wasm32' ? os : cpu!],
        ...(dev && { dev }),
        ...(os === 'linux' && LIBC[variant ?? ''] && { libc: [LIBC[variant ?? '']!] }),
        optional: true,
        ...(os !== 'wasm32' && { os: [os!] }),
      };
      added.push(`${name} ${version}`);
    }
  }
  const { '': root, ...others } = lock.packages;
  const sorted = Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = { '': root!, ...Object.fromEntries(sorted) };
  return added;
}

/** Whether a package at `place` finds `name` in its own node_modules or one further up. */
function isThere({ packages }: Lock, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

if (import.meta.main) {
  const file = new URL('../../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  for (const added of completeLock(lock)) console.log(`Added ${added}`);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
