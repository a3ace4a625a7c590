/** `npm run build`: the window, the desktop's three processes, the data process's thread and the sample workshop, into dist/, and what About tells of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ABOUT_FILE, type About } from '#shared/contract/about.ts';
import { FONT_FILES } from '../../electron/host/exporting/pdf/fonts.ts';
import { shipSample } from './ship-sample.ts';
import { ShippedPackages } from './shipped-packages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = new ShippedPackages();

export async function buildWindow(): Promise<void> {
  process.chdir(root);
  await build({
    configFile: 'build/vite.window.config.ts',
    logLevel: 'warn',
    plugins: [shipped.plugin()],
    worker: { plugins: () => [shipped.plugin()] },
  });
  writeAbout();
}

/** Comes after the window, in whose folder it says what else is shipped. */
export async function buildDesktop(): Promise<void> {
  process.chdir(root);
  for (const mode of ['main', 'preload', 'host', 'typing']) {
    await build({
      configFile: 'build/vite.electron.config.ts',
      mode,
      logLevel: 'warn',
      plugins: [shipped.plugin()],
    });
  }
  await shipSample('dist/host');
  const { resolve } = createRequire(import.meta.url);
  // What is shipped as it is, and in no bundle.
  for (const part of [...Object.values(FONT_FILES), 'better-sqlite3', 'electron/package.json']) {
    shipped.addFile(resolve(part));
  }
  writeAbout();
}

function writeAbout(): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const about: About = { version, licence: readFileSync('LICENSE', 'utf8'), packages: shipped.list() };
  writeFileSync(`dist/window/${ABOUT_FILE}`, JSON.stringify(about));
}

if (import.meta.main) {
  await buildWindow();
  await buildDesktop();
}
