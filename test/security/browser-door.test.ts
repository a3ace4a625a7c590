import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrowserDoor, openBrowserDoor } from '../../electron/browser/server.ts';
import { HostKeeper } from '../../electron/doors/host-keeper.ts';
import type { FromHost, ToHost } from '../../electron/host/protocol.ts';

/** A host that answers with what it was asked, so that the door alone is under test. */
function echo(): HostKeeper {
  return new HostKeeper(() => {
    let hear: (message: FromHost) => void = () => {};
    const value = (message: ToHost) => {
      if (message.kind === 'register') return `place of ${message.path}`;
      return message.kind === 'call' ? { method: message.method, args: message.args } : null;
    };
    return {
      listen: (listener) => {
        hear = listener;
      },
      post: (message) =>
        hear({ kind: 'answer', call: message.call, answer: { ok: true, value: value(message) } }),
      onExit: () => {},
      kill: () => {},
    };
  });
}

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

let root: string;
let door: BrowserDoor;
let own: URL;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'yardstick-door-'));
  mkdirSync(join(root, 'window'));
  writeFileSync(join(root, 'window', 'index.html'), 'the page');
  door = await openBrowserDoor(echo(), { window: join(root, 'window'), workshops: join(root, 'workshops') });
  own = new URL(door.address);
});
afterEach(async () => {
  await door.close();
  rmSync(root, { recursive: true });
});

/** A request as it stands: fetch would not let a test lie about Host and Origin. */
function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const options = { host: '127.0.0.1', port: own.port, path, method, headers };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const redeem = () => ask(own.pathname + own.search);

async function enter(): Promise<Record<string, string>> {
  const [setCookie] = (await redeem()).headers['set-cookie'] as string[];
  return { Cookie: setCookie!.split(';')[0]! };
}

const call = (headers: Record<string, string>) =>
  ask('/call/workshop.current', { 'Content-Type': 'application/json', ...headers }, '{}');

describe('without the cookie', () => {
  test.each(['/', '/index.html', '/workshops', '/download/x', '/?token=', '/?token=wrong'])(
    'nothing is served: %s',
    async (path) => {
      const reply = await ask(path);
      expect(reply.status).toBe(403);
      expect(reply.text).not.toContain('the page');
    },
  );

  test('no method is called', async () => {
    expect((await call({ Origin: own.origin })).status).toBe(403);
    expect((await call({ Origin: own.origin, Cookie: `yardstick-${own.port}=guess` })).status).toBe(403);
  });
});

describe('the token', () => {
  test('is exchanged for a cookie that no script reads and no other site sends', async () => {
    const reply = await redeem();
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    const [setCookie] = reply.headers['set-cookie'] as string[];
    expect(setCookie).toMatch(/; HttpOnly/);
    expect(setCookie).toMatch(/; SameSite=Strict/);
    expect(setCookie).not.toContain(own.searchParams.get('token'));
  });

  test('works once', async () => {
    await redeem();
    const again = await redeem();
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('is not spent by a request that is refused', async () => {
    await ask(own.pathname + own.search, { Host: 'evil.example' });
    expect((await redeem()).status).toBe(303);
  });
});

describe('with the cookie', () => {
  test('the page is served under the content policy', async () => {
    const reply = await ask('/', await enter());
    expect(reply.text).toBe('the page');
    expect(reply.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });

  test('a method answers the page', async () => {
    const reply = await call({ ...(await enter()), Origin: own.origin });
    expect(JSON.parse(reply.text)).toEqual({
      answer: { ok: true, value: { method: 'workshop.current', args: {} } },
    });
  });

  test('another Host is refused, as DNS rebinding would send it', async () => {
    const cookie = await enter();
    for (const Host of [`localhost:${own.port}`, `evil.example:${own.port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await ask('/', { ...cookie, Host })).status).toBe(403);
    }
  });

  test('another Origin is refused, and a call without one', async () => {
    const cookie = await enter();
    expect((await ask('/', { ...cookie, Origin: 'https://evil.example' })).status).toBe(403);
    expect((await call({ ...cookie, Origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await call({ ...cookie, Origin: 'null' })).status).toBe(403);
    expect((await call(cookie)).status).toBe(403);
  });

  test('a form of another kind than JSON is refused', async () => {
    const reply = await call({ ...(await enter()), Origin: own.origin, 'Content-Type': 'text/plain' });
    expect(reply.status).toBe(415);
  });

  test('no method has a name that objects have anyway', async () => {
    const headers = { ...(await enter()), Origin: own.origin, 'Content-Type': 'application/json' };
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect((await ask(`/call/${name}`, headers, '{}')).status).toBe(404);
    }
  });

  test('a name leads to no file outside the folder of workshops', async () => {
    const headers = { ...(await enter()), Origin: own.origin, 'Content-Type': 'application/json' };
    for (const name of ['../../etc/passwd', '..\\..\\x', '/etc/passwd', '.hidden']) {
      const reply = await ask('/choose', headers, JSON.stringify({ purpose: 'createWorkshop', name }));
      const { place } = JSON.parse(reply.text) as { place: string };
      const file = place.slice('place of '.length);
      expect(file.startsWith(`${join(root, 'workshops')}/`)).toBe(true);
      expect(file.slice(join(root, 'workshops').length + 1)).not.toMatch(/[\\/]|^\./);
    }
  });

  test('what was uploaded is gone when the door is closed', async () => {
    const headers = { ...(await enter()), Origin: own.origin };
    const { text } = await ask('/upload?name=..%2Fdeals.csv', headers, 'a,b');
    const folder = (JSON.parse(text) as { place: string }).place.slice(
      'place of '.length,
      -'/deals.csv'.length,
    );
    expect(readdirSync(folder)).toEqual(['deals.csv']);
    await door.close();
    expect(() => readdirSync(folder)).toThrow();
    door = await openBrowserDoor(echo(), { window: root, workshops: root });
  });
});
