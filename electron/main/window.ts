/** The one window: our page in a sandbox. */
import { app, BrowserWindow, nativeTheme } from 'electron';
import { comeBack } from '../security/navigation.ts';
import { APP_ADDRESS } from '../security/sender.ts';
import { openAgainAfterCrash } from './window-crash.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** The page's own grounds (renderer/ui/tokens.css), so that nothing flashes before it is painted. */
const PAPER = { light: '#f6f4ef', dark: '#161513' };

export function openWindow(preload: string, dataFolder: string): BrowserWindow {
  const state = readWindowState(dataFolder);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...state?.bounds,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Yardstick',
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  keepWindowState(window, dataFolder);
  comeBack(window.webContents);
  openAgainAfterCrash(window);
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(APP_ADDRESS);
  return window;
}
