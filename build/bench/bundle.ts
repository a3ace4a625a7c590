/** Threads of a benchmark as a product ships them: bundled, as JavaScript. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Bundles entries (files, by the name of their bundle) into a folder that goes with the process; its address. Node can
 * run TypeScript as it is, but does so by WebAssembly, whose memory grows by handing over its buffer; from then on the
 * thread's engine looks at each access to a typed array whether that was handed over, which no window has to.
 */
export async function bundle(entries: Record<string, URL>): Promise<URL> {
  const outDir = mkdtempSync(join(tmpdir(), 'yardstick-bench-'));
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const input = Object.fromEntries(Object.entries(entries).map(([name, url]) => [name, fileURLToPath(url)]));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  });
  return pathToFileURL(`${outDir}/`);
}
