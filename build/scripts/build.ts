/** `npm run build`: the window and the desktop's three processes, into dist/. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

export async function buildWindow(): Promise<void> {
  process.chdir(root);
  await build({ configFile: 'build/vite.window.config.ts', logLevel: 'warn' });
}

export async function buildDesktop(): Promise<void> {
  process.chdir(root);
  for (const mode of ['main', 'preload', 'host']) {
    await build({ configFile: 'build/vite.electron.config.ts', mode, logLevel: 'warn' });
  }
}

if (import.meta.main) {
  await buildWindow();
  await buildDesktop();
}
