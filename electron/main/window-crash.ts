/** A window whose process crashed comes back by itself; one that keeps crashing asks first. */
import { app, type BrowserWindow, dialog } from 'electron';
import { APP_ADDRESS } from '../security/sender.ts';

/** A page that crashes again so soon, in ms, would do so for ever. */
const SOON = 30_000;

/** The page that crashed is loaded anew: what was edited is in the workshop's file, and the data process still has it open. */
export function openAgainAfterCrash(window: BrowserWindow): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = performance.now();
    const isSoon = now - last < SOON;
    last = now;
    if (isSoon && !(await wantsItAgain(window))) return app.quit();
    if (!window.isDestroyed()) void window.loadURL(APP_ADDRESS);
  });
}

async function wantsItAgain(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Yardstick’s window crashed twice in a short time',
    detail: 'Nothing is lost: every edit is already in the workshop file.',
    buttons: ['Open it again', 'Quit'],
    cancelId: 0,
  });
  return response === 0;
}
