/** `app://yardstick/`: the window's files without a server, and without the rights of file://. */
import { protocol, type Session } from 'electron';
import { APP_SCHEME, isOwnAddress } from './sender.ts';
import { readWindowFile } from './window-files.ts';

/** Must run before Electron is ready. */
export function announceAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // Electron before 28 knows no cache of compiled code for schemes, and compiles the page at each start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * `handle`, the newer way, makes a request and a web stream of each file, with what Node first has to compile for it: of
 * a start 70 ms of the main process, while the window waits for its page.
 */
export function serveAppProtocol(session: Session, folder: string): void {
  session.protocol.registerBufferProtocol(APP_SCHEME, async ({ url, method }, answer) => {
    if (!isOwnAddress(url) || !['GET', 'HEAD'].includes(method)) {
      answer({ statusCode: 404, data: Buffer.alloc(0) });
      return;
    }
    const { status, headers, body } = await readWindowFile(folder, new URL(url).pathname);
    const [mimeType = ''] = (headers['Content-Type'] ?? '').split(';');
    const data = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    answer({ statusCode: status, mimeType, headers, data });
  });
}
