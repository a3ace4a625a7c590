/**
 * `npm start`: builds, and opens the desktop app; arguments go on to it (`npm start -- acme.yardstick`).
 * Where Electron's binary is missing and can't be fetched, the same app opens at a loopback address.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDesktop, buildWindow } from './build.ts';

/** How long Electron's own download may take, in ms; a blocked network fails long before. */
const DOWNLOAD_LIMIT = 60_000;

const root = fileURLToPath(new URL('../../', import.meta.url));
const electronPackage = join(root, 'node_modules', 'electron');

/** Electron's executable; null where it is not on this machine. */
function electronBinary(): string | null {
  const pathFile = join(electronPackage, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : defaultExecutable();
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

function defaultExecutable(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Tries Electron's own installer once. */
function fetchElectron(): void {
  const installer = join(electronPackage, 'install.js');
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(installer)) return;
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT });
}

/** Runs a program until it ends and ends like it; Ctrl+C reaches both, and the program decides. */
function hand(program: string, args: string[]): void {
  process.on('SIGINT', () => {});
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill());
  child.on('error', (error) => {
    console.error(`Yardstick could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

let binary = electronBinary();
if (!binary) {
  fetchElectron();
  binary = electronBinary();
}
await buildWindow();
if (binary) {
  await buildDesktop();
  hand(binary, [root, ...process.argv.slice(2)]);
} else {
  console.log(
    'Electron’s binary is not on this machine and can’t be fetched; Yardstick opens in the browser instead.',
  );
  hand(process.execPath, [join(root, 'electron', 'browser', 'main.ts'), '--open', ...process.argv.slice(2)]);
}
