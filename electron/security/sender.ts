/** Who may call: the main frame of our own page, and nobody else. */

export const APP_SCHEME = 'app';
export const APP_HOST = 'yardstick';
export const APP_ADDRESS = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** The part of Electron's WebFrameMain that tells who it is. */
interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** A frame that is gone (null), a frame within the page, or another page may not call. */
export function mayCall(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Whether the address is one of our files. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
  } catch {
    return false;
  }
}

/** Whether the address is our page, at whatever place in it; our other files are none. */
export function isOwnPage(address: string): boolean {
  return address.split(/[?#]/)[0] === APP_ADDRESS;
}
