/** The desktop's own code: CommonJS for each process, chosen by `--mode main|preload|host|typing`. */
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { FONT_FILES } from '../electron/host/exporting/pdf/fonts.ts';

const ENTRIES: Record<string, string> = {
  main: 'electron/main/main.ts',
  preload: 'electron/preload/preload.ts',
  host: 'electron/main/host-process.ts',
  typing: 'electron/host/importing/sample/typing-thread.ts',
};

const NOT_BUNDLED = ['electron', 'better-sqlite3'];

/** The PDF's typeface is read from files, which lie beside the bundle. */
const copyFonts: Plugin = {
  name: 'copy-fonts',
  writeBundle({ dir }) {
    const { resolve } = createRequire(import.meta.url);
    for (const file of Object.values(FONT_FILES)) cpSync(resolve(file), `${dir}/fonts/${basename(file)}`);
  },
};

export default defineConfig(({ mode }) => {
  const entry = ENTRIES[mode];
  if (!entry) throw new Error(`--mode is one of ${Object.keys(ENTRIES).join(', ')}, not ${mode}`);
  return {
    publicDir: false,
    plugins: mode === 'host' ? [copyFonts] : [],
    ssr: { noExternal: true, external: NOT_BUNDLED },
    build: {
      ssr: entry,
      outDir: `dist/${mode}`,
      emptyOutDir: true,
      // Electron 25's Node, the oldest that it has to run on.
      target: 'node18',
      rolldownOptions: {
        external: NOT_BUNDLED,
        output: {
          format: 'cjs',
          entryFileNames: `${mode}.cjs`,
          chunkFileNames: '[name]-[hash].cjs',
          // A sandboxed preload has to be one file, and so has a thread that is started from its text.
          codeSplitting: mode === 'main' || mode === 'host',
        },
      },
    },
  };
});
