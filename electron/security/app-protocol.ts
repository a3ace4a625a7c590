/** `app://yardstick/`: the window's files without a server, and without the rights of file://. */
import { protocol, type Session } from 'electron';
import { APP_SCHEME, isOwnAddress } from './sender.ts';
import { readWindowFile } from './window-files.ts';

/** Must run before Electron is ready. */
export function announceAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveAppProtocol(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (!isOwnAddress(request.url) || !['GET', 'HEAD'].includes(request.method)) {
      return new Response(null, { status: 404 });
    }
    const { status, headers, body } = await readWindowFile(folder, new URL(request.url).pathname);
    return new Response(body, { status, headers });
  });
}
