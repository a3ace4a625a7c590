/** The loopback page: the window's files and the contract's methods on 127.0.0.1, for one browser. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostKeeper } from '../doors/host-keeper.ts';
import { isForUs, LoopbackSession } from '../security/loopback.ts';
import { readWindowFile } from '../security/window-files.ts';
import { Calls } from './calls.ts';
import { BrowserFiles } from './files.ts';
import { dataHeaders, HttpRefusal, readJson, sendJson } from './http.ts';

/**
 * Keeps the browser's other pages from getting hold of this one. The desktop's window has no other pages, and Chromium
 * would begin a second process for it, after the first.
 */
const APART = { 'Cross-Origin-Opener-Policy': 'same-origin' };

interface Folders {
  /** The built page. */
  window: string;
  /** Where workshops are kept. */
  workshops: string;
}

export interface BrowserDoor {
  /** With the token that works once. */
  address: string;
  close(): Promise<void>;
}

/** Port 0 takes any that is free. */
export async function openBrowserDoor(host: HostKeeper, folders: Folders, port = 0): Promise<BrowserDoor> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  const session = new LoopbackSession(taken);
  const files = new BrowserFiles(host, folders.workshops);
  const calls = new Calls(host);

  server.on('request', async (request, response) => {
    try {
      await answer(request, response);
    } catch (thrown) {
      refuse(response, thrown);
    }
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = { method: request.method ?? '', headers: request.headers };
    if (!isForUs(asked, taken)) throw new HttpRefusal(403, 'This address is for its own page alone.');
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${taken}`);
    const token = url.searchParams.get('token');
    if (!session.knows(asked)) {
      const cookie = asked.method === 'GET' && token !== null ? session.redeem(token) : null;
      if (cookie === null)
        throw new HttpRefusal(403, 'Start Yardstick again and open the address that it prints.');
      response.writeHead(303, { ...dataHeaders('text/plain'), Location: '/', 'Set-Cookie': cookie }).end();
      return;
    }
    // Not in the history, nor in a bookmark.
    if (token !== null) response.writeHead(303, { ...dataHeaders('text/plain'), Location: '/' }).end();
    else if (asked.method === 'POST') await post(url, request, response);
    else if (asked.method === 'GET') await get(url, response);
    else throw new HttpRefusal(405, 'Yardstick does not know this request.');
  }

  async function get(url: URL, response: ServerResponse): Promise<void> {
    const download = /^\/download\/([^/]+)$/.exec(url.pathname)?.[1];
    if (url.pathname === '/workshops') {
      sendJson(response, await files.names());
    } else if (download !== undefined) {
      const { name, bytes } = await files.download(download);
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
      const headers = { ...dataHeaders('application/octet-stream'), 'Content-Disposition': disposition };
      response.writeHead(200, headers).end(bytes);
    } else {
      const file = await readWindowFile(folders.window, url.pathname);
      response.writeHead(file.status, { ...file.headers, ...APART }).end(file.body);
    }
  }

  async function post(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, action, subject = '', ...rest] = url.pathname.split('/');
    if (rest.length > 0) throw new HttpRefusal(404, 'Yardstick does not know this request.');
    switch (action) {
      case 'call':
        return calls.run(subject, request, response);
      case 'cancel':
        calls.cancel(subject);
        return sendJson(response, null);
      case 'choose':
        return sendJson(response, await files.choose(await readJson(request)));
      case 'upload':
        return sendJson(response, await files.upload(request, url.searchParams.get('name') ?? ''));
      default:
        throw new HttpRefusal(404, 'Yardstick does not know this request.');
    }
  }

  return {
    address: `http://127.0.0.1:${taken}/?token=${session.token}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      files.remove();
      await host.close();
    },
  };
}

function refuse(response: ServerResponse, thrown: unknown): void {
  const known = thrown instanceof HttpRefusal;
  if (!known) console.error(thrown);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const sentence = known ? thrown.message : 'Something went wrong inside Yardstick.';
  response
    .writeHead(known ? thrown.status : 500, dataHeaders('text/plain; charset=utf-8'))
    .end(`${sentence}\n`);
}
