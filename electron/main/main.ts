/** The desktop app's start: security first, then the host, the window and the menu. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  powerMonitor,
  safeStorage,
  session,
  shell,
  type UtilityProcess,
} from 'electron';
import type { ShellCommand } from '#shared/contract/bridge.ts';
import { HostKeeper } from '../doors/host-keeper.ts';
import { untouchedSample } from '../host/shipped-sample.ts';
import { CHANNELS } from '../preload/channels.ts';
import { announceAppProtocol, serveAppProtocol } from '../security/app-protocol.ts';
import { keyringKey } from '../security/keyring.ts';
import { holdNavigation } from '../security/navigation.ts';
import { blockNetwork, silenceChromium } from '../security/network.ts';
import { answerOwnPage, hearOwnPage } from '../security/own-page.ts';
import { denyPermissions } from '../security/permissions.ts';
import { relayCalls } from './calls.ts';
import { Log } from './log.ts';
import { setMenu } from './menu.ts';
import { OpenedFiles, workshopIn } from './opened-files.ts';
import { offerPlaces } from './places.ts';
import { forkHost, hostIn } from './start-host.ts';
import { openWindow } from './window.ts';

/** The built app: this file is dist/main/main.cjs. */
const dist = join(__dirname, '..');

// Test machines that run as root can't have the system's sandbox, and say so on the command line.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
silenceChromium(app.commandLine);
// For the engine's second thread. A page gets it by headers too (COEP), but then Chromium moves it to another process as
// it loads, and now and then it never comes up under a debugger. There is no other page that memory could be read from.
app.commandLine.appendSwitch('enable-features', 'SharedArrayBuffer');
announceAppProtocol();
app.on('session-created', (created) => {
  denyPermissions(created);
  blockNetwork(created);
});

// Tests, and people who carry their data with them, name the folder themselves.
const { YARDSTICK_DATA } = process.env;
if (YARDSTICK_DATA) {
  mkdirSync(YARDSTICK_DATA, { recursive: true });
  app.setPath('userData', YARDSTICK_DATA);
}

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const dataFolder = app.getPath('userData');
  const log = new Log(join(dataFolder, 'logs'));
  log.write(
    `Yardstick ${app.getVersion()} started, Electron ${process.versions.electron}, ${process.platform}`,
  );
  process.on('uncaughtExceptionMonitor', (error) => log.write('An error was not caught', error));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log.write(`A process ended: ${type}, ${reason}, ${exitCode}`),
  );
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log.write(`The window's process ended: ${reason}, ${exitCode}`),
  );
  const fork = () => forkHost(join(dist, 'host', 'host.cjs'), dataFolder);
  /** The first data process, which begins before its window. */
  let ahead: UtilityProcess | null = null;
  const host = new HostKeeper(() => {
    const child = ahead ?? fork();
    ahead = null;
    return hostIn(child, keyringKey(safeStorage, join(dataFolder, 'keyring.bin')));
  });
  let window: BrowserWindow | null = null;

  const send = (command: ShellCommand) => window?.webContents.send(CHANNELS.command, command);
  const opened = new OpenedFiles(() => send('openWorkshop'));
  const show = () => {
    window = openWindow(join(dist, 'preload', 'preload.cjs'), dataFolder);
    window.webContents.on('did-start-loading', () => opened.windowListens(false));
    window.on('closed', () => {
      window = null;
      opened.windowListens(false);
    });
  };

  /** The workshop that the start is for, instead of the one that was open last. */
  let given = workshopIn(process.argv.slice(1), process.cwd());
  let sample = given ? null : untouchedSample(dataFolder, join(dist, 'host'));
  answerOwnPage(CHANNELS.shippedSample, null, async () => {
    const asked = sample;
    // A page that is loaded anew shows what became of it.
    sample = null;
    return asked;
  });

  holdNavigation((address) => void askToOpen(address, window));
  relayCalls(host);
  offerPlaces(host, () => window, opened);
  hearOwnPage(CHANNELS.listening, () => opened.windowListens(true));

  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) return opened.hand(path);
    // macOS names it so, before the app is ready.
    given = path;
    sample = null;
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const path = workshopIn(argv.slice(1), workingFolder);
    if (path) opened.hand(path);
  });

  void app.whenReady().then(() => {
    // Else it begins with the page's first call, once the page has shown what takes no data process.
    const isNeeded = sample === null;
    if (isNeeded) ahead = fork();
    serveAppProtocol(session.defaultSession, join(dist, 'window'));
    setMenu(send, {
      docs: app.isPackaged ? join(process.resourcesPath, 'docs') : join(dist, '..', 'docs'),
      // On macOS nothing but the app's own folder is installed.
      chromium: join(
        process.platform === 'darwin' ? process.resourcesPath : dirname(process.execPath),
        'LICENSES.chromium.html',
      ),
    });
    show();
    // While the window loads; it calls at once.
    if (isNeeded) host.start(given);
    for (const left of ['suspend', 'lock-screen'] as const) {
      powerMonitor.on(left as 'suspend', () => send('leaveMachine'));
    }
    app.on('activate', () => {
      if (!window) show();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Without this the data process would be cut off in the middle of what it writes.
    void host.close().finally(() => app.exit());
  });
}

let isAsking = false;

/** The only way out: the person sees the address and decides. One question at a time, however often a page asks. */
async function askToOpen(address: string, window: BrowserWindow | null): Promise<void> {
  if (!window || isAsking) return;
  isAsking = true;
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: 'Open this address in your browser?',
      detail: address,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    if (response === 0) await shell.openExternal(address);
  } finally {
    isAsking = false;
  }
}
