/** Parts of a benchmark as a product ships them: bundled, as JavaScript. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Within the project, so that what is not bundled is found from there. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
/** Native code. */
const NOT_BUNDLED = ['better-sqlite3'];

/**
 * Bundles entries (files, by the name of their bundle) into a folder that goes with the process; its address. Node can
 * run TypeScript as it is, but does so by WebAssembly, whose memory grows by handing over its buffer; from then on the
 * thread's engine looks at each access to a typed array whether that was handed over, which no shipped part has to.
 */
export async function bundle(entries: Record<string, URL>, format: 'es' | 'cjs' = 'es'): Promise<URL> {
  mkdirSync(FOLDER, { recursive: true });
  const outDir = mkdtempSync(join(FOLDER, 'bench-'));
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const input = Object.fromEntries(Object.entries(entries).map(([name, url]) => [name, fileURLToPath(url)]));
  const entryFileNames = `[name].${format === 'es' ? 'mjs' : 'cjs'}`;
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: NOT_BUNDLED },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: { input, external: NOT_BUNDLED, output: { format, entryFileNames } },
    },
  });
  return pathToFileURL(`${outDir}/`);
}
