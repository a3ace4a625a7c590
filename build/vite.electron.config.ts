/** The desktop's own code: one CommonJS file for each process, chosen by `--mode main|preload|host`. */
import { basename } from 'node:path';
import { defineConfig } from 'vite';

const ENTRIES: Record<string, string> = {
  main: 'electron/main/main.ts',
  preload: 'electron/preload/preload.ts',
  host: 'electron/main/host-process.ts',
};

export default defineConfig(({ mode }) => {
  const entry = ENTRIES[mode];
  if (!entry) throw new Error(`--mode is one of ${Object.keys(ENTRIES).join(', ')}, not ${basename(mode)}`);
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    publicDir: mode === 'host' ? 'electron/host/assets' : false,
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      outDir: `dist/${mode}`,
      emptyOutDir: true,
      copyPublicDir: false,
      ssr: entry,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3'],
        output: { format: 'cjs', entryFileNames: `${mode}.cjs`, codeSplitting: false },
      },
    },
  };
});
