/** The window shows our page and stays there: no other page, no second window, no page within the page. */
import { app, type WebContents } from 'electron';
import { isOwnAddress } from './sender.ts';

/** `askToOpen` gets https addresses that a person clicked; it asks before anything leaves for the browser. */
export function holdNavigation(askToOpen: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => hold(contents, askToOpen));
}

function hold(contents: WebContents, askToOpen: (address: string) => void): void {
  const refuseForeign = (event: { preventDefault(): void; url: string }) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
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

function isSecureAddress(address: string): boolean {
  try {
    return new URL(address).protocol === 'https:';
  } catch {
    return false;
  }
}
