/** The desktop app as a person has it: the real window, driven by roles and labels. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { workshopIsOpen } from './room.ts';

export const root = join(import.meta.dirname, '../../..');

/** Electron's executable, where the environment names a runtime or the package has fetched one; never downloads. */
function electronBinary(): string | null {
  const electron = join(root, 'node_modules', 'electron');
  const pathFile = join(electron, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/** The Electron runtime that the tests start; null where there is none. */
export const binary = electronBinary();

export function whyNot(): string | null {
  if (!binary) return 'there is no Electron runtime';
  if (process.platform === 'linux' && !process.env.DISPLAY) return 'there is no screen, and no Xvfb';
  return null;
}

/** Tests of the window; skipped where it can't be opened, with the reason in their name. */
export function describeDesktop(name: string, tests: () => void): void {
  const reason = whyNot();
  describe.skipIf(reason !== null)(reason ? `${name} (skipped: ${reason})` : name, tests);
}

export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where the sample's copies and the memory of the last workshop are kept. */
  readonly dataFolder: string;
  /** What the page complained of: errors, and what the content policy refused. */
  readonly complaints: string[];
  /** The next file dialog is answered with this path; null closes it without an answer. */
  answerDialog(path: string | null): Promise<void>;
  /** Ends the app as a person does. */
  quit(): Promise<void>;
  /** Ends the app and all of its processes at once, as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the app for one test, in a folder of the test's own unless an earlier one is given, and with a workshop if one is named. */
export async function startDesktop(dataFolder = temporaryFolder(), workshop?: string): Promise<Desktop> {
  const desktop = await launchDesktop({ dataFolder, workshop });
  onTestFinished(desktop.kill);
  return desktop;
}

interface Launch {
  dataFolder: string;
  /** Another way to start the runtime: a command that is given the app's arguments. Missing: the runtime itself. */
  command?: string;
  /** Whether the window's process gets the system's sandbox, which root can't have. */
  sandboxed?: boolean;
  /** Switches of Chromium's. */
  switches?: readonly string[];
  /** The path of a workshop that the start is for. */
  workshop?: string | undefined;
}

/** Starts the app and waits for the workshop; whoever starts it ends it by `kill`. */
export async function launchDesktop({
  dataFolder,
  command,
  sandboxed = false,
  switches = [],
  workshop,
}: Launch): Promise<Desktop> {
  const app = await _electron.launch({
    executablePath: command ?? binary!,
    chromiumSandbox: sandboxed,
    args: [...switches, root, ...(workshop ? [workshop] : [])],
    env: { ...definedEnvironment(), YARDSTICK_DATA: dataFolder },
  });
  const running = app.process();
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  const end = async (how: () => unknown) => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    how();
    await ended;
  };
  // Playwright starts the app as the leader of a group of its own, which holds the window and the data process too.
  const kill = () =>
    end(() => process.kill(process.platform === 'win32' ? running.pid! : -running.pid!, 'SIGKILL'));

  const complaints: string[] = [];
  const page = await firstPage(app, complaints).catch(async (error) => {
    await kill();
    throw error;
  });

  return {
    app,
    page,
    dataFolder,
    complaints,
    answerDialog: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({
          canceled: chosen === null,
          filePaths: chosen === null ? [] : [chosen],
        });
        dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
      }, path),
    quit: () => end(() => void app.close()),
    kill,
  };
}

/** The id of the data process; undefined while there is none. */
export const dataProcess = ({ app }: Desktop): Promise<number | undefined> =>
  app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Yardstick data'))
        ?.pid,
  );

/** The window's page, once its workshop is open. */
async function firstPage(app: ElectronApplication, complaints: string[]): Promise<Page> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await workshopIsOpen(page);
  return page;
}

export function definedEnvironment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...others } = process.env;
  return Object.fromEntries(Object.entries(others).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
