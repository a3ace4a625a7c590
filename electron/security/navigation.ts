/** The window shows our page and stays there: no other page, no second window, no page within the page. */
import { app, type WebContents } from 'electron';
import { APP_ADDRESS, isOwnPage } from './sender.ts';

/** `askToOpen` gets https addresses that a person clicked; it asks before anything leaves for the browser. */
export function holdNavigation(askToOpen: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => hold(contents, askToOpen));
}

function hold(contents: WebContents, askToOpen: (address: string) => void): void {
  const refuseForeign = (event: { preventDefault(): void; url: string }) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && event.url !== 'about:srcdoc') event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isSecureAddress(url)) askToOpen(url);
    return { action: 'deny' };
  });
}

/**
 * Brings our page back where the window went on to another one all the same: Chromium asks nobody before a page
 * becomes `about:blank`.
 */
export function comeBack(contents: WebContents): void {
  contents.on('did-navigate', (_event, address) => {
    if (!isOwnPage(address)) void contents.loadURL(APP_ADDRESS);
  });
}

function isSecureAddress(address: string): boolean {
  try {
    return new URL(address).protocol === 'https:';
  } catch {
    return false;
  }
}
